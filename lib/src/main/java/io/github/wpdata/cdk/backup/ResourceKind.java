package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import java.util.Optional;
import java.util.regex.Pattern;

/** What AWS Backup treats in a way of its own. */
enum ResourceKind {
    /** Aurora, and what shares its ARNs: Neptune, DocumentDB. */
    DATABASE_CLUSTER,
    DATABASE_INSTANCE,
    FILE_SYSTEM,
    OTHER;

    private static final Pattern CLUSTER = Pattern.compile(":rds:.*:cluster:|DBClusterArn");
    private static final Pattern INSTANCE = Pattern.compile(":rds:.*:db:|DBInstanceArn");
    private static final Pattern EFS = Pattern.compile(":elasticfilesystem:");

    /** The type that AWS Backup names in metrics and events, of what this library makes. */
    Optional<String> resourceType() {
        return switch (this) {
            case DATABASE_CLUSTER -> Optional.of("Aurora");
            case FILE_SYSTEM -> Optional.of("EFS");
            default -> Optional.empty();
        };
    }

    /** Reads an ARN. The reference in an unresolved ARN tells the kind of the resource. */
    static ResourceKind of(String arn, StackEnvironment home) {
        String text = arn.startsWith("arn:") ? arn : String.valueOf(home.stack().resolve(arn));
        if (CLUSTER.matcher(text).find()) {
            return DATABASE_CLUSTER;
        }
        if (INSTANCE.matcher(text).find()) {
            return DATABASE_INSTANCE;
        }
        return EFS.matcher(text).find() ? FILE_SYSTEM : OTHER;
    }
}
