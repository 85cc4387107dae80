package io.github.wpdata.cdk.app;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.cache.AccessControl;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.constructs.Node;

/**
 * The configuration of a deployment, read from CDK context: {@code -c key=value}, or the {@code context} of cdk.json.
 *
 * @param name prefix of all physical names
 * @param profile capacity, replicas, retention and protection, chosen together
 * @param region region of the data services
 * @param backupRegion region that backups are copied to; empty if they are not copied
 * @param terminationProtection whether the stacks are protected from deletion
 * @param deletionProtection whether the database is protected from deletion; empty to leave it to the profile
 * @param network the existing network of the clients; empty to create one
 * @param account account to look that network up in; empty if nothing is looked up, so that the templates do not depend on
 *     the credentials they are made with
 * @param sites names of the WordPress sites to add
 * @param cacheAccessControl whether each site has a user of the cache, or all share a token
 * @param eksCluster name of the EKS cluster whose pods may use the sites; empty to make no roles for pods
 * @param eksAddons whether to add to that cluster the add-ons that pods of sites need
 * @param alarmEmail address that alarms and messages are sent to; empty for no subscription
 * @param restoreDatabaseFrom snapshot or recovery point that the database is restored from; empty for a new database
 * @param restoredFiles directory that AWS Backup has restored files into; empty if none are restored
 * @param restoreTest whether the backups are restored and checked each week
 */
public record DeploymentConfig(
        String name,
        Profile profile,
        String region,
        Optional<String> backupRegion,
        boolean terminationProtection,
        Optional<Boolean> deletionProtection,
        Optional<ExistingNetwork> network,
        Optional<String> account,
        List<String> sites,
        AccessControl cacheAccessControl,
        Optional<String> eksCluster,
        boolean eksAddons,
        Optional<String> alarmEmail,
        Optional<String> restoreDatabaseFrom,
        Optional<String> restoredFiles,
        boolean restoreTest) {
    /** The longest name made of it, name-redis, may have 40 characters. */
    private static final String NAME_FORM = "(?=.{1,34}$)[a-z][a-z0-9]*(-[a-z0-9]+)*";

    /** With rotation, each site has a second database user, whose name is six characters longer. */
    private static final String SITE_FORM = "(?=.{1,10}$)[a-z][a-z0-9]*(-[a-z0-9]+)*";

    /** The stack has the outputs AdminSecretArn and KubernetesManifests. */
    private static final Set<String> NAMES_OF_OUTPUTS = Set.of("admin", "kubernetes");

    private static final String REGION_FORM = "[a-z]{2}(-[a-z]+)+-\\d";

    /**
     * A network that exists already.
     *
     * @param vpcId id of the VPC
     * @param subnetIds ids of the private subnets; empty to look them up
     * @param availabilityZones availability zone of each subnet, in the same order
     * @param clientSecurityGroupId id of the security group of the pods or nodes that run WordPress
     * @param vpcCidr address range of the VPC, which the network policies of sites need; nothing to look it up
     */
    public record ExistingNetwork(
            String vpcId,
            List<String> subnetIds,
            List<String> availabilityZones,
            String clientSecurityGroupId,
            Optional<String> vpcCidr) {}

    /**
     * Reads and checks the context.
     *
     * @param node node of the app
     * @param account account that the CDK CLI has credentials for, or null if it has none
     * @return the configuration
     * @throws IllegalArgumentException one line for each problem
     */
    public static DeploymentConfig of(Node node, @Nullable String account) {
        ContextReader context = new ContextReader(node::tryGetContext);
        String name = context.text(
                "name",
                NAME_FORM,
                "is not a valid name prefix; use 1 to 34 lower-case letters, digits and single hyphens, and begin with a "
                        + "letter");
        String profile = context.text(
                "profile",
                "(?i)production|staging|development",
                "is not a profile; choose production, staging or development");
        String region = context.text("region", REGION_FORM, "is not a region; write it as in us-east-1");
        boolean copy = context.flag("copyBackups");
        String backupRegion = context.text("backupRegion", REGION_FORM, "is not a region; write it as in us-west-2");
        context.require(
                !copy || !backupRegion.equals(region),
                "backupRegion",
                backupRegion,
                "is the region of the data itself; copy backups to another region");
        boolean development = profile.equalsIgnoreCase(Profile.DEVELOPMENT.name());
        context.require(
                !copy || !development,
                "copyBackups",
                copy,
                "has nothing to copy: the development profile has no backups; choose production or staging, or set "
                        + "copyBackups to false");
        boolean terminationProtection = context.flag("terminationProtection");
        Optional<Boolean> deletionProtection = context.optionalFlag("deletionProtection");
        Optional<ExistingNetwork> network = network(context);
        Optional<ExistingNetwork> lookup =
                network.filter(existing -> existing.subnetIds().isEmpty());
        lookup.ifPresent(existing -> context.require(
                account != null,
                "vpcId",
                existing.vpcId(),
                "cannot be looked up without an account; give the CDK CLI credentials, or set subnetIds and "
                        + "availabilityZones"));
        List<String> sites = context.list(
                "sites",
                SITE_FORM,
                "is not the name of a site; use 1 to 10 lower-case letters, digits and single hyphens, and begin with a "
                        + "letter");
        checkOutputs(context, sites);
        AccessControl accessControl = cacheAccessControl(context, sites);
        Optional<String> eksCluster = Optional.ofNullable(context.optionalText(
                "eksCluster",
                "[0-9A-Za-z][A-Za-z0-9_-]{0,99}",
                "is not the name of an EKS cluster; use 1 to 100 letters, digits, hyphens and underscores"));
        eksCluster.ifPresent(cluster -> context.require(
                !sites.isEmpty(),
                "eksCluster",
                cluster,
                "gives the pods of sites access, but sites is missing; set sites too, or leave eksCluster out"));
        boolean eksAddons = context.optionalFlag("eksAddons").orElse(false);
        context.require(
                !eksAddons || eksCluster.isPresent(),
                "eksAddons",
                eksAddons,
                "names no cluster to add them to; set eksCluster too");
        Optional<String> alarmEmail = Optional.ofNullable(context.optionalText(
                "alarmEmail", "[^@\\s]+@[^@\\s]+", "is not an email address; write it as in ops@example.com"));
        alarmEmail.ifPresent(address -> context.require(
                !development,
                "alarmEmail",
                address,
                "would receive nothing: the development profile has no monitoring; choose production or staging, or leave "
                        + "alarmEmail out"));
        network.filter(existing -> !existing.subnetIds().isEmpty())
                .ifPresent(existing -> context.require(
                        sites.isEmpty() || existing.vpcCidr().isPresent(),
                        "sites",
                        String.join(",", sites),
                        "need the address range of the VPC for their network policies; set vpcCidr too"));
        Optional<String> snapshot = Optional.ofNullable(context.optionalText(
                "restoreDatabaseFrom",
                "[A-Za-z0-9:_-]{1,255}",
                "is not the name or the ARN of a snapshot; copy it from the list of recovery points"));
        Optional<String> restoredFiles = Optional.ofNullable(context.optionalText(
                "restoredFiles",
                "aws-backup-restore_[0-9TZ-]{1,60}",
                "is not a directory of AWS Backup; write it as in aws-backup-restore_2026-11-28T09-14-15-832Z"));
        boolean restoreTest = context.optionalFlag("restoreTest").orElse(false);
        context.require(
                !restoreTest || !development,
                "restoreTest",
                restoreTest,
                "has nothing to restore: the development profile has no backups; choose production or staging, or set "
                        + "restoreTest to false");
        context.throwIfAny();
        return new DeploymentConfig(
                name,
                Profile.valueOf(profile.toUpperCase(Locale.ROOT)),
                region,
                copy ? Optional.of(backupRegion) : Optional.empty(),
                terminationProtection,
                deletionProtection,
                network,
                lookup.map(existing -> account),
                sites,
                accessControl,
                eksCluster,
                eksAddons,
                alarmEmail,
                snapshot,
                restoredFiles,
                restoreTest);
    }

    private static void checkOutputs(ContextReader context, List<String> sites) {
        long prefixes =
                sites.stream().map(DeploymentConfig::outputPrefix).distinct().count();
        context.require(
                prefixes == sites.size(),
                "sites",
                String.join(",", sites),
                "differ in hyphens only, or not at all, so their outputs would have the same names; choose other names");
        sites.forEach(site -> context.require(
                !NAMES_OF_OUTPUTS.contains(site),
                "sites",
                site,
                "would have an output that the stack has for itself; choose another name"));
    }

    /** As in MyShop for my-shop: the names of outputs consist of letters and digits. */
    static String outputPrefix(String site) {
        return Arrays.stream(site.split("-"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }

    private static AccessControl cacheAccessControl(ContextReader context, List<String> sites) {
        String form = context.optionalText(
                "cacheAccessControl", "(?i)token|users", "is not a way to log in to the cache; choose token or users");
        boolean users = AccessControl.USERS.name().equalsIgnoreCase(form);
        context.require(
                !users || !sites.isEmpty(),
                "cacheAccessControl",
                String.valueOf(form),
                "leaves the cache without a user, since each site adds its own; set sites too, or choose token");
        return users ? AccessControl.USERS : AccessControl.TOKEN;
    }

    private static Optional<ExistingNetwork> network(ContextReader context) {
        Optional<String> cidr = Optional.ofNullable(context.optionalText(
                "vpcCidr",
                "[0-9]{1,3}([.][0-9]{1,3}){3}/[0-9]{1,2}",
                "is not an address range; write it as in 10.0.0.0/16"));
        @Nullable String vpcId = context.optionalText(
                "vpcId", "vpc-[0-9a-f]{8,17}", "is not the id of a VPC; write it as in vpc-0a1b2c3d");
        @Nullable String client = context.optionalText(
                "clientSecurityGroupId",
                "sg-[0-9a-f]{8,17}",
                "is not the id of a security group; write it as in sg-0a1b2c3d");
        List<String> subnets = context.list(
                "subnetIds", "subnet-[0-9a-f]{8,17}", "is not the id of a subnet; write it as in subnet-0a1b2c3d");
        List<String> zones = context.list(
                "availabilityZones", REGION_FORM + "[a-z]", "is not an availability zone; write it as in us-east-1a");
        context.require(
                subnets.size() == zones.size(),
                "availabilityZones",
                String.join(",", zones),
                "must be as many as subnetIds (%d); name the zone of each subnet, in the same order"
                        .formatted(subnets.size()));
        if (vpcId == null) {
            context.require(
                    client == null,
                    "clientSecurityGroupId",
                    String.valueOf(client),
                    "belongs to an existing VPC, but vpcId is missing; set vpcId too");
            context.require(
                    subnets.isEmpty(),
                    "subnetIds",
                    String.join(",", subnets),
                    "belong to an existing VPC, but vpcId is missing; set vpcId too");
            return Optional.empty();
        }
        context.require(
                client != null,
                "vpcId",
                vpcId,
                "is set without the security group of WordPress, which needs access to the data; set "
                        + "clientSecurityGroupId too");
        return client == null
                ? Optional.empty()
                : Optional.of(new ExistingNetwork(vpcId, subnets, zones, client, cidr));
    }
}
