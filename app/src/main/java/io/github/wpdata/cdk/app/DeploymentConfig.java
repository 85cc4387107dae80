package io.github.wpdata.cdk.app;

import io.github.wpdata.cdk.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.constructs.Node;

/**
 * What a deployment is told through CDK context: {@code -c key=value}, or the {@code context} of cdk.json.
 *
 * @param name prefix of all physical names
 * @param profile capacity, replicas, retention and protection, chosen together
 * @param region region of the data services
 * @param backupRegion region that backups are copied to; nothing if they are not copied
 * @param terminationProtection whether the stacks refuse to be deleted
 * @param deletionProtection whether the database refuses to be deleted; nothing to leave it to the profile
 * @param network the existing network of the clients; nothing for a new one
 * @param account account to look that network up in; nothing if nothing is looked up, so that templates are the same for whoever
 *     makes them
 */
public record DeploymentConfig(
        String name,
        Profile profile,
        String region,
        Optional<String> backupRegion,
        boolean terminationProtection,
        Optional<Boolean> deletionProtection,
        Optional<ExistingNetwork> network,
        Optional<String> account) {

    /**
     * A network that stands already.
     *
     * @param vpcId id of the VPC
     * @param subnetIds ids of private subnets, each in the availability zone of the same place; empty to look them up
     * @param availabilityZones availability zones of the subnets
     * @param clientSecurityGroupId id of the security group of the pods or nodes that run WordPress
     */
    public record ExistingNetwork(
            String vpcId, List<String> subnetIds, List<String> availabilityZones, String clientSecurityGroupId) {}

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
        String name = context.text(ContextReader.NAME, ContextReader.NAME_FORM);
        String profile = context.text(ContextReader.PROFILE, "(?i)production|staging|development");
        String region = context.text(ContextReader.REGION, ContextReader.REGION_FORM);
        boolean copy = context.flag(ContextReader.COPY_BACKUPS);
        String backupRegion = context.text(ContextReader.BACKUP_REGION, ContextReader.REGION_FORM);
        context.require(!copy || !backupRegion.equals(region), ContextReader.OTHER_REGION, backupRegion);
        boolean development = profile.equalsIgnoreCase(Profile.DEVELOPMENT.name());
        context.require(!copy || !development, ContextReader.NOTHING_TO_COPY, copy);
        boolean terminationProtection = context.flag(ContextReader.TERMINATION_PROTECTION);
        Optional<Boolean> deletionProtection = context.optionalFlag(ContextReader.DELETION_PROTECTION);
        Optional<ExistingNetwork> network = network(context);
        Optional<ExistingNetwork> lookup =
                network.filter(existing -> existing.subnetIds().isEmpty());
        lookup.ifPresent(
                existing -> context.require(account != null, ContextReader.LOOKUP_NEEDS_ACCOUNT, existing.vpcId()));
        context.throwIfAny();
        return new DeploymentConfig(
                name,
                Profile.valueOf(profile.toUpperCase(Locale.ROOT)),
                region,
                copy ? Optional.of(backupRegion) : Optional.empty(),
                terminationProtection,
                deletionProtection,
                network,
                lookup.map(existing -> account));
    }

    private static Optional<ExistingNetwork> network(ContextReader context) {
        @Nullable String vpcId = context.optionalText(ContextReader.VPC_ID, "vpc-[0-9a-f]{8,17}");
        @Nullable String client = context.optionalText(ContextReader.CLIENT_ID, "sg-[0-9a-f]{8,17}");
        List<String> subnets = context.list(ContextReader.SUBNET_ID, "subnet-[0-9a-f]{8,17}");
        List<String> zones = context.list(ContextReader.ZONE, ContextReader.REGION_FORM + "[a-z]");
        context.require(subnets.size() == zones.size(), ContextReader.SUBNETS_AND_ZONES, zones.size(), subnets.size());
        if (vpcId == null) {
            context.require(client == null, ContextReader.CLIENT_NEEDS_VPC, String.valueOf(client));
            context.require(subnets.isEmpty(), ContextReader.SUBNETS_NEED_VPC, String.join(",", subnets));
            return Optional.empty();
        }
        context.require(client != null, ContextReader.VPC_NEEDS_CLIENT, vpcId);
        return client == null ? Optional.empty() : Optional.of(new ExistingNetwork(vpcId, subnets, zones, client));
    }
}
