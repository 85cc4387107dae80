package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.List;
import java.util.stream.Stream;

/** Encryption in transit: plain connections are refused. */
final class EncryptionInTransitRules {

    private static final String PARAMETER = "require_secure_transport";

    private EncryptionInTransitRules() {}

    static Stream<Finding> cluster(Assembly templates) {
        return templates
                .ofType(Types.DB_CLUSTER)
                .filter(cluster -> cluster.get("Engine").is("aurora-mysql"))
                .flatMap(cluster -> settings(cluster)
                        .filter(setting -> isPlain(cluster, setting))
                        .map(setting -> new Finding(
                                cluster,
                                List.of("Properties.DBClusterParameterGroupName"),
                                "%s (%s) allows clients to connect to the database without TLS"
                                        .formatted(PARAMETER, setting.shown()),
                                "set it to ON in the parameter group of the cluster")));
    }

    /** What the parameter groups of the cluster say, those that are in sight. */
    private static Stream<TemplateValue> settings(Resource cluster) {
        TemplateValue group = cluster.get("DBClusterParameterGroupName");
        boolean preset =
                group.literal().filter(name -> name.startsWith("default.")).isPresent();
        return group.isAbsent() || preset
                ? Stream.of(TemplateValue.NONE)
                : cluster.references("DBClusterParameterGroupName").resources().stream()
                        .filter(resource -> resource.type().equals("AWS::RDS::DBClusterParameterGroup"))
                        .map(resource -> resource.get("Parameters").get(PARAMETER));
    }

    private static boolean isPlain(Resource cluster, TemplateValue setting) {
        if (setting.isAbsent()) {
            TemplateValue version = cluster.get("EngineVersion");
            // Off by default, before version 8.4 at least.
            return version.isAbsent()
                    || version.literal().filter(text -> !text.startsWith("8.4")).isPresent();
        }
        return setting.literal().filter(value -> !value.matches("(?i)1|ON")).isPresent();
    }

    static Stream<Finding> fileSystem(Assembly templates) {
        return templates.ofType(Types.FILE_SYSTEM).flatMap(files -> {
            TemplateValue policy = files.get("FileSystemPolicy");
            return policy.isIntrinsic()
                            || policy.get("Statement").isIntrinsic()
                            || ResourcePolicyRules.refusesPlain(policy)
                    ? Stream.empty()
                    : Stream.of(new Finding(
                            files,
                            List.of("Properties.FileSystemPolicy"),
                            "FileSystemPolicy allows clients to mount without TLS",
                            "deny every action where aws:SecureTransport is false"));
        });
    }

    static Stream<Finding> cache(Assembly templates) {
        return Stream.of(Types.REPLICATION_GROUP, Types.CACHE_CLUSTER)
                .flatMap(templates::ofType)
                .flatMap(cache -> Stream.concat(
                        Finding.when(
                                cache.get("TransitEncryptionEnabled").isNot(true),
                                cache,
                                "TransitEncryptionEnabled",
                                "sends sessions and the token unencrypted",
                                "set it to true"),
                        Finding.when(
                                cache.get("TransitEncryptionMode").is("preferred"),
                                cache,
                                "TransitEncryptionMode",
                                "still accepts connections without TLS",
                                "set it to required as soon as every client supports TLS")));
    }
}
