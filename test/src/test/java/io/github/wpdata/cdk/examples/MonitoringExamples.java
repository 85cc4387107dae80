package io.github.wpdata.cdk.examples;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.monitoring.DataAlarm;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** The code of docs/monitoring.md. */
final class MonitoringExamples extends Stack {
    MonitoringExamples(Construct scope, String id, StackProps props, IVpc vpc, SecurityGroup nodes, ITopic onCall) {
        super(scope, id, props);
        WordPressDataServices data = WordPressDataServices.Builder.create(this, "Data")
                .vpc(vpc)
                .clients(nodes)
                .notify(onCall)
                .monitoring(m -> m.threshold(DataAlarm.CACHE_MEMORY, 90).without(DataAlarm.CACHE_EVICTIONS))
                .build();
    }
}
