package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.regex.Pattern;

/** The limits of parameters with their checks. */
final class AuroraParameterRules {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_.-]{0,99}");

    static final Rule NAME = new Rule(
            "parameter",
            "",
            "lower-case letters, digits, underscores, hyphens and dots, a letter first",
            "is not a parameter name",
            "look it up in the parameter group family aurora-mysql8.0",
            "Aurora User Guide: parameter groups");
    static final Rule PLACEHOLDER = new Rule(
            "parameter",
            "",
            "no placeholder such as ${AWS::Region}",
            "contains a placeholder, which CloudFormation replaces only in Fn::Sub",
            "use Aws.REGION and the like, or Fn.sub(…)",
            "CloudFormation Validate: embedded parameters");

    private AuroraParameterRules() {}

    static void check(AuroraSettings<?> settings, Problems problems) {
        settings.parameters.forEach((name, value) -> {
            // A name is a key of the template, which cannot be a token.
            problems.require(FORM.matcher(name).matches(), NAME, name);
            problems.require(!CommonForms.holdsPlaceholder(value), PLACEHOLDER, value);
        });
    }
}
