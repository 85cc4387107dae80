package io.github.wpdata.cdk.app;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.ec2.CfnVPC;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.IConstruct;

/** Findings of cdk-nag that the network of the sample app has by design: the app's own acknowledgements. */
final class NetworkAcknowledgements {
    private static final Map<Class<? extends CfnResource>, List<Map<String, String>>> BY_TYPE = Map.of(
            CfnVPC.class,
            acknowledgements(
                    "Nothing joins the default security group, and closing it would take a Lambda function that may "
                            + "change security groups.",
                    "VPCDefaultSecurityGroupClosed"),
            CfnLogGroup.class,
            acknowledgements(
                    "Flow logs hold addresses and ports, no data of users, and CloudWatch Logs encrypts them with a "
                            + "key of its own; this network only stands in for the platform's.",
                    "CloudWatchLogGroupEncrypted"),
            CfnPolicy.class,
            acknowledgements(
                    "The policy allows one role to write to one log group, and is deleted with that role, so it cannot "
                            + "be given to another.",
                    "IAMNoInlinePolicy"));

    private NetworkAcknowledgements() {}

    private static List<Map<String, String>> acknowledgements(String reason, String rule) {
        return Stream.of("HIPAA.Security-", "NIST.800.53.R5-", "PCI.DSS.321-")
                .map(pack -> Map.of("id", pack + rule, "reason", reason))
                .toList();
    }

    /** Writes the acknowledgements where cdk-nag looks for them. */
    static void applyTo(IConstruct scope) {
        for (IConstruct construct : scope.getNode().findAll()) {
            if (construct instanceof Vpc vpc) {
                vpc.getNode().findAll().forEach(NetworkAcknowledgements::acknowledge);
            }
        }
    }

    private static void acknowledge(IConstruct construct) {
        BY_TYPE.forEach((type, acknowledgements) -> {
            if (type.isInstance(construct)) {
                type.cast(construct).addMetadata("cdk_nag", Map.of("rules_to_suppress", acknowledgements));
            }
        });
    }
}
