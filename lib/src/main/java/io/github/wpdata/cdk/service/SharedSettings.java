package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.cdk.DataKey;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/** The settings of a whole that its parts share: handed on before a part's customizer, and checked once for all of them. */
public final class SharedSettings {
    /** Removal policies of keys, in the order of how long they keep them. */
    private static final List<RemovalPolicy> KEPT =
            List.of(RemovalPolicy.DESTROY, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, RemovalPolicy.RETAIN);

    private final ServiceSettings whole;
    private final List<ServiceBuilder<?>> parts = new ArrayList<>();

    /**
     * Starts without a part.
     *
     * @param whole the settings of the whole
     */
    public SharedSettings(ServiceSettings whole) {
        this.whole = whole;
    }

    /**
     * Hands the settings, but for the key, on to the builder of a part.
     *
     * @param <B> type of the builder
     * @param builder the builder, before its customizer
     * @param defaults sets the defaults of the part on its builder
     * @return the builder
     */
    public <B extends ServiceBuilder<B>> B seed(B builder, Consumer<B> defaults) {
        ServiceSettings part = builder.shared;
        part.whole = whole;
        part.vpc = whole.vpc;
        part.subnets = whole.subnets;
        part.clients = whole.clients;
        part.clientCidrs = whole.clientCidrs;
        part.logsEncryptionKey = whole.logsEncryptionKey;
        part.removalPolicy = whole.removalPolicy;
        part.removalPolicyByDefault = whole.removalPolicyByDefault;
        part.lookup = whole.lookup;
        part.home = whole.home;
        parts.add(builder);
        defaults.accept(builder);
        part.arguments.areDefaults();
        return builder;
    }

    /**
     * Checks the settings that parts have from the whole, after the customizers.
     *
     * @param problems receives the problems of the whole
     */
    public void check(Problems problems) {
        if (parts.stream().anyMatch(part -> part.shared.inheritsVpc())) {
            problems.required("vpc", whole.vpc);
            if (whole.vpc != null) {
                NetworkRules.checkRegion(problems, whole.home, whole.vpc);
            }
        }
        NetworkRules.checkRegion(problems, whole.home, whole.clients);
        NetworkRules.checkCidrs(problems, whole.clientCidrs);
        KeyRules.KEY.check(problems, whole.home, whole.encryptionKey);
        KeyRules.LOGS_KEY.check(problems, whole.home, whole.logsEncryptionKey);
        if (whole.vpc != null && parts.stream().anyMatch(part -> part.shared.inheritsSubnets())) {
            Subnets.select(problems, new Problems(), whole.lookup, whole.vpc, whole.subnets, false);
        }
    }

    /**
     * Checks a part, and adds its problems to those of the whole.
     *
     * @param <T> type of the part's construct
     * @param type that type
     * @param part the builder of the part
     * @param problems receives the part's problems
     * @return how to build the part
     */
    public static <T> Supplier<T> prepare(Class<T> type, ServiceBuilder<?> part, Problems problems) {
        Prepared<?> prepared = part.prepare();
        problems.addAll(part::path, prepared.problems());
        return () -> type.cast(prepared.construct().get());
    }

    /**
     * Moves the checked parts into their whole, which now exists.
     *
     * @param owner the construct of the whole
     */
    public void moveInto(Construct owner) {
        parts.forEach(part -> part.shared.place().moveInto(owner));
    }

    /**
     * Hands one key to the parts that were given none.
     *
     * @param owner the construct of the whole
     * @param description what the key protects
     * @param others removal policies of what else the key encrypts
     * @return the key: the caller's, or one that is kept as long as anything it encrypts
     */
    public IKey shareKey(Construct owner, String description, List<RemovalPolicy> others) {
        IKey key = whole.givenKey().orElseGet(() -> DataKey.create(owner, description, longest(others)));
        for (ServiceBuilder<?> part : parts) {
            if (part.shared.encryptionKey == null) {
                part.shared.encryptionKey = key;
            }
        }
        return key;
    }

    private RemovalPolicy longest(List<RemovalPolicy> others) {
        return Stream.concat(parts.stream().map(part -> part.shared.companionRemovalPolicy()), others.stream())
                .max(Comparator.comparing(KEPT::indexOf))
                .orElseGet(whole::companionRemovalPolicy);
    }
}
