package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.guard.Finding.Rule;
import io.github.wpdata.cdk.guard.Finding.Severity;
import io.github.wpdata.cdk.guard.Finding.Subject;
import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Template;
import io.github.wpdata.cdk.internal.validation.CdkVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;
import software.amazon.awscdk.Stage;
import software.constructs.IConstruct;

/**
 * Fails synth when the next deploy would replace, remove or unprotect a resource that holds data.
 *
 * <p>CDK has no {@code prevent_destroy}: a changed name, key or construct id silently replaces a database. The guard
 * compares each template with a baseline, a small file under version control that lists the stateful resources of the
 * app. The first synth writes it:
 *
 * <pre>{@code
 * Validations.of(app).addPlugins(ReplacementGuard.Builder.create(app).build());
 * }</pre>
 *
 * <p>A finding names the construct, the property, its old and new value, and what would happen to the data. Two ways
 * lead on: revert the change, or {@code accept} it, that change alone, with a reason. It runs even where
 * {@code CDK_VALIDATION=false} switches off CDK's own template validation.
 */
public final class ReplacementGuard implements IPolicyValidationPlugin {

    /** Context key that renews the baseline: {@code cdk synth -c wpdata:renewBaseline=true}. */
    public static final String RENEW_CONTEXT = "wpdata:renewBaseline";

    private static final List<String> CI_VARIABLES =
            List.of("CI", "CODEBUILD_BUILD_ID", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION");

    private final Path baseline;
    private final Path assembly;
    private final boolean renew;
    private final boolean required;
    private final Acceptances acceptances;
    private final ReplacementSchema schema = ReplacementSchema.bundled();

    private ReplacementGuard(Builder builder) {
        Stage stage = builder.scope instanceof Stage itself ? itself : Stage.of(builder.scope);
        if (stage == null) {
            throw new IllegalArgumentException("[%s] scope is in no app or stage; create the guard in one"
                    .formatted(builder.scope.getNode().getPath()));
        }
        baseline = builder.baseline;
        assembly = Path.of(stage.getOutdir()).toAbsolutePath().normalize();
        if (baseline.toAbsolutePath().normalize().startsWith(assembly)) {
            throw new IllegalArgumentException(
                    "[%s] baseline (%s) lies in the cloud assembly (%s), which nobody commits; choose a path outside it"
                            .formatted(stage.getNode().getPath(), baseline, assembly));
        }
        Object context = builder.scope.getNode().tryGetContext(RENEW_CONTEXT);
        renew = builder.renewBaseline != null ? builder.renewBaseline : "true".equals(String.valueOf(context));
        required = builder.requireBaseline != null ? builder.requireBaseline : isCi(System.getenv());
        acceptances = new Acceptances(builder.acceptances);
    }

    /** Continuous-integration services say so in the environment, each in its own way. */
    static boolean isCi(Map<String, String> environment) {
        return CI_VARIABLES.stream()
                .map(variable -> environment.getOrDefault(variable, ""))
                .anyMatch(value -> !value.isEmpty() && !value.equalsIgnoreCase("false"));
    }

    /**
     * The name that reports show.
     *
     * @return {@code ReplacementGuard}
     */
    @Override
    public String getName() {
        return "ReplacementGuard";
    }

    /**
     * Compares the synthesised templates with the baseline. CDK calls it at the end of synth, once for each environment.
     *
     * @param context where the templates are
     * @return the findings; no success if one of them is a loss that nobody accepted
     */
    @Override
    public PolicyValidationPluginReport validate(IPolicyValidationContext context) {
        try {
            Assembly synthesized = Assembly.read(assembly);
            List<Template> templates = synthesized.templates();
            // A resource may move to a stack of another environment, so the first call looks at all stacks.
            boolean first = templates.isEmpty()
                    || context.getTemplatePaths().stream()
                            .map(template -> Path.of(template).toAbsolutePath().normalize())
                            .anyMatch(templates.get(0).file()::equals);
            return report(first ? findings(synthesized) : List.of(), templates);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private List<Finding> findings(Assembly synthesized) throws IOException {
        if (Assembly.isAwaitingLookups(assembly)) {
            return List.of(awaitingLookups());
        }
        Baseline now = Baseline.of(synthesized, schema);
        if (!Files.exists(baseline)) {
            return List.of(required && !renew ? missing(now) : written(now, Severity.WARNING));
        }
        if (!renew) {
            return acceptances.applyTo(BaselineComparison.compare(Baseline.read(baseline), now, schema));
        }
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : BaselineComparison.compare(Baseline.read(baseline), now, schema)) {
            if (finding.rule() != Rule.NotInBaseline) {
                findings.add(finding.as(Severity.WARNING, "The renewed baseline takes this over."));
            }
        }
        findings.add(written(now, Severity.INFO));
        return findings;
    }

    private static Finding awaitingLookups() {
        return new Finding(
                Rule.AwaitingLookups,
                Severity.WARNING,
                null,
                Subject.app(),
                "The templates hold placeholders for lookups that are yet to be made, so they are not compared.",
                "Let the CDK CLI make the lookups, or commit the cdk.context.json that it writes");
    }

    private Finding missing(Baseline now) {
        return new Finding(
                Rule.BaselineMissing,
                Severity.FATAL,
                null,
                Subject.app(),
                "There is no baseline at %s, so nothing guards the stateful resources of this app (%d)."
                        .formatted(baseline, now.size()),
                "Run cdk synth outside continuous integration, review the file that it writes, and commit it");
    }

    private Finding written(Baseline now, Severity severity) throws IOException {
        now.write(baseline);
        return new Finding(
                Rule.BaselineWritten,
                severity,
                null,
                Subject.app(),
                "Wrote the baseline %s (stateful resources: %d).".formatted(baseline, now.size()),
                "Review the file and commit it; from then on it guards them");
    }

    private static PolicyValidationPluginReport report(List<Finding> findings, List<Template> templates) {
        Map<String, Path> files = templates.stream().collect(Collectors.toMap(Template::path, Template::file));
        return PolicyValidationPluginReport.builder()
                .success(findings.stream().noneMatch(finding -> finding.severity() == Severity.FATAL))
                .violations(findings.stream()
                        .map(finding -> finding.toViolation(files))
                        .toList())
                .build();
    }

    /** Configures a {@link ReplacementGuard}. */
    public static final class Builder {

        private final IConstruct scope;
        private final Map<AcceptedChange, String> acceptances = new LinkedHashMap<>();
        private Path baseline = Path.of("replacement-baseline.json");
        private @Nullable Boolean renewBaseline;
        private @Nullable Boolean requireBaseline;

        private Builder(IConstruct scope) {
            CdkVersion.require(Stage.class);
            this.scope = scope;
        }

        /**
         * Starts a guard for all stacks of an app, or of one stage.
         *
         * @param scope the app or stage that the guard is then added to
         * @return a new builder
         */
        public static Builder create(IConstruct scope) {
            return new Builder(scope);
        }

        /**
         * The baseline file. Commit it. An app that is synthesised in several configurations, say one for each value of
         * a context key, needs a baseline for each; so does each stage that has a guard of its own.
         *
         * <p>Default: {@code replacement-baseline.json} in the working directory
         *
         * @param file a path outside the cloud assembly; its directories are created
         * @return this builder
         */
        public Builder baseline(Path file) {
            require(file != null, "baseline (null) is no file; leave the call out to get the default");
            baseline = file;
            return this;
        }

        /**
         * Lets a resource or a stack go, for a reason that the report keeps: its removal, its move to another logical id
         * or stack, its change of type, another name of the stack. A changed property it does not let pass. Remove the
         * call once the change is deployed and the baseline renewed; from then on the guard warns that there is nothing
         * to accept.
         *
         * <p>Default: no change is accepted
         *
         * @param path the construct path as the finding shows it, e.g. {@code Data/Database/Cluster}
         * @param reason why the data may go, or how it was saved
         * @return this builder
         * @throws IllegalArgumentException if path or reason is blank
         */
        public Builder accept(String path, String reason) {
            return accept(new AcceptedChange(path, null), reason);
        }

        /**
         * Lets one property of a resource change, for a reason that the report keeps, whether that replaces the resource
         * or leaves it unprotected. Whatever else changes about the resource still fails synth. Remove the call once the
         * change is deployed and the baseline renewed; from then on the guard warns that there is nothing to accept.
         *
         * <p>Default: no change is accepted
         *
         * @param path the construct path as the finding shows it, e.g. {@code Data/Database/Cluster}
         * @param property the property or attribute as the finding shows it, e.g. {@code DatabaseName} or
         *     {@code DeletionPolicy}
         * @param reason why the data may go, or how it was saved
         * @return this builder
         * @throws IllegalArgumentException if path, property or reason is blank
         */
        public Builder accept(String path, String property, String reason) {
            require(isGiven(property), "property (blank) is no property; give the one that the finding shows");
            return accept(new AcceptedChange(path, property), reason);
        }

        private Builder accept(AcceptedChange change, String reason) {
            require(isGiven(change.path()), "path (blank) is no construct; give the path that the finding shows");
            require(isGiven(reason), "reason (blank) is no reason; say why the data may go, or how it was saved");
            acceptances.put(change, reason);
            return this;
        }

        /**
         * Whether to overwrite the baseline with what the templates hold now. What that takes over is reported as
         * warnings.
         *
         * <p>Default: true if the context key {@value ReplacementGuard#RENEW_CONTEXT} is
         *
         * @param renew true to renew it
         * @return this builder
         */
        public Builder renewBaseline(boolean renew) {
            renewBaseline = renew;
            return this;
        }

        /**
         * Whether a missing baseline fails synth, rather than being written: where the file is written and thrown away,
         * nothing is guarded.
         *
         * <p>Default: true in continuous integration, which the environment variables {@code CI},
         * {@code CODEBUILD_BUILD_ID}, {@code TF_BUILD}, {@code JENKINS_URL} and {@code TEAMCITY_VERSION} tell
         *
         * @param require true to fail without a baseline
         * @return this builder
         */
        public Builder requireBaseline(boolean require) {
            requireBaseline = require;
            return this;
        }

        /**
         * Makes the guard. Add it to the app with {@code Validations.of(app).addPlugins(guard)}.
         *
         * @return the guard
         * @throws IllegalArgumentException if the scope is in no app, or the baseline in the cloud assembly
         */
        public ReplacementGuard build() {
            return new ReplacementGuard(this);
        }

        private static boolean isGiven(@Nullable String text) {
            return text != null && !text.isBlank();
        }

        private void require(boolean kept, String problem) {
            if (!kept) {
                throw new IllegalArgumentException(
                        "[%s] %s".formatted(scope.getNode().getPath(), problem));
            }
        }
    }
}
