package com.example.readme;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.cache.AccessControl;
import io.github.wpdata.cdk.kubernetes.SiteIdentity;
import io.github.wpdata.cdk.kubernetes.WordPressManifests;
import io.github.wpdata.cdk.site.WordPressSite;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.constructs.Construct;

public class SiteStack extends Stack {
    public SiteStack(Construct scope, String id, StackProps props, IVpc vpc, ISecurityGroup nodes, String clusterName) {
        super(scope, id, props);
        WordPressDataServices data = WordPressDataServices.Builder.create(this, "Data")
                .vpc(vpc)
                .clients(nodes)
                .cache(cache -> cache.accessControl(AccessControl.USERS)) // a later change replaces the cache
                .build();
        WordPressSite shop = data.addSite("shop");
        SiteIdentity.Builder.create(this, "ShopPods")
                .site(shop)
                .clusterName(clusterName)
                .build();
        WordPressManifests manifests =
                WordPressManifests.Builder.create(shop).deployment().build();
        CfnOutput.Builder.create(this, "ShopManifests")
                .value(manifests.toYaml())
                .build();
    }
}
