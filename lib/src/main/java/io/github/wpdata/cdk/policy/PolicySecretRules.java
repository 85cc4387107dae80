package io.github.wpdata.cdk.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * No password in a template: whoever may read the stack could read it, for as long as the history of the repository
 * lasts.
 */
final class PolicySecretRules {

    private static final Map<String, String> SECRETS = Map.of(
            PolicyDatabaseRules.CLUSTER,
            "MasterUserPassword",
            PolicyDatabaseRules.INSTANCE,
            "MasterUserPassword",
            PolicyCacheRules.GROUP,
            "AuthToken",
            "AWS::SecretsManager::Secret",
            "SecretString");

    /** References to a plain parameter of Systems Manager ({@code ssm}) are no secrets. */
    private static final List<String> REFERENCES = List.of("{{resolve:secretsmanager:", "{{resolve:ssm-secure:");

    private PolicySecretRules() {}

    static Stream<PolicyFinding> plaintext(PolicyTemplates templates) {
        return SECRETS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> templates
                        .ofType(entry.getKey())
                        .filter(resource -> isPlaintext(resource.template(), resource.get(entry.getValue())))
                        .map(resource -> finding(resource, entry.getValue())));
    }

    /** The finding does not repeat the secret, for it ends in logs. */
    private static PolicyFinding finding(PolicyResource resource, String property) {
        return new PolicyFinding(
                resource,
                List.of("Properties." + property),
                property + " (a literal) stands in the template for all to read",
                property.equals("SecretString")
                        ? "let Secrets Manager generate the value (GenerateSecretString), and treat this one as leaked"
                        : "refer to a secret ({{resolve:secretsmanager:...}}, SecretValue in CDK), and treat this one as leaked");
    }

    /**
     * Unlike other values, a secret in one branch of a condition, or in the default of a parameter, is in the template
     * all the same.
     */
    private static boolean isPlaintext(PolicyTemplate template, PolicyValue value) {
        if (value.isAbsent()) {
            return false;
        }
        PolicyValue argument = value.get(value.function().orElse(""));
        return switch (value.function().orElse("")) {
            case "" -> value.literal().filter(PolicySecretRules::isNoReference).isPresent();
            case "Ref" ->
                isPlaintext(template, template.defaultOf(argument.node().asText()));
            case "Fn::If" -> argument.items().stream().skip(1).anyMatch(branch -> isPlaintext(template, branch));
            case "Fn::Sub" ->
                argument.literal()
                        .filter(text -> !text.contains("${") && isNoReference(text))
                        .isPresent();
            case "Fn::Join" ->
                StreamSupport.stream(argument.node().path(1).spliterator(), false)
                        .allMatch(part -> part.isValueNode() && isNoReference(part.asText()));
            default -> false;
        };
    }

    private static boolean isNoReference(String text) {
        return REFERENCES.stream().noneMatch(text::contains);
    }
}
