package io.github.wpdata.cdk.compliance;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.app.NetworkStack;
import io.github.wpdata.cdk.testing.SampleApp;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.ec2.CfnVPC;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.IConstruct;

/** The sample app under the rule packs, once for each profile; in production with the stack of the backup region. */
final class SampleProfiles {
    private static final Map<Profile, RulePacks> SYNTHESISED = new EnumMap<>(Profile.class);

    private SampleProfiles() {}

    static RulePacks of(Profile profile) {
        return SYNTHESISED.computeIfAbsent(profile, SampleProfiles::synthesise);
    }

    private static RulePacks synthesise(Profile profile) {
        Map<String, Object> changes = new HashMap<>(RulePacks.CONTEXT);
        changes.put("profile", profile.name());
        changes.put("complianceAcknowledgements", true);
        changes.put("copyBackups", profile == Profile.PRODUCTION);
        SampleApp sample = SampleApp.with(changes);
        acknowledgeNetwork(sample.network());
        return RulePacks.over(sample.app());
    }

    /** The network only stands for the platform's, so the app itself acknowledges nothing of it. */
    private static void acknowledgeNetwork(NetworkStack network) {
        for (IConstruct child : network.getNode().findAll()) {
            if (child instanceof CfnVPC vpc) {
                acknowledge(
                        vpc,
                        "Nothing joins the default security group, and closing it would take a Lambda function that may "
                                + "change security groups.",
                        "VPCDefaultSecurityGroupClosed");
            } else if (child instanceof CfnLogGroup logGroup) {
                acknowledge(
                        logGroup,
                        "Flow logs hold addresses and ports, no data of users, and CloudWatch Logs encrypts them with a key "
                                + "of its own.",
                        "CloudWatchLogGroupEncrypted");
            } else if (child instanceof CfnPolicy policy) {
                acknowledge(
                        policy,
                        "The policy allows one role to write to one log group, and is deleted with that role.",
                        "IAMNoInlinePolicy");
            }
        }
    }

    private static void acknowledge(CfnResource resource, String reason, String rule) {
        List<Map<String, String>> rules = Stream.of("HIPAA.Security", "NIST.800.53.R5", "PCI.DSS.321")
                .map(pack -> Map.of("id", pack + "-" + rule, "reason", reason))
                .toList();
        resource.addMetadata("cdk_nag", Map.of("rules_to_suppress", rules));
    }
}
