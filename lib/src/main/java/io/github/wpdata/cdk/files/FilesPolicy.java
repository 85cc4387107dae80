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
 * Who may do what with the files.
 *
 * <p>The security group decides who reaches a mount target, and pods mount without an IAM identity. So the file-system
 * policy lets everyone mount and write who comes through a mount target, over TLS; root access, and any other way in,
 * it leaves to IAM. The statements name no resource: in the policy of a file system that can only be the file system
 * itself, whose ARN is not known before it is made.
 */
final class FilesPolicy {
    static final String MOUNT = "elasticfilesystem:ClientMount";
    static final String WRITE = "elasticfilesystem:ClientWrite";
    static final String ROOT_ACCESS = "elasticfilesystem:ClientRootAccess";

    private static final Map<String, Map<String, String>> VIA_MOUNT_TARGET =
            Map.of("Bool", Map.of("elasticfilesystem:AccessedViaMountTarget", "true"));

    private FilesPolicy() {}

    static PolicyDocument document() {
        List<IPrincipal> anyone = List.of(new AnyPrincipal());
        PolicyStatement clients = PolicyStatement.Builder.create()
                .sid("ClientsThroughMountTargets")
                .principals(anyone)
                .actions(List.of(MOUNT, WRITE))
                .conditions(VIA_MOUNT_TARGET)
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
