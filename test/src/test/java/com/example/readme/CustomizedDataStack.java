package com.example.readme;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.DestinationVault;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.constructs.Construct;

public class CustomizedDataStack extends Stack {
    public CustomizedDataStack(Construct scope, String id, StackProps props, IVpc vpc, ISecurityGroup nodes) {
        super(scope, id, props);
        // A vault that exists in another region, encrypted with a customer-managed key of that region.
        DestinationVault copies = DestinationVault.withCustomerManagedKey("us-west-2", "wordpress-dr-vault");
        WordPressDataServices data = WordPressDataServices.Builder.create(this, "Data")
                .vpc(vpc)
                .clients(nodes)
                .database(database -> database.maxCapacity(32).readers(2))
                .cache(cache -> cache.nodeType("cache.r7g.large"))
                .files(files -> files.throughputMode(ThroughputMode.ELASTIC))
                .backup(backup -> backup.copyTo(copies, Duration.days(30)))
                .build();
        data.getDatabase().getWriterEndpoint(); // typed getters for everything that was created
    }
}
