package com.example.readme;

import io.github.wpdata.cdk.WordPressDataServices;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.constructs.Construct;

public class DataStack extends Stack {
    public DataStack(Construct scope, String id, StackProps props, IVpc vpc, ISecurityGroup nodes) {
        super(scope, id, props);
        WordPressDataServices.Builder.create(this, "Data")
                .vpc(vpc)
                .clients(nodes)
                .build();
    }
}
