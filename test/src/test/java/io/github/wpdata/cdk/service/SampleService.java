package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.List;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** What all services have, and nothing else: placed in subnets, reached on a port, encrypted with a key, with two logs. */
final class SampleService extends Construct implements IConnectable {
    static final int PORT = 4000;

    private final Subnets subnets;
    private final ServiceConnections network;
    private final IKey key;

    private SampleService(Builder settings, Subnets subnets) {
        super(settings.shared.scope(), settings.shared.id());
        this.subnets = subnets;
        network = ServiceConnections.create(this, settings.shared, PORT, "A sample");
        key = settings.shared.encryptionKey(this, "A sample: data and logs");
        if (settings.hasLogs) {
            ServiceLogs logs =
                    settings.shared.logs(this, "/sample/" + settings.shared.id() + "/", RetentionDays.ONE_MONTH, key);
            logs.create("error");
            logs.create("slow");
        }
        subnets.warnIfOpen(new Warnings(this));
    }

    /** The ids of the subnets, as the template holds them. */
    List<?> subnetIds() {
        return (List<?>) network.securityGroup().getStack().resolve(subnets.ids());
    }

    IKey key() {
        return key;
    }

    @Override
    public Connections getConnections() {
        return network.connections();
    }

    static final class Builder extends ServiceBuilder<Builder> {
        private boolean hasLogs = true;
        private boolean oneSubnetPerZone;

        private Builder(Construct scope, String id) {
            super(scope, id);
        }

        static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        Builder withoutLogs() {
            hasLogs = false;
            return this;
        }

        /** As the mount targets of a file system. */
        Builder oneSubnetPerZone() {
            oneSubnetPerZone = true;
            return this;
        }

        SampleService build() {
            return prepare().build(this::path);
        }

        @Override
        protected Prepared<SampleService> prepare() {
            Problems problems = shared.startChecks();
            Subnets subnets = shared.check(problems, oneSubnetPerZone);
            return new Prepared<>(problems, () -> new SampleService(this, subnets));
        }
    }
}
