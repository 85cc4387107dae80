package io.github.wpdata.cdk.benchmark;

/**
 * How long resources take to be made, in minutes. These are rough figures of what is usual; they decide no more than which of
 * several chains is the longest.
 */
final class CreationTimes {
    private CreationTimes() {}

    static double minutes(String type) {
        return switch (type) {
            case "AWS::RDS::DBCluster" -> 2;
            case "AWS::RDS::DBInstance" -> 8;
            case "AWS::ElastiCache::ReplicationGroup" -> 10;
            case "AWS::EFS::MountTarget" -> 1.5;
            default -> 0.25;
        };
    }
}
