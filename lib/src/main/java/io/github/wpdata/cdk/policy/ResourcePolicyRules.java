package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The principals that the policies of resources allow. */
final class ResourcePolicyRules {

    /** The property that holds the policy, by type. */
    private static final Map<String, String> POLICIES = Map.of(
            Types.BACKUP_VAULT,
            "AccessPolicy",
            Types.AIR_GAPPED_VAULT,
            "AccessPolicy",
            Types.FILE_SYSTEM,
            "FileSystemPolicy",
            Types.KEY,
            "KeyPolicy",
            Types.REPLICA_KEY,
            "KeyPolicy",
            "AWS::SecretsManager::ResourcePolicy",
            "ResourcePolicy");

    private static final String TLS = "aws:SecureTransport";

    private ResourcePolicyRules() {}

    static Stream<Finding> open(Assembly templates) {
        return POLICIES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry ->
                        templates.ofType(entry.getKey()).flatMap(resource -> open(resource, entry.getValue())));
    }

    private static Stream<Finding> open(Resource resource, String property) {
        List<TemplateValue> statements = resource.get(property).get("Statement").items();
        return IntStream.range(0, statements.size())
                .filter(i -> isOpen(statements.get(i)))
                .mapToObj(i -> new Finding(
                        resource,
                        List.of("Properties.%s.Statement.%d.Principal".formatted(property, i)),
                        "%s (statement %d) allows every principal of every account".formatted(property, i + 1),
                        "name the principals, or add a condition that narrows them, such as aws:PrincipalOrgID"));
    }

    private static boolean isOpen(TemplateValue statement) {
        TemplateValue principal = statement.get("Principal");
        boolean everybody = principal.is("*")
                || principal.get("AWS").items().stream().anyMatch(account -> account.is("*"))
                || !statement.get("NotPrincipal").isAbsent();
        return statement.get("Effect").is("Allow") && everybody && isUnconditional(statement.get("Condition"));
    }

    /** Everybody can meet the demand for TLS; any other condition may narrow. */
    private static boolean isUnconditional(TemplateValue condition) {
        return !condition.isIntrinsic()
                && condition
                        .node()
                        .valueStream()
                        .flatMap(operator -> operator.properties().stream())
                        .allMatch(entry -> entry.getKey().equals(TLS));
    }

    /** Whether the policy refuses whatever comes without TLS. */
    static boolean refusesPlain(TemplateValue policy) {
        List<TemplateValue> statements = policy.get("Statement").items();
        return statements.stream().anyMatch(statement -> asks(statement, "Deny", "false"))
                || (!statements.isEmpty()
                        && statements.stream()
                                .filter(statement -> statement.get("Effect").is("Allow"))
                                .allMatch(statement -> asks(statement, "Allow", "true")));
    }

    private static boolean asks(TemplateValue statement, String effect, String tls) {
        TemplateValue bool = statement.get("Condition").get("Bool");
        return statement.isIntrinsic()
                || (statement.get("Effect").is(effect)
                        && (bool.isIntrinsic() || bool.get(TLS).is(tls)));
    }
}
