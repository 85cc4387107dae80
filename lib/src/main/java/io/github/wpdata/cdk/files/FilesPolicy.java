package io.github.wpdata.cdk.files;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.PolicyDocument;

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

    /** As JSON, which is one call to JavaScript; a construct for each statement and principal would be one more each. */
    static PolicyDocument document(boolean requireAccessPoint) {
        return PolicyDocument.fromJson(Map.of(
                "Statement",
                List.of(
                        statement(
                                "ClientsThroughMountTargets",
                                "Allow",
                                List.of(MOUNT, WRITE),
                                requireAccessPoint ? VIA_ANY_ACCESS_POINT : VIA_MOUNT_TARGET),
                        statement(
                                "NothingWithoutTls",
                                "Deny",
                                List.of("*"),
                                Map.of("Bool", Map.of("aws:SecureTransport", "false"))))));
    }

    private static Map<String, Object> statement(
            String sid, String effect, List<String> actions, Map<String, Map<String, String>> conditions) {
        return Map.of(
                "Sid", sid,
                "Effect", effect,
                "Principal", Map.of("AWS", "*"),
                "Action", actions,
                "Condition", conditions);
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
