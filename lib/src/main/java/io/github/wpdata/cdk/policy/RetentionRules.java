package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Answer;
import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.StatefulType;
import io.github.wpdata.cdk.internal.template.StatefulTypes;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What happens to data, and to the keys and secrets that give access to it, when resource or stack is deleted. */
final class RetentionRules {

    private RetentionRules() {}

    static Stream<Finding> deletion(Assembly templates) {
        return stateful(templates)
                // These two are snapshotted by default; all else is deleted.
                .filter(resource -> !(resource.attribute("DeletionPolicy").isAbsent()
                        && StatefulTypes.isSnapshotByDefault(resource.type())))
                .flatMap(resource -> finding(
                        resource,
                        "DeletionPolicy",
                        "deletes the data together with the stack",
                        "RetainExceptOnCreate"));
    }

    static Stream<Finding> replacement(Assembly templates) {
        return stateful(templates)
                .flatMap(resource -> finding(
                        resource, "UpdateReplacePolicy", "deletes the data when an update replaces the resource"));
    }

    static Stream<Finding> termination(Assembly templates) {
        return stateful(templates)
                .map(resource -> resource.template().stack())
                .distinct()
                .filter(stack -> stack.terminationProtection() == Answer.NO)
                .map(stack -> new Finding(
                        stack,
                        "terminationProtection (false) lets a single call delete the stack, which holds data, keys or secrets",
                        "set terminationProtection of the stack to true"));
    }

    private static Stream<Finding> finding(Resource resource, String attribute, String problem, String... alsoKeep) {
        boolean snapshots = StatefulTypes.of(resource.type()).snapshots();
        List<String> keeping = new ArrayList<>(List.of("Retain"));
        keeping.addAll(List.of(alsoKeep));
        if (snapshots) {
            keeping.add("Snapshot");
        }
        TemplateValue policy = resource.attribute(attribute);
        return Finding.when(
                !policy.isIntrinsic() && keeping.stream().noneMatch(policy::is),
                resource,
                attribute,
                policy,
                problem,
                snapshots ? "set it to Snapshot or Retain" : "set it to Retain");
    }

    private static Stream<Resource> stateful(Assembly templates) {
        return StatefulTypes.all().values().stream()
                .filter(StatefulType::isToBeKept)
                .flatMap(type -> templates.ofType(type.name()))
                .filter(resource -> !CacheRules.isMemcached(resource))
                // The data of a cluster belongs to the cluster: its instances may come and go.
                .filter(resource -> resource.get("DBClusterIdentifier").isAbsent()
                        || resource.type().equals(Types.DB_CLUSTER));
    }
}
