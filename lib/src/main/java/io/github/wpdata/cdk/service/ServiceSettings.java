package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.cdk.ConstructPath;
import io.github.wpdata.cdk.internal.cdk.DataKey;
import io.github.wpdata.cdk.internal.cdk.IdentityGrants;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Arguments;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** What {@link ServiceBuilder} was told, and what every service makes of it. */
public final class ServiceSettings {
    private final Construct scope;
    private final String id;
    final Arguments arguments = new Arguments();

    @Nullable IVpc vpc;

    @Nullable SubnetSelection subnets;

    List<IConnectable> clients = List.of();
    List<String> clientCidrs = List.of();

    @Nullable IKey encryptionKey;

    @Nullable RemovalPolicy removalPolicy;

    private CachedSubnetSelection lookup = new CachedSubnetSelection();
    private StackEnvironment home;

    /** Whether the key was made for the whole, and so need not be checked. */
    private boolean keyIsMade;

    ServiceSettings(Construct scope, String id) {
        this.scope = scope;
        this.id = id;
        this.home = new StackEnvironment(scope);
    }

    /**
     * Scope of the construct to build.
     *
     * @return the scope
     */
    public Construct scope() {
        return scope;
    }

    /**
     * Id of the construct to build.
     *
     * @return the id
     */
    public String id() {
        return id;
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
     * Path of the construct to build.
     *
     * @return the path
     */
    public String path() {
        return ConstructPath.of(scope, id);
    }

    /**
     * Where the service is to stand.
     *
     * @return its stack
     */
    public StackEnvironment home() {
        return home;
    }

    /**
     * Checks the settings that services share.
     *
     * @param problems receives the problems
     * @param oneSubnetPerZone whether the service is placed at most once in each availability zone
     * @return the subnets to use
     */
    public Subnets check(Problems problems, boolean oneSubnetPerZone) {
        problems.required("vpc", vpc);
        NetworkRules.checkCidrs(problems, clientCidrs);
        if (encryptionKey != null && !keyIsMade) {
            home.requireSameRegion(problems, KeyRules.REGION, encryptionKey);
        }
        return vpc == null ? Subnets.NONE : Subnets.select(problems, lookup, vpc, subnets, oneSubnetPerZone);
    }

    /**
     * Hands these settings, but for the key, on to another builder, before its caller's turn.
     *
     * @param <B> type of the builder
     * @param builder the builder of a part
     * @return the builder
     */
    public <B extends ServiceBuilder<B>> B seed(B builder) {
        ServiceSettings part = builder.shared;
        part.vpc = vpc;
        part.subnets = subnets;
        part.clients = clients;
        part.clientCidrs = clientCidrs;
        part.removalPolicy = removalPolicy;
        part.lookup = lookup;
        part.home = home;
        return builder;
    }

    /**
     * Whether a key was given to share.
     *
     * @return true if it was
     */
    public boolean hasEncryptionKey() {
        return encryptionKey != null;
    }

    /**
     * Hands one key to several parts, after their callers' turns: to those that were given none.
     *
     * @param owner the construct of the whole
     * @param description what the key protects
     * @param parts the builders of the parts
     * @return the key: the caller's, or one that lasts as long as anything it encrypts
     */
    public IKey shareKey(Construct owner, String description, List<? extends ServiceBuilder<?>> parts) {
        boolean anyKept = parts.stream().anyMatch(part -> part.shared.companionRemovalPolicy() == RemovalPolicy.RETAIN);
        IKey key = encryptionKey != null
                ? encryptionKey
                : DataKey.create(owner, description, anyKept ? RemovalPolicy.RETAIN : companionRemovalPolicy());
        for (ServiceBuilder<?> part : parts) {
            if (part.shared.encryptionKey == null) {
                part.shared.encryptionKey = key;
                part.shared.keyIsMade = encryptionKey == null;
            }
        }
        return key;
    }

    /**
     * Chooses the removal policy, unless the caller has.
     *
     * @param policy the policy
     */
    public void removalPolicyUnlessSet(RemovalPolicy policy) {
        removalPolicy = removalPolicy(policy);
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
        return removalPolicy == null ? byDefault : removalPolicy;
    }

    /**
     * Whether a service of this policy runs on when its stack has gone. It then needs what it stands on, and the deletion of the
     * stack would fail on a security group, a subnet group or parameters in use.
     *
     * @param policy the policy of the service
     * @return true if it stays
     */
    public static boolean outlivesStack(RemovalPolicy policy) {
        return policy == RemovalPolicy.RETAIN || policy == RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    }

    /**
     * The removal policy of what the data needs to be read again: keys and secrets. They go only when the data does.
     *
     * @return the policy
     */
    public RemovalPolicy companionRemovalPolicy() {
        return removalPolicy == RemovalPolicy.DESTROY ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
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

    private static void warnIfAwsManaged(Construct owner, IKey key) {
        if (!(key instanceof Key) && key.getKeyArn().contains(":alias/aws/")) {
            new Warnings(owner)
                    .add(
                            "@wpdata/cdk:awsManagedKey",
                            "encryptionKey is a key of AWS, whose policy cannot be changed: no other account can be let use it, as a "
                                    + "copy of a database into one needs; pass a customer-managed key, or leave it out to have "
                                    + "one made");
        }
    }
}
