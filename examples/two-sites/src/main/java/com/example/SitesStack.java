package com.example;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.cache.AccessControl;
import io.github.wpdata.cdk.kubernetes.SiteIdentity;
import io.github.wpdata.cdk.kubernetes.WordPressManifests;
import io.github.wpdata.cdk.site.WordPressSite;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcLookupOptions;
import software.constructs.Construct;

/** Two sites that share database, cache and file system, and cannot read each other's data. */
public final class SitesStack extends Stack {
    private final WordPressDataServices data;
    private final String cluster;

    /**
     * Adds the stack to an app.
     *
     * @param scope the app
     * @param id id of the stack
     * @param props account and region, which the lookup of the VPC needs
     * @param cluster name of the EKS cluster
     * @param vpcId id of the VPC of that cluster
     * @param clusterSecurityGroupId id of the security group of the cluster's nodes and pods
     */
    public SitesStack(
            Construct scope,
            String id,
            StackProps props,
            String cluster,
            String vpcId,
            String clusterSecurityGroupId) {
        super(scope, id, props);
        this.cluster = cluster;
        IVpc vpc = Vpc.fromLookup(
                this, "Vpc", VpcLookupOptions.builder().vpcId(vpcId).build());
        ISecurityGroup clients = SecurityGroup.fromSecurityGroupId(this, "Clients", clusterSecurityGroupId);
        data = WordPressDataServices.Builder.create(this, "Data")
                .vpc(vpc)
                .clients(clients)
                // A user of the cache for each site. A later change from one token to users replaces the cache.
                .cache(cache -> cache.accessControl(AccessControl.USERS))
                .build();
        addSite("shop", "Shop");
        addSite("blog", "Blog");
    }

    private void addSite(String name, String prefix) {
        WordPressSite site = data.addSite(name, settings -> settings.rotation(Duration.days(30)));
        // The role of the pods, which EKS Pod Identity gives to service account and namespace of the site's name.
        SiteIdentity.Builder.create(this, prefix + "Pods")
                .site(site)
                .clusterName(cluster)
                .build();
        // For kubectl apply, in a namespace of the site's name.
        WordPressManifests manifests =
                WordPressManifests.Builder.create(site).deployment().build();
        CfnOutput.Builder.create(this, prefix + "Manifests")
                .value(manifests.toYaml())
                .build();
    }
}
