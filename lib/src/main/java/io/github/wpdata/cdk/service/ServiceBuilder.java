package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.validation.CdkVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * The settings that every service shares, so that none of them is declared twice.
 *
 * @param <B> the service's own builder
 */
public abstract class ServiceBuilder<B extends ServiceBuilder<B>> {
    /** What was set here, for the service's own construct. */
    protected final ServiceSettings shared;

    /**
     * Starts with the defaults.
     *
     * @param scope scope of the construct to build
     * @param id id of the construct within its scope
     */
    protected ServiceBuilder(Construct scope, String id) {
        CdkVersion.require(Stack.class);
        this.shared = new ServiceSettings(scope, id);
    }

    /**
     * Sets the VPC of the service. Required. It cannot be changed: RDS and ElastiCache keep a subnet group in its VPC, so the
     * deployment fails. Build a new service in the other VPC and restore its data.
     *
     * @param vpc the VPC, of the service's region
     * @return this builder
     */
    public B vpc(IVpc vpc) {
        shared.vpc = given("vpc", vpc, shared.vpc);
        return self();
    }

    /**
     * Chooses the subnets of the service, in at least two availability zones. Default: the private subnets of the VPC. Changing it updates the subnet groups of database and cache in place (a subnet in use cannot be removed)
     * and replaces the mount targets of the file system, never the data.
     *
     * @param subnets the selection
     * @return this builder
     */
    public B subnets(SubnetSelection subnets) {
        shared.subnets = given("subnets", subnets, shared.subnets);
        return self();
    }

    /**
     * Allows clients to reach the service on its port: security groups, or anything that has one. May be called again to add
     * more; a security group that is passed twice counts once. Default: none; then add them to the construct's connections,
     * since synthesis fails for a service that no client can reach.
     *
     * <p>The ingress rule is placed in the service's stack, which so depends on the client's stack. If the client's stack also
     * uses the service, such as its endpoint, that is a dependency cycle. Then leave the client out here, and allow it from its
     * own stack: {@code client.getConnections().allowToDefaultPort(service)}. The rules are then placed in the client's stack.
     *
     * @param clients the clients; security groups must be of the service's region
     * @return this builder
     */
    public B clients(@Nullable IConnectable... clients) {
        List<IConnectable> added = givenAll("clients", clients);
        shared.clients = joined(shared.clients, added);
        return self();
    }

    /**
     * Allows address ranges to reach the service on its port. May be called again to add more; two spellings of a range count
     * once. Default: none. Prefer {@link #clients(IConnectable...)}: an IP range does not identify who uses it.
     *
     * @param cidrs IPv4 or IPv6 ranges in CIDR notation
     * @return this builder
     */
    public B clientCidrs(@Nullable String... cidrs) {
        List<String> added = givenAll("clientCidrs", cidrs);
        shared.clientCidrs = joined(shared.clientCidrs, added);
        return self();
    }

    /**
     * Sets the customer-managed key that encrypts the service's data. Default: a key of its own, rotated yearly and kept
     * when the data is. Changing it replaces the service.
     *
     * @param key the key, in the service's region
     * @return this builder
     */
    public B encryptionKey(IKey key) {
        shared.encryptionKey = given("encryptionKey", key, shared.encryptionKey);
        return self();
    }

    /**
     * Sets the key that encrypts the log groups, and states that its policy allows CloudWatch Logs to use it. For services with
     * logs, which are the database and the cache; refused by others, and where no log is exported. Default: the service's key if it was created in this app, so that its
     * policy can be extended; with an imported key the log groups have a key of CloudWatch Logs, with a warning.
     *
     * @param key the key, in the service's region
     * @return this builder
     */
    public B logsEncryptionKey(IKey key) {
        shared.logsEncryptionKey = given("logsEncryptionKey", key, shared.logsEncryptionKey);
        return self();
    }

    /**
     * Decides what remains when the service is removed from its stack, or replaced.
     *
     * <p>Default: a final snapshot of database and cache; the file system, keys and secrets are kept, unless the deployment that
     * creates them fails ({@code RETAIN_ON_UPDATE_OR_DELETE}), so that it can be repeated.
     *
     * @param policy {@code DESTROY} gives up the data with its keys and secrets; {@code RETAIN} keeps the service running
     * @return this builder
     */
    public B removalPolicy(RemovalPolicy policy) {
        shared.removalPolicy = given("removalPolicy", policy, shared.removalPolicy);
        return self();
    }

    /**
     * Receives a setter's argument. A null is reported by the checks, and the present value stays.
     *
     * @param <T> type of the value
     * @param property name of the setter
     * @param value the argument
     * @param present the value so far
     * @return the value to keep
     */
    protected final <T extends @Nullable Object> T given(String property, @Nullable T value, T present) {
        return shared.arguments.given(property, value, present);
    }

    /**
     * Receives a setter's argument that cannot be null, and has no effect under another setting.
     *
     * @param property name of the setter
     */
    protected final void given(String property) {
        shared.arguments.given(property);
    }

    /**
     * Receives a setter's several arguments. Nulls are reported by the checks, and left out.
     *
     * @param <T> type of the values
     * @param property name of the setter
     * @param values the arguments
     * @return the values to keep, an unmodifiable copy
     */
    protected final <T> List<T> givenAll(String property, @Nullable T @Nullable [] values) {
        return shared.arguments.givenAll(property, values);
    }

    /**
     * Receives the arguments of a setter that has more than one. A null is reported by the checks.
     *
     * @param property name of the setter
     * @param values the arguments
     * @return true if none of them is null
     */
    protected final boolean areGiven(String property, @Nullable Object... values) {
        return shared.arguments.areGiven(property, values);
    }

    /**
     * This builder, as setters return it.
     *
     * @return this builder
     */
    @SuppressWarnings("unchecked") // each service's builder names itself as B
    protected final B self() {
        return (B) this;
    }

    /**
     * Checks all input and builds nothing yet.
     *
     * @return the problems, and the construct to build if there are none
     */
    protected abstract Prepared<?> prepare();

    /**
     * Path of the construct to build, for messages.
     *
     * @return the path
     */
    protected final String path() {
        return shared.path();
    }

    private static <T> List<T> joined(List<T> present, List<T> added) {
        List<T> all = new ArrayList<>(present);
        all.addAll(added);
        return List.copyOf(all);
    }
}
