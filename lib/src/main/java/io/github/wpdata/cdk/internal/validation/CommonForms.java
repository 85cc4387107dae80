package io.github.wpdata.cdk.internal.validation;

import java.util.regex.Pattern;

/** Forms of text that more than one construct accepts. */
public final class CommonForms {
    /** A reference to a secret that CloudFormation resolves during deployment. */
    public static final Pattern SECRET_REFERENCE =
            Pattern.compile("\\{\\{resolve:(secretsmanager|ssm-secure):[^{}]+}}");

    private static final String REGION = "[a-z]{2,4}(-[a-z]{2,12}){1,3}-[1-9][0-9]?";
    /** ElastiCache accepts 40 characters in the id of a replication group, of which the suffix takes six. */
    private static final String NAME_PREFIX = "(?=.{1,34}$)[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static final String ACCOUNT = "[0-9]{12}";
    private static final String VAULT_NAME = "[a-zA-Z0-9_-]{2,50}";
    private static final String LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    private CommonForms() {}

    /**
     * A prefix of the physical names of all services.
     *
     * @param property name of the setter
     * @return the rule
     */
    public static TextRule namePrefix(String property) {
        Rule rule = new Rule(
                property,
                "",
                "1 to 34 lower-case letters, digits and single hyphens, a letter first",
                "is not a valid name prefix",
                "use 1 to 34 lower-case letters, digits and single hyphens, and begin with a letter",
                "ElastiCache API: ReplicationGroupId");
        return TextRule.matching(rule, NAME_PREFIX);
    }

    /**
     * A region.
     *
     * @param property name of the setter
     * @return the rule
     */
    public static TextRule region(String property) {
        Rule rule = new Rule(
                property, "", "a region", "is not a region", "write it as in us-west-2", "AWS: names of regions");
        return TextRule.matching(rule, REGION);
    }

    /**
     * An account.
     *
     * @param property name of the setter
     * @return the rule
     */
    public static TextRule account(String property) {
        Rule rule = new Rule(
                property, "", "12 digits", "is not an account", "write it as in 123456789012", "AWS: account ids");
        return TextRule.matching(rule, ACCOUNT);
    }

    /**
     * The name of a backup vault.
     *
     * @param property name of the setter
     * @return the rule
     */
    public static TextRule vaultName(String property) {
        String form = "2 to 50 letters, digits, hyphens and underscores";
        Rule rule = new Rule(
                property,
                "",
                form,
                "is not a vault name",
                "use " + form,
                "CloudFormation schema: AWS::Backup::BackupVault");
        return TextRule.matching(rule, VAULT_NAME);
    }

    /**
     * A label of Kubernetes, which names a namespace for instance.
     *
     * @param property name of the setter
     * @param problem what a text of another form is not, as in {@code is not the name of a namespace}
     * @return the rule
     */
    public static TextRule label(String property, String problem) {
        Rule rule = new Rule(
                property,
                "",
                "1 to 63 lower-case letters, digits and hyphens, no hyphen at either end",
                problem,
                "use 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end",
                "Kubernetes: RFC 1123 labels");
        return TextRule.matching(rule, LABEL);
    }

    /**
     * The port of a database or a cache.
     *
     * @param source source of the limit
     * @return the rule
     */
    public static RangeRule port(String source) {
        return RangeRule.of("port", "", 1150, 65_535, "", source);
    }

    /**
     * Whether the value of an engine parameter holds a placeholder, which CloudFormation fills in nowhere but in Fn::Sub.
     *
     * @param value the value
     * @return true if the value would arrive as it is written
     */
    public static boolean holdsPlaceholder(String value) {
        return value.contains("${") && !Tokens.isToken(value) || Tokens.isList(value);
    }
}
