package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.cdk.ConstructPlace;
import io.github.wpdata.cdk.internal.cdk.DataKey;
import io.github.wpdata.cdk.internal.cdk.IdentityGrants;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Arguments;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The settings of {@link ServiceBuilder}, and what every service derives from them. */
public final class ServiceSettings {
    private final ConstructPlace place;
    final Arguments arguments = new Arguments();

    @Nullable IVpc vpc;

    @Nullable SubnetSelection subnets;

    List<IConnectable> clients = List.of();
    List<String> clientCidrs = List.of();

    @Nullable IKey encryptionKey;

    @Nullable IKey logsEncryptionKey;

    @Nullable RemovalPolicy removalPolicy;

    @Nullable RemovalPolicy removalPolicyByDefault;

    CachedSubnetSelection lookup = new CachedSubnetSelection();
    StackEnvironment home;

    /** The settings of the whole that this is a part of; it checks what the part has from it. */
    @Nullable ServiceSettings whole;

    ServiceSettings(Construct scope, String id) {
        this.place = new ConstructPlace(scope, id);
        this.home = new StackEnvironment(scope);
    }

    /**
     * Scope of the construct to build.
     *
     * @return the scope
     */
    public Construct scope() {
        return place.scope();
    }

    /**
     * Id of the construct to build.
     *
     * @return the id
     */
    public String id() {
        return place.id();
    }

    /**
     * Place of the construct to build.
     *
     * @return scope and id
     */
    public ConstructPlace place() {
        return place;
    }

    /**
     * Starts the checks of a builder.
     *
     * @return the nulls that its setters received
     */
    public Problems startChecks() {
        Problems problems = new Problems();
        arguments.check(problems);
        return problems;
    }

    /**
     * Checks the settings of logs of a service that exports none. What it has from its whole is none of them.
     *
     * @param problems receives the problems
     * @param retention how long log events are kept
     */
    public void checkWithoutLogs(Problems problems, RetentionDays retention) {
        problems.require(!isGiven("logRetention"), LogRules.RETENTION, retention);
        problems.require(!isGiven("logsEncryptionKey"), LogRules.KEY, "a key");
    }

    /**
     * Whether a setter was given a value, even if that is the default. What a whole hands on to its parts does not count.
     *
     * @param property name of the setter; of those whose argument cannot be null, only some are noted
     * @return true if it was
     */
    public boolean isGiven(String property) {
        return arguments.isGiven(property);
    }

    /**
     * Path of the construct to build.
     *
     * @return the path
     */
    public String path() {
        return place.path();
    }

    /**
     * The environment of the service's stack.
     *
     * @return account and region
     */
    public StackEnvironment home() {
        return home;
    }

    /**
     * Checks the settings that services share. What a part has from its whole is checked, and reported, by the whole.
     *
     * @param problems receives the problems
     * @param oneSubnetPerZone whether the service is placed at most once in each availability zone
     * @return the subnets to use
     */
    public Subnets check(Problems problems, boolean oneSubnetPerZone) {
        if (!inheritsVpc()) {
            problems.required("vpc", vpc);
            if (vpc != null) {
                NetworkRules.checkRegion(problems, home, vpc);
            }
        }
        NetworkRules.checkRegion(problems, home, whole == null ? clients : added(clients, whole.clients));
        NetworkRules.checkCidrs(problems, whole == null ? clientCidrs : added(clientCidrs, whole.clientCidrs));
        if (!inheritsKey()) {
            KeyRules.KEY.check(problems, home, encryptionKey);
        }
        if (whole == null || logsEncryptionKey != whole.logsEncryptionKey) {
            KeyRules.LOGS_KEY.check(problems, home, logsEncryptionKey);
        }
        if (vpc == null) {
            return Subnets.NONE;
        }
        Problems ofSelection = inheritsSubnets() ? new Problems() : problems;
        return Subnets.select(ofSelection, problems, lookup, vpc, subnets, oneSubnetPerZone);
    }

    boolean inheritsVpc() {
        return whole != null && vpc == whole.vpc;
    }

    boolean inheritsSubnets() {
        return inheritsVpc() && whole != null && subnets == whole.subnets;
    }

    private boolean inheritsKey() {
        return whole != null && encryptionKey == whole.encryptionKey;
    }

    private static <T> List<T> added(List<T> all, List<T> inherited) {
        return all.subList(inherited.size(), all.size());
    }

    /**
     * The key that was given, if any.
     *
     * @return the key, or nothing if one is to be made
     */
    public Optional<IKey> givenKey() {
        return Optional.ofNullable(encryptionKey);
    }

    /**
     * The VPC that was given, if any.
     *
     * @return the VPC, or nothing before the checks have found that it is missing
     */
    public Optional<IVpc> givenVpc() {
        return Optional.ofNullable(vpc);
    }

    /**
     * The selection of subnets that was given, if any.
     *
     * @return the selection, or nothing for the private subnets
     */
    public Optional<SubnetSelection> givenSubnets() {
        return Optional.ofNullable(subnets);
    }

    /**
     * Chooses the removal policy that holds unless the caller sets one.
     *
     * @param policy the policy, or null for each service's own default
     */
    public void removalPolicyByDefault(@Nullable RemovalPolicy policy) {
        removalPolicyByDefault = policy;
    }

    /**
     * The VPC, once the checks have passed.
     *
     * @return the VPC
     */
    public IVpc vpc() {
        return Objects.requireNonNull(vpc, "vpc is checked first");
    }

    /**
     * The removal policy of the service itself.
     *
     * @param byDefault the policy if the caller has chosen none
     * @return the policy
     */
    public RemovalPolicy removalPolicy(RemovalPolicy byDefault) {
        if (removalPolicy != null) {
            return removalPolicy;
        }
        return removalPolicyByDefault == null ? byDefault : removalPolicyByDefault;
    }

    /**
     * Whether a service of this policy remains when its stack is deleted. It then still uses its security group, subnet group and
     * parameters, on which the deletion of the stack would fail.
     *
     * @param policy the policy of the service
     * @return true if it stays
     */
    public static boolean outlivesStack(RemovalPolicy policy) {
        return policy == RemovalPolicy.RETAIN || policy == RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    }

    /**
     * The removal policy of what the data needs to be read again: keys and secrets. They are deleted only with the data, and
     * when their creation fails.
     *
     * @return the policy
     */
    public RemovalPolicy companionRemovalPolicy() {
        RemovalPolicy policy = removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        return policy == RemovalPolicy.SNAPSHOT ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : policy;
    }

    /**
     * The removal policy of vaults. A vault that holds a recovery point cannot be deleted, so only the caller's own choice
     * deletes it, not that of a profile.
     *
     * @return the policy
     */
    public RemovalPolicy vaultRemovalPolicy() {
        return removalPolicy == null ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : companionRemovalPolicy();
    }

    /**
     * The key that encrypts the data: the caller's, or one of the service's own.
     *
     * @param owner the service's construct
     * @param description what the key protects
     * @return the key
     */
    public IKey encryptionKey(Construct owner, String description) {
        if (encryptionKey != null) {
            warnIfAwsManaged(owner, encryptionKey);
            return encryptionKey;
        }
        return DataKey.create(owner, description, companionRemovalPolicy());
    }

    /**
     * The grants of the service.
     *
     * @param owner the service's construct
     * @return the grants, none made yet
     */
    public IdentityGrants grants(Construct owner) {
        return new IdentityGrants(owner, Arrays.asList(vpc, encryptionKey), clients);
    }

    /**
     * The log groups of the service.
     *
     * @param owner the service's construct
     * @param prefix prefix of the log groups' names, which no other log group has
     * @param retention how long log events are kept
     * @param key the service's key
     * @return the log groups, none made yet
     */
    public ServiceLogs logs(Construct owner, String prefix, RetentionDays retention, IKey key) {
        return new ServiceLogs(owner, prefix, retention, key, logsEncryptionKey, home);
    }

    private static void warnIfAwsManaged(Construct owner, IKey key) {
        if (!(key instanceof Key) && key.getKeyArn().contains(":alias/aws/")) {
            new Warnings(owner)
                    .add(
                            "@wpdata/cdk:awsManagedKey",
                            "encryptionKey is an AWS managed key. Its policy cannot be changed, so no other account can use it, "
                                    + "and cross-account copies of a database will fail; pass a customer-managed key, or leave it "
                                    + "out to have one made");
        }
    }
}
