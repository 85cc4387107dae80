package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.internal.cdk.ConstructPlace;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** The monitoring of a {@code WordPressDataServices}: checked before the services exist that it watches. */
public final class PreparedMonitoring {
    private final DataMonitoring.Builder builder;
    private final boolean watchesServices;

    private PreparedMonitoring(DataMonitoring.Builder builder, boolean watchesServices) {
        this.builder = builder;
        this.watchesServices = watchesServices;
    }

    /**
     * Checks the settings, and builds nothing yet.
     *
     * @param whole place of the whole
     * @param watchesServices whether database, cache and files are watched; else only the backups are, without a dashboard
     * @param settings sets values on the builder
     * @param problems receives the problems
     * @return the monitoring, to be built once all checks have passed
     */
    public static PreparedMonitoring prepare(
            ConstructPlace whole,
            boolean watchesServices,
            Consumer<DataMonitoring.Builder> settings,
            Problems problems) {
        DataMonitoring.Builder builder = DataMonitoring.Builder.create(whole.scope(), whole.idOf("Monitoring"));
        builder.dashboard(watchesServices);
        settings.accept(builder);
        Problems own = new Problems();
        MonitoringRules.check(builder, true, own);
        problems.addAll(builder.place::path, own);
        return new PreparedMonitoring(builder, watchesServices);
    }

    /** {@return the caller's first topic for what can wait, or nothing if the monitoring has a topic of its own} */
    public Optional<ITopic> givenTopic() {
        return Stream.concat(builder.tickets.stream(), builder.pages.stream()).findFirst();
    }

    /**
     * Builds the monitoring.
     *
     * @param whole the construct that it is part of
     * @param database the database, or null if there is none
     * @param cache the cache, or null if there is none
     * @param files the file system, or null if there is none
     * @param plans the backup plans
     * @return the monitoring, or nothing if there is nothing to watch
     */
    public Optional<DataMonitoring> build(
            Construct whole,
            @Nullable AuroraMysqlCluster database,
            @Nullable RedisReplicationGroup cache,
            @Nullable EfsFileSystem files,
            List<DataBackupPlan> plans) {
        if (watchesServices) {
            builder.database = database;
            builder.cache = cache;
            builder.files = files;
        }
        builder.plans.addAll(plans);
        if (!builder.watches()) {
            return Optional.empty();
        }
        builder.place.moveInto(whole);
        return Optional.of(builder.create());
    }
}
