package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.database.KnownParameter.State;
import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Documented;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The limits of parameters with their checks. What is known to be wrong is refused; an unknown name is a warning. */
final class AuroraParameterRules implements Documented {
    private static final String GUIDE = "Aurora User Guide: Aurora MySQL configuration parameters";
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_.-]{0,99}");

    static final AuroraParameterRules OF_CLUSTER = new AuroraParameterRules("parameter");
    static final AuroraParameterRules OF_INSTANCES = new AuroraParameterRules("instanceParameter");

    private final Rule name;
    private final Rule absent;
    private final Rule fixed;
    private final Rule allowed;
    private final Rule placeholder;

    private AuroraParameterRules(String property) {
        name = new Rule(
                property,
                "",
                "lower-case letters, digits, underscores, hyphens and dots, a letter first",
                "is not a parameter name",
                "look it up in the parameter group family aurora-mysql8.0",
                "Aurora User Guide: parameter groups");
        absent = new Rule(
                property,
                "",
                "a name of the family aurora-mysql8.0",
                "does not exist in the parameter group family aurora-mysql8.0",
                "leave it out",
                GUIDE);
        fixed = new Rule(
                property,
                "",
                "a parameter that can be modified",
                "cannot be modified in Aurora MySQL",
                "leave it out",
                GUIDE);
        allowed = new Rule(
                property,
                "",
                "an allowed value, where the allowed values are known",
                "is not an allowed value",
                "use one of %s",
                "RDS API: DescribeEngineDefaultClusterParameters");
        placeholder = new Rule(
                property,
                "",
                "no placeholder such as ${AWS::Region}",
                "contains a placeholder, which CloudFormation replaces only in Fn::Sub",
                "use Aws.REGION and the like, or Fn.sub(…)",
                "CloudFormation Validate: embedded parameters");
    }

    void check(Map<String, String> parameters, AuroraEngine engine, Problems problems) {
        boolean knownFamily = engine.majorVersion().equals(KnownParameter.MAJOR_VERSION);
        parameters.forEach((key, value) -> {
            // A name is a key of the template, which cannot be a token.
            problems.require(FORM.matcher(key).matches(), name, key);
            boolean holdsPlaceholder = CommonForms.holdsPlaceholder(value);
            problems.require(!holdsPlaceholder, placeholder, value);
            if (knownFamily && !holdsPlaceholder) {
                KnownParameter.of(key).ifPresent(known -> check(known, value, problems));
            }
        });
    }

    private void check(KnownParameter known, String value, Problems problems) {
        problems.require(known.state() != State.ABSENT, absent, known.name());
        problems.require(known.state() != State.FIXED, fixed, known.name());
        problems.require(known.allows(value), allowed, known.name() + " = " + value, known.shownAllowed());
    }

    @Override
    public List<Rule> all() {
        return List.of(name, absent, fixed, allowed, placeholder);
    }
}
