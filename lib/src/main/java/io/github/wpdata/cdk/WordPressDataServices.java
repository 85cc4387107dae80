package io.github.wpdata.cdk;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackups;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.monitoring.DataMonitoring;
import io.github.wpdata.cdk.monitoring.PreparedMonitoring;
import io.github.wpdata.cdk.recovery.PreparedRestoreTest;
import io.github.wpdata.cdk.recovery.RestoreTest;
import io.github.wpdata.cdk.service.Prepared;
import io.github.wpdata.cdk.site.DataServices;
import io.github.wpdata.cdk.site.WordPressSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Everything that keeps the state of a WordPress platform: database, cache, files, and the backups of database and files.
 *
 * <pre>{@code
 * WordPressDataServices data = WordPressDataServices.Builder.create(this, "Data")
 *         .vpc(vpc)
 *         .clients(nodeSecurityGroup)
 *         .database(db -> db.maxCapacity(32).readers(2))
 *         .build();
 * }</pre>
 *
 * <p>Tags are AWS CDK's: {@code Tags.of(data).add("team", "web")}.
 */
public final class WordPressDataServices extends Construct implements DataServices {
    private static final String SITES = "Sites";

    /** Null without a name. */
    private final @Nullable NameCheck nameCheck;

    private final @Nullable AuroraMysqlCluster database;
    private final @Nullable RedisReplicationGroup cache;
    private final @Nullable EfsFileSystem files;
    private final @Nullable DataBackups backups;
    private final @Nullable DataMonitoring monitoring;
    private final @Nullable RestoreTest restoreTest;

    private WordPressDataServices(WordPressDataSettings<?> settings, PreparedServices parts) {
        super(settings.shared().scope(), settings.shared().id());
        IKey key = parts.moveInto(this);
        database = parts.database == null ? null : parts.database.get();
        cache = parts.cache == null ? null : parts.cache.get();
        files = parts.files == null ? null : parts.files.get();
        backups = parts.backups;
        if (backups != null) {
            backups.build(
                    this,
                    key,
                    database == null ? null : database.getClusterArn(),
                    files == null ? null : files.getFileSystemArn());
        }
        monitoring = parts.monitoring == null
                ? null
                : parts.monitoring.build(this, database, cache, files, plans()).orElse(null);
        restoreTest = parts.restoreTest == null ? null : restoreTest(parts.restoreTest, parts.monitoring);
        WordPressDataWarnings.annotate(
                settings, files != null && files.isBackedUpByItself(), monitoring != null, new Warnings(this));
        nameCheck = settings.name == null ? null : NameCheck.of(this, settings.name);
        getNode().addValidation(this::problems);
        Profile profile = settings.profile;
        AcknowledgementRequests.whenRequested(this, () -> ProfileAcknowledgements.acknowledge(profile, this));
    }

    private RestoreTest restoreTest(PreparedRestoreTest part, @Nullable PreparedMonitoring messages) {
        Optional<ITopic> given = Optional.ofNullable(messages).flatMap(PreparedMonitoring::givenTopic);
        return part.build(
                this,
                backups == null ? List.of() : backups.getVaults(),
                database,
                files,
                given.or(() -> getMonitoring().flatMap(DataMonitoring::getTopic))
                        .orElse(null));
    }

    /** What only the finished tree shows. */
    private List<String> problems() {
        List<String> ofName = nameCheck == null ? List.of() : nameCheck.problems();
        List<Construct> tagged = new ArrayList<>();
        Optional.ofNullable(database).map(AuroraMysqlCluster::getCluster).ifPresent(tagged::add);
        Optional.ofNullable(cache)
                .map(RedisReplicationGroup::getReplicationGroup)
                .ifPresent(tagged::add);
        Optional.ofNullable(files).map(EfsFileSystem::getFileSystem).ifPresent(tagged::add);
        plans().forEach(plan -> tagged.add(plan.getPlan()));
        return Stream.of(ofName, ReservedTags.problems(tagged.stream()))
                .flatMap(List::stream)
                .toList();
    }

    /** {@return whether the database is included} */
    public boolean hasDatabase() {
        return database != null;
    }

    /**
     * The database.
     *
     * @return the cluster
     * @throws IllegalStateException if the database is left out by {@code database(false)}
     */
    @Override
    public AuroraMysqlCluster getDatabase() {
        return included("database", database);
    }

    /** {@return whether the cache is included} */
    public boolean hasCache() {
        return cache != null;
    }

    /**
     * The cache.
     *
     * @return the replication group
     * @throws IllegalStateException if the cache is left out by {@code cache(false)}
     */
    @Override
    public RedisReplicationGroup getCache() {
        return included("cache", cache);
    }

    /** {@return whether the file system is included} */
    public boolean hasFiles() {
        return files != null;
    }

    /**
     * The shared files.
     *
     * @return the file system
     * @throws IllegalStateException if the file system is left out by {@code files(false)}
     */
    @Override
    public EfsFileSystem getFiles() {
        return included("files", files);
    }

    private <T> T included(String part, @Nullable T built) {
        if (built == null) {
            throw new IllegalStateException("[" + getNode().getPath() + "] " + part + " (false) leaves this part out; "
                    + "leave out " + part + "(false), or ask has"
                    + part.substring(0, 1).toUpperCase(Locale.ROOT)
                    + part.substring(1) + "() first");
        }
        return built;
    }

    /** {@return the backup plan of the database, or nothing if it has none} */
    public Optional<DataBackupPlan> getDatabaseBackup() {
        return Optional.ofNullable(backups).flatMap(DataBackups::getDatabasePlan);
    }

    /** {@return the backup plan of the files, or nothing if they have none} */
    public Optional<DataBackupPlan> getFilesBackup() {
        return Optional.ofNullable(backups).flatMap(DataBackups::getFilesPlan);
    }

    private List<DataBackupPlan> plans() {
        return Stream.of(getDatabaseBackup(), getFilesBackup())
                .flatMap(Optional::stream)
                .toList();
    }

    /** {@return the monitoring, or nothing if nothing is watched} */
    public Optional<DataMonitoring> getMonitoring() {
        return Optional.ofNullable(monitoring);
    }

    /** {@return the restore test, or nothing if there is none} */
    public Optional<RestoreTest> getRestoreTest() {
        return Optional.ofNullable(restoreTest);
    }

    /**
     * Adds a WordPress site with the defaults: a schema with a user of its own, a directory, a prefix of cache keys.
     *
     * @param name name of the site, 1 to 32 lower-case letters, digits and single hyphens, a letter first
     * @return the site
     * @throws IllegalArgumentException one line for each problem
     */
    public WordPressSite addSite(String name) {
        return addSite(name, site -> {});
    }

    /**
     * Adds a WordPress site.
     *
     * @param name name of the site, 1 to 32 lower-case letters, digits and single hyphens, a letter first
     * @param settings sets values on the builder
     * @return the site
     * @throws IllegalArgumentException one line for each problem
     */
    public WordPressSite addSite(String name, Consumer<WordPressSite.Builder> settings) {
        String id = Objects.requireNonNullElse(name, "");
        WordPressSite.Builder site =
                WordPressSite.Builder.create(sites(), id).services(this).name(name);
        settings.accept(site);
        return site.build();
    }

    /** The scope of the sites, which is made with the first: services without a site keep their template. */
    private Construct sites() {
        return getNode().tryFindChild(SITES) instanceof Construct scope ? scope : new Construct(this, SITES);
    }

    /**
     * Builds {@link WordPressDataServices}. Only the VPC is required. A setting here holds for all parts, unless the customizer
     * of a part sets another value.
     */
    public static final class Builder extends WordPressDataSettings<Builder> {
        private Builder(Construct scope, String id) {
            super(scope, id);
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the services
         * @param id id of the services within their scope
         * @return a builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Checks the input of all parts and builds them.
         *
         * @return the services
         * @throws IllegalArgumentException one line for each problem of any part; nothing is left in the tree
         */
        public WordPressDataServices build() {
            return prepare().build(this::path);
        }

        @Override
        protected Prepared<WordPressDataServices> prepare() {
            Problems problems = shared.startChecks();
            WordPressDataRules.check(problems, this);
            PreparedServices parts = new PreparedServices(this, problems);
            return new Prepared<>(problems, () -> new WordPressDataServices(this, parts));
        }
    }
}
