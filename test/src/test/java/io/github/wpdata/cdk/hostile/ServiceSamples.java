package io.github.wpdata.cdk.hostile;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DestinationBackupVault;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.constructs.Construct;

/** The constructs of this library that another one receives, as those of monitoring: each usual, and each at its edges. */
final class ServiceSamples {
    static final Map<Class<?>, Samples> BY_TYPE = Map.of(
            AuroraMysqlCluster.class, databases(),
            RedisReplicationGroup.class, caches(),
            EfsFileSystem.class, fileSystems(),
            DataBackupPlan.class, plans(),
            DestinationBackupVault.class, destinations());

    private ServiceSamples() {}

    private static Samples databases() {
        return Samples.orNull(
                List.of(
                        database("serverless", builder -> builder),
                        database("paused", builder -> builder.minCapacity(0)),
                        database("alone", builder -> builder.readers(0)),
                        database("of instances", builder -> builder.instanceType(new InstanceType("r7g.large")))),
                database(
                        "of a capacity to come",
                        builder -> builder.maxCapacity(
                                Token.asNumber(Fn.importValue("acu")).doubleValue())),
                database("of a formula", builder -> builder.parameter("max_connections", "{Memory/2}")));
    }

    private static Value database(String what, UnaryOperator<AuroraMysqlCluster.Builder> settings) {
        return new Value(
                "a database " + what,
                site -> settings.apply(AuroraMysqlCluster.Builder.create(site.forValue(), "Database")
                                .vpc(site.vpc())
                                .clients(site.clients()))
                        .build());
    }

    private static Samples caches() {
        return Samples.orNull(
                List.of(
                        cache("small", (site, builder) -> builder),
                        cache("in cluster mode", (site, builder) -> builder.shards(3)),
                        cache("alone", (site, builder) -> builder.replicas(0))),
                cache("of an unknown size", (site, builder) -> builder.nodeType("cache.q9g.metal")),
                cache(
                        "of a size to come",
                        (site, builder) -> builder.nodeType(CfnParameter.Builder.create(site.forValue(), "Type")
                                .build()
                                .getValueAsString())));
    }

    private interface CacheSettings {
        RedisReplicationGroup.Builder at(Site site, RedisReplicationGroup.Builder builder);
    }

    private static Value cache(String what, CacheSettings settings) {
        return new Value(
                "a cache " + what,
                site -> settings.at(
                                site,
                                RedisReplicationGroup.Builder.create(site.forValue(), "Cache")
                                        .vpc(site.vpc())
                                        .clients(site.clients()))
                        .build());
    }

    private static Samples fileSystems() {
        return Samples.orNull(List.of(files(ThroughputMode.BURSTING), files(ThroughputMode.ELASTIC)));
    }

    private static Value files(ThroughputMode mode) {
        return new Value(
                "files in mode " + mode,
                site -> EfsFileSystem.Builder.create(site.forValue(), "Files")
                        .vpc(site.vpc())
                        .clients(site.clients())
                        .throughputMode(mode)
                        .build());
    }

    private static Samples plans() {
        return Samples.orNull(
                List.of(
                        plan("of each day", (site, builder) -> builder),
                        plan(
                                "with copies",
                                (site, builder) ->
                                        builder.copyTo(DestinationVault.withCustomerManagedKey("us-west-2", "dr")))),
                plan(
                        "of each month",
                        (site, builder) -> builder.rules(BackupRule.Builder.create("monthly")
                                .schedule("cron(0 2 1 * ? *)")
                                .build())),
                plan(
                        "with copies to somewhere",
                        (site, builder) -> builder.copyTo(DestinationVault.withCustomerManagedKey(
                                CfnParameter.Builder.create(site.forValue(), "Region")
                                        .build()
                                        .getValueAsString(),
                                "dr"))));
    }

    private interface PlanSettings {
        DataBackupPlan.Builder at(Site site, DataBackupPlan.Builder builder);
    }

    private static Value plan(String what, PlanSettings settings) {
        return new Value(
                "a plan " + what,
                site -> settings.at(
                                site,
                                DataBackupPlan.Builder.create(site.forValue(), "Plan")
                                        .rules(BackupRule.daily("cron(0 8 * * ? *)"))
                                        .resources(BackupResource.fromArn("arn:aws:s3:::uploads")))
                        .build());
    }

    private static Samples destinations() {
        return Samples.orNull(List.of(new Value("a DestinationBackupVault", site -> {
            Construct scope = site.forValue();
            return DestinationBackupVault.Builder.create(scope, "Destination")
                    .vaultName("dr-" + scope.getNode().getId())
                    .build();
        })));
    }
}
