package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.database.KnownParameter.State;
import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.regex.Pattern;

/** The limits of parameters with their checks. What is known to be wrong is refused; an unknown name is a warning. */
final class AuroraParameterRules {
    private static final String GUIDE = "Aurora User Guide: Aurora MySQL configuration parameters";
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_.-]{0,99}");

    static final Rule NAME = new Rule(
            "parameter",
            "",
            "lower-case letters, digits, underscores, hyphens and dots, a letter first",
            "is not a parameter name",
            "look it up in the parameter group family aurora-mysql8.0",
            "Aurora User Guide: parameter groups");
    static final Rule ABSENT = new Rule(
            "parameter",
            "",
            "a name of the family aurora-mysql8.0",
            "does not exist in the parameter group family aurora-mysql8.0",
            "leave it out",
            GUIDE);
    static final Rule FIXED = new Rule(
            "parameter",
            "",
            "a parameter that can be modified",
            "cannot be modified in Aurora MySQL",
            "leave it out",
            GUIDE);
    static final Rule ALLOWED = new Rule(
            "parameter",
            "",
            "an allowed value, where the allowed values are known",
            "is not an allowed value",
            "use one of %s",
            "RDS API: DescribeEngineDefaultClusterParameters");
    static final Rule PLACEHOLDER = new Rule(
            "parameter",
            "",
            "no placeholder such as ${AWS::Region}",
            "contains a placeholder, which CloudFormation replaces only in Fn::Sub",
            "use Aws.REGION and the like, or Fn.sub(…)",
            "CloudFormation Validate: embedded parameters");

    private AuroraParameterRules() {}

    static void check(AuroraSettings<?> settings, AuroraEngine engine, Problems problems) {
        settings.parameters.forEach((name, value) -> {
            // A name is a key of the template, which cannot be a token.
            problems.require(FORM.matcher(name).matches(), NAME, name);
            boolean placeholder = CommonForms.holdsPlaceholder(value);
            problems.require(!placeholder, PLACEHOLDER, value);
            if (engine.majorVersion().equals(KnownParameter.MAJOR_VERSION) && !placeholder) {
                KnownParameter.of(name).ifPresent(known -> check(known, value, problems));
            }
        });
    }

    private static void check(KnownParameter known, String value, Problems problems) {
        problems.require(known.state() != State.ABSENT, ABSENT, known.name());
        problems.require(known.state() != State.FIXED, FIXED, known.name());
        problems.require(known.allows(value), ALLOWED, known.name() + " = " + value, known.shownAllowed());
    }
}
