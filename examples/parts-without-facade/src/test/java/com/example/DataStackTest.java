package com.example;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class DataStackTest {
    @Test
    void allPartsShareOneKeyAndOnePlanBacksUpDatabaseAndFiles() {
        Template template = Template.fromStack(
                new DataStack(new App(), "Data", StackProps.builder().build()));

        template.resourceCountIs("AWS::KMS::Key", 1);
        template.hasResourceProperties(
                "AWS::RDS::DBCluster",
                Map.of("ServerlessV2ScalingConfiguration", Map.of("MinCapacity", 1, "MaxCapacity", 8)));
        template.hasResourceProperties("AWS::ElastiCache::ReplicationGroup", Map.of("Engine", "valkey"));
        template.hasResourceProperties(
                "AWS::EFS::AccessPoint",
                Map.of("RootDirectory", Match.objectLike(Map.of("Path", "/wp-content"))));
        template.resourceCountIs("AWS::Backup::BackupPlan", 1);
        template.hasResourceProperties(
                "AWS::Backup::BackupSelection",
                Map.of(
                        "BackupSelection",
                        Match.objectLike(Map.of(
                                "Resources", new Object[] {Match.anyValue(), Match.anyValue()}))));
    }
}
