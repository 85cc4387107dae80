package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.validation.CdkVersion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;
import software.amazon.awscdk.PolicyViolatingResource;
import software.amazon.awscdk.PolicyViolation;

/**
 * Rules for the data of a WordPress platform, checked on the finished templates of an app or a stage, whether or not it
 * uses the constructs of this library, and after escape hatches. One line adds them:
 *
 * <pre>{@code
 * Validations.of(app).addPlugins(WordPressDataPolicies.production());
 * }</pre>
 *
 * <p>A finding is acknowledged by its id, with a reason:
 *
 * <pre>{@code
 * Validations.of(database).acknowledge(Acknowledgment.builder()
 *         .id("wpdata::aurora-reader")
 *         .reason("Rebuilt from a snapshot each night")
 *         .build());
 * }</pre>
 *
 * <p>What a template hides behind a parameter, a condition or a lookup is skipped, never guessed.
 */
public final class WordPressDataPolicies implements IPolicyValidationPlugin {

    private static final List<String> RULE_IDS =
            Arrays.stream(PolicyRule.values()).map(PolicyRule::id).toList();

    private final String severity;

    private WordPressDataPolicies(String severity) {
        CdkVersion.require(IPolicyValidationContext.class);
        this.severity = severity;
    }

    /**
     * The rules for production: each finding is an error, and the synthesis fails.
     *
     * @return a plugin for an app or a stage
     */
    public static WordPressDataPolicies production() {
        return new WordPressDataPolicies("error");
    }

    /**
     * The rules for all other environments: each finding is a warning.
     *
     * @return a plugin for an app or a stage
     */
    public static WordPressDataPolicies nonProduction() {
        return new WordPressDataPolicies("warning");
    }

    /** {@return the name under which CDK's report shows the findings} */
    @Override
    public String getName() {
        return "WordPressDataPolicies";
    }

    /** {@return the ids of all rules, in the order of the documentation} */
    @Override
    public List<String> getRuleIds() {
        return RULE_IDS;
    }

    /**
     * Checks the templates; called by CDK at the end of synthesis.
     *
     * @param context the templates
     * @return one violation for each finding
     */
    @Override
    public PolicyValidationPluginReport validate(IPolicyValidationContext context) {
        Assembly templates = Assembly.of(context.getStackTemplates().stream()
                .map(stack -> Map.entry(stack.getStackConstructPath(), Path.of(stack.getTemplatePath())))
                .toList());
        Acknowledgements acknowledgements = new Acknowledgements(context.getAppConstruct());
        List<PolicyViolation> violations = Stream.of(PolicyRule.values())
                .flatMap(rule -> rule.check(templates)
                        .map(finding -> violation(acknowledgements.idFor(rule.id(), finding), finding)))
                .toList();
        return PolicyValidationPluginReport.builder()
                .success(violations.isEmpty() || severity.equals("warning"))
                .violations(violations)
                .build();
    }

    /**
     * CDK would merge the texts of findings in one violation, so each has its own. CDK adds the construct's path of a
     * resource itself.
     */
    private PolicyViolation violation(String id, Finding finding) {
        Resource resource = finding.resource();
        PolicyViolatingResource.Builder subject =
                PolicyViolatingResource.builder().locations(finding.locations());
        if (resource == null) {
            subject.constructPath(finding.constructPath());
        } else {
            subject.resourceLogicalId(resource.logicalId())
                    .templatePath(resource.template().file().toString());
        }
        return PolicyViolation.builder()
                .ruleName(id)
                .description(finding.problem())
                .fix(finding.remedy())
                .severity(severity)
                .violatingResources(List.of(subject.build()))
                .build();
    }
}
