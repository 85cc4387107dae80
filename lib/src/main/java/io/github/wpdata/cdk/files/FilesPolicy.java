package io.github.wpdata.cdk.files;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The policy of the file system, and the conditions of grants.
 *
 * <p>The security group decides which clients reach a mount target, and pods mount without an IAM identity. The policy therefore
 * allows any client that connects through a mount target over TLS to mount and write. Root access, and access by any other
 * route, requires IAM permissions. The statements name no resource: in the policy of a file system that can only be the file
 * system itself, whose ARN is unknown before it exists.
 */
final class FilesPolicy {
    static final String MOUNT = "elasticfilesystem:ClientMount";
    static final String WRITE = "elasticfilesystem:ClientWrite";
    static final String ROOT_ACCESS = "elasticfilesystem:ClientRootAccess";

    private static final Map<String, Map<String, String>> VIA_MOUNT_TARGET =
            Map.of("Bool", Map.of("elasticfilesystem:AccessedViaMountTarget", "true"));

    /** The access points themselves cannot be named: they refer to the file system, which would be a cycle. */
    private static final Map<String, Map<String, String>> VIA_ANY_ACCESS_POINT = new TreeMap<>(Map.of(
            "Bool", Map.of("elasticfilesystem:AccessedViaMountTarget", "true"),
            "Null", Map.of("elasticfilesystem:AccessPointArn", "false")));

    private FilesPolicy() {}

    static PolicyDocument document(boolean requireAccessPoint) {
        List<IPrincipal> anyone = List.of(new AnyPrincipal());
        PolicyStatement clients = PolicyStatement.Builder.create()
                .sid("ClientsThroughMountTargets")
                .principals(anyone)
                .actions(List.of(MOUNT, WRITE))
                .conditions(requireAccessPoint ? VIA_ANY_ACCESS_POINT : VIA_MOUNT_TARGET)
                .build();
        PolicyStatement plainText = PolicyStatement.Builder.create()
                .sid("NothingWithoutTls")
                .effect(Effect.DENY)
                .principals(anyone)
                .actions(List.of("*"))
                .conditions(Map.of("Bool", Map.of("aws:SecureTransport", "false")))
                .build();
        return PolicyDocument.Builder.create()
                .statements(List.of(clients, plainText))
                .build();
    }

    /** The conditions of a grant: through a mount target. */
    static Map<String, Map<String, String>> viaMountTarget() {
        return VIA_MOUNT_TARGET;
    }

    /** The conditions of a grant: through a mount target and one access point. */
    static Map<String, Map<String, String>> viaAccessPoint(String accessPointArn) {
        // Sorted, so that the template is the same each time.
        return new TreeMap<>(Map.of(
                "Bool", Map.of("elasticfilesystem:AccessedViaMountTarget", "true"),
                "StringEquals", Map.of("elasticfilesystem:AccessPointArn", accessPointArn)));
    }
}
