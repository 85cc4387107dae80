package io.github.wpdata.cdk.app;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads context values, which are text from the command line and JSON from cdk.json. */
final class ContextReader {
    /** The cache's identifier, name-redis, has room for 40 characters. */
    static final String NAME_FORM = "(?=.{1,34}$)[a-z][a-z0-9]*(-[a-z0-9]+)*";

    static final String REGION_FORM = "[a-z]{2}(-[a-z]+)+-\\d";

    static final Rule NAME = new Rule(
            "name",
            "",
            "1 to 34 lower-case letters, digits and single hyphens, a letter first",
            "cannot prefix the names of all resources",
            "use 1 to 34 lower-case letters, digits and single hyphens, and begin with a letter",
            "ElastiCache API: ReplicationGroupId");
    static final Rule PROFILE = new Rule(
            "profile",
            "",
            "production, staging or development",
            "is not a profile",
            "choose production, staging or development",
            "this app");
    static final Rule REGION =
            new Rule("region", "", "an AWS region", "is not a region", "write it as in us-east-1", "this app");
    static final Rule BACKUP_REGION =
            new Rule("backupRegion", "", "an AWS region", "is not a region", "write it as in us-west-2", "this app");
    static final Rule OTHER_REGION = new Rule(
            "backupRegion",
            "",
            "another region than the data's",
            "is the region of the data itself",
            "copy backups to another region",
            "this app");
    static final Rule VPC_ID =
            new Rule("vpcId", "", "id of a VPC", "is not the id of a VPC", "write it as in vpc-0a1b2c3d", "this app");
    static final Rule CLIENT_ID = new Rule(
            "clientSecurityGroupId",
            "",
            "id of a security group",
            "is not the id of a security group",
            "write it as in sg-0a1b2c3d",
            "this app");
    static final Rule SUBNET_ID = new Rule(
            "subnetIds",
            "",
            "ids of subnets, joined by commas",
            "is not the id of a subnet",
            "write it as in subnet-0a1b2c3d",
            "this app");
    static final Rule ZONE = new Rule(
            "availabilityZones",
            "",
            "availability zones, joined by commas",
            "is not an availability zone",
            "write it as in us-east-1a",
            "this app");
    static final Rule SUBNETS_AND_ZONES = new Rule(
            "availabilityZones",
            "zones",
            "as many as subnetIds",
            "do not match subnetIds (%s)",
            "name the zone of each subnet, in the same order",
            "this app");
    static final Rule CLIENT_NEEDS_VPC = new Rule(
            "clientSecurityGroupId",
            "",
            "only with vpcId",
            "belongs to an existing VPC, but vpcId is missing",
            "set vpcId too",
            "this app");
    static final Rule SUBNETS_NEED_VPC = new Rule(
            "subnetIds",
            "",
            "only with vpcId",
            "belong to an existing VPC, but vpcId is missing",
            "set vpcId too",
            "this app");
    static final Rule VPC_NEEDS_CLIENT = new Rule(
            "vpcId",
            "",
            "only with clientSecurityGroupId",
            "needs the security group of WordPress, so that it may reach the data",
            "set clientSecurityGroupId too",
            "this app");
    static final Rule LOOKUP_NEEDS_ACCOUNT = new Rule(
            "vpcId",
            "",
            "with credentials, or with subnetIds",
            "cannot be looked up without an account",
            "give the CDK CLI credentials, or set subnetIds and availabilityZones",
            "AWS CDK: Vpc.fromLookup");
    static final Rule COPY_BACKUPS = flagRule("copyBackups");
    static final Rule NOTHING_TO_COPY = new Rule(
            "copyBackups",
            "",
            "only in a profile with backups",
            "has nothing to copy: the development profile takes no backups",
            "choose production or staging, or set copyBackups to false",
            "this app");
    static final Rule TERMINATION_PROTECTION = flagRule("terminationProtection");
    static final Rule DELETION_PROTECTION = flagRule("deletionProtection");

    private final Function<String, @Nullable Object> context;
    private final Problems problems = new Problems();

    ContextReader(Function<String, @Nullable Object> context) {
        this.context = context;
    }

    private static Rule flagRule(String key) {
        return new Rule(key, "", "true or false", "is neither true nor false", "write true or false", "this app");
    }

    void require(boolean kept, Rule rule, Object value, Object... arguments) {
        problems.require(kept, rule, value, arguments);
    }

    /** A text that must be there; each key bears the name of its rule's property. */
    String text(Rule rule, String form) {
        Object value = context.apply(rule.property());
        String text = value == null ? "" : value.toString();
        require(text.matches(form), rule, text);
        return text;
    }

    @Nullable String optionalText(Rule rule, String form) {
        return context.apply(rule.property()) == null ? null : text(rule, form);
    }

    boolean flag(Rule rule) {
        return text(rule, "true|false").equals("true");
    }

    Optional<Boolean> optionalFlag(Rule rule) {
        return context.apply(rule.property()) == null ? Optional.empty() : Optional.of(flag(rule));
    }

    List<String> list(Rule rule, String form) {
        Object value = context.apply(rule.property());
        Stream<?> items = value == null
                ? Stream.empty()
                : value instanceof List<?> several
                        ? several.stream()
                        : Arrays.stream(value.toString().split("\\s*,\\s*"));
        List<String> texts = items.map(String::valueOf).toList();
        texts.forEach(text -> require(text.matches(form), rule, text));
        return texts;
    }

    void throwIfAny() {
        problems.throwIfAny(() -> "context");
    }
}
