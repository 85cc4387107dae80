package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * No password in a template: everyone who can read the stack, or the history of the repository, could read it.
 */
final class SecretRules {

    /** Where secrets stand, by type; of a list, each element is one. */
    private static final Map<String, List<String>> SECRETS = Map.of(
            Types.DB_CLUSTER,
            List.of("MasterUserPassword"),
            Types.DB_INSTANCE,
            List.of("MasterUserPassword"),
            Types.REPLICATION_GROUP,
            List.of("AuthToken"),
            "AWS::ElastiCache::User",
            List.of("Passwords", "AuthenticationMode.Passwords"),
            Types.SECRET,
            List.of("SecretString"));

    private SecretRules() {}

    static Stream<Finding> plaintext(Assembly templates) {
        return SECRETS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> templates
                        .ofType(entry.getKey())
                        .flatMap(resource -> entry.getValue().stream()
                                .filter(property -> isPlain(resource, property))
                                .map(property -> finding(resource, property))));
    }

    private static boolean isPlain(Resource resource, String property) {
        SecretText text = new SecretText(resource.template());
        TemplateValue value = resource.attribute("Properties");
        for (String name : property.split("\\.")) {
            value = value.get(name);
        }
        return value.isIntrinsic()
                ? text.isPlain(value)
                : value.items().stream().anyMatch(text::isPlain);
    }

    /** The finding does not repeat the secret, for it ends in logs. */
    private static Finding finding(Resource resource, String property) {
        return new Finding(
                resource,
                List.of("Properties." + property),
                property + " (a literal) is readable in the template",
                property.equals("SecretString")
                        ? "generate the value with GenerateSecretString, and treat this one as leaked"
                        : "refer to a secret ({{resolve:secretsmanager:...}}, SecretValue in CDK), and treat this one as leaked");
    }
}
