package com.example;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/** Runs two WordPress sites of an EKS cluster on one set of data services. */
public final class TwoSitesApp {
    // Replace these five values. The last two are in the output of: aws eks describe-cluster --name CLUSTER
    private static final String ACCOUNT = "111122223333";
    private static final String REGION = "us-east-1";
    private static final String CLUSTER = "platform";
    private static final String VPC_ID = "vpc-0123456789abcdef0";
    private static final String CLUSTER_SECURITY_GROUP_ID = "sg-0123456789abcdef0";

    private TwoSitesApp() {}

    /**
     * Synthesizes the app.
     *
     * @param args none
     */
    public static void main(String[] args) {
        App app = new App();
        StackProps props = StackProps.builder()
                .env(Environment.builder().account(ACCOUNT).region(REGION).build())
                .terminationProtection(true)
                .build();
        new SitesStack(app, "WordPressSites", props, CLUSTER, VPC_ID, CLUSTER_SECURITY_GROUP_ID);
        app.synth();
    }
}
