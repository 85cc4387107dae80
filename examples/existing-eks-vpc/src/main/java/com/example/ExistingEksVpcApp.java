package com.example;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/** Adds the data services to the VPC of an EKS cluster that exists already. */
public final class ExistingEksVpcApp {
    // Replace these four values. The last two are in the output of: aws eks describe-cluster --name CLUSTER
    private static final String ACCOUNT = "111122223333";
    private static final String REGION = "us-east-1";
    private static final String VPC_ID = "vpc-0123456789abcdef0";
    private static final String CLUSTER_SECURITY_GROUP_ID = "sg-0123456789abcdef0";

    private ExistingEksVpcApp() {}

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
        new DataStack(app, "WordPressData", props, VPC_ID, CLUSTER_SECURITY_GROUP_ID);
        app.synth();
    }
}
