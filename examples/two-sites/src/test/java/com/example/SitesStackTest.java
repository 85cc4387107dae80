package com.example;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class SitesStackTest {
    @Test
    void eachSiteHasDirectoryCacheUserAndRoleOfItsOwn() {
        StackProps props = StackProps.builder()
                .env(Environment.builder()
                        .account("111122223333")
                        .region("us-east-1")
                        .build())
                .build();
        // Without credentials, AWS CDK uses a VPC with made-up subnets in place of the one looked up.
        Template template = Template.fromStack(new SitesStack(
                new App(), "Sites", props, "platform", "vpc-0123456789abcdef0", "sg-0123456789abcdef0"));

        template.resourceCountIs("AWS::RDS::DBCluster", 1);
        template.resourceCountIs("AWS::EKS::PodIdentityAssociation", 2);
        template.resourceCountIs("AWS::SecretsManager::RotationSchedule", 2);
        for (String site : List.of("shop", "blog")) {
            template.hasResourceProperties(
                    "AWS::EFS::AccessPoint",
                    Map.of("RootDirectory", Match.objectLike(Map.of("Path", "/sites/" + site))));
            template.hasResourceProperties(
                    "AWS::ElastiCache::User",
                    Map.of("AccessString", Match.stringLikeRegexp("~" + site + ":\\*")));
            template.hasResourceProperties(
                    "AWS::EKS::PodIdentityAssociation",
                    Map.of("ClusterName", "platform", "Namespace", site, "ServiceAccount", site));
        }
        template.hasOutput("ShopManifests", Map.of("Value", Match.anyValue()));
        template.hasOutput("BlogManifests", Map.of("Value", Match.anyValue()));
    }
}
