package io.github.wpdata.cdk;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.service.ConstructPath;
import io.github.wpdata.cdk.service.ServiceBuilder;
import io.github.wpdata.cdk.service.ServiceSettings;
import io.github.wpdata.cdk.validation.Rule;
import io.github.wpdata.cdk.validation.Tokens;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.kms.IKey;
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
public final class WordPressDataServices extends Construct {
    /** The cache's identifier has room for 40 characters. */
    private static final String NAME_FORM = "(?=.{1,34}$)[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static final Rule NAME = new Rule(
            "name",
            "",
            "1 to 34 lower-case letters, digits and single hyphens, a letter first",
            "cannot prefix the names of all services",
            "use 1 to 34 lower-case letters, digits and single hyphens, and begin with a letter",
            "ElastiCache API: ReplicationGroupId");

    /** The schedules leave an hour between the two plans, and the night to both. */
    private static final String DATABASE_SCHEDULE = "cron(0 2 * * ? *)";

    private static final String FILES_SCHEDULE = "cron(0 1 * * ? *)";

    private final AuroraMysqlCluster database;
    private final RedisReplicationGroup cache;
    private final EfsFileSystem files;
    private final @Nullable DataBackupPlan databaseBackup;
    private final @Nullable DataBackupPlan filesBackup;

    private WordPressDataServices(Builder b) {
        super(b.settings().scope(), b.settings().id());
        ServiceSettings shared = b.settings();
        if (b.profile.disposable()) {
            shared.removalPolicyUnlessSet(RemovalPolicy.DESTROY);
        }
        IKey key = b.keyPerService ? null : shared.encryptionKey(this, "WordPress data and its backups");
        Parts parts = new Parts();

        AuroraMysqlCluster.Builder db = shared.seed(AuroraMysqlCluster.Builder.create(this, "Database"), key);
        b.profile.applyTo(db);
        b.named("-aurora").ifPresent(db::clusterIdentifier);
        b.database.accept(db);
        AuroraMysqlCluster builtDatabase = parts.build(db::build);

        RedisReplicationGroup.Builder redis = shared.seed(RedisReplicationGroup.Builder.create(this, "Cache"), key);
        b.profile.applyTo(redis);
        b.named("-redis").ifPresent(redis::replicationGroupId);
        b.cache.accept(redis);
        RedisReplicationGroup builtCache = parts.build(redis::build);

        EfsFileSystem.Builder efs = shared.seed(EfsFileSystem.Builder.create(this, "Files"), key);
        // Two daily backups of the same files would only cost more.
        efs.automaticBackup(!b.backedUp() && !b.profile.disposable());
        b.named("-efs").ifPresent(efs::fileSystemName);
        b.files.accept(efs);
        EfsFileSystem builtFiles = parts.build(efs::build);

        DataBackupPlan builtDatabaseBackup = null;
        DataBackupPlan builtFilesBackup = null;
        if (b.backedUp()) {
            IBackupVault vault = b.vaultPerService ? null : b.vault == null ? vault(b, key) : b.vault;
            // A part with bad input is not there to be backed up, but its plan is checked all the same.
            BackupResource cluster =
                    BackupResource.fromArn(builtDatabase == null ? Parts.ANY_CLUSTER : builtDatabase.getClusterArn());
            DataBackupPlan.Builder databasePlan = plan(b, "DatabaseBackup", "-aurora", DATABASE_SCHEDULE, key, vault);
            b.databaseBackup.accept(databasePlan.selectionName("database").resources(cluster));
            builtDatabaseBackup = parts.build(databasePlan::build);
            BackupResource fileSystem =
                    BackupResource.fromArn(builtFiles == null ? Parts.ANY_FILE_SYSTEM : builtFiles.getFileSystemArn());
            DataBackupPlan.Builder filesPlan = plan(b, "FilesBackup", "-efs", FILES_SCHEDULE, key, vault);
            b.filesBackup.accept(filesPlan.selectionName("files").resources(fileSystem));
            builtFilesBackup = parts.build(filesPlan::build);
        } else if (!b.profile.disposable()) {
            Annotations.of(this)
                    .addWarningV2(
                            "@wpdata/cdk:noBackup",
                            "backups (false) leaves the database to its automated backups, which go with the cluster's "
                                    + "region; leave it out to have AWS Backup keep copies");
        }
        parts.throwIfAny(() -> shared.scope().getNode().tryRemoveChild(shared.id()));
        database = Objects.requireNonNull(builtDatabase);
        cache = Objects.requireNonNull(builtCache);
        files = Objects.requireNonNull(builtFiles);
        databaseBackup = builtDatabaseBackup;
        filesBackup = builtFilesBackup;
    }

    private IBackupVault vault(Builder b, @Nullable IKey key) {
        DataBackupVault.Builder vault = DataBackupVault.Builder.create(this, "Vault")
                .removalPolicy(b.settings().companionRemovalPolicy());
        if (key != null) {
            vault.encryptionKey(key);
        }
        b.named("-backup").ifPresent(vault::vaultName);
        return vault.build().getVault();
    }

    private DataBackupPlan.Builder plan(
            Builder b, String id, String suffix, String schedule, @Nullable IKey key, @Nullable IBackupVault vault) {
        BackupRule.Builder daily = BackupRule.Builder.create("daily").schedule(schedule);
        if (b.profile.backupDays() > 0) {
            daily.deleteAfter(Duration.days(b.profile.backupDays()));
        }
        DataBackupPlan.Builder plan = DataBackupPlan.Builder.create(this, id).rules(daily.build());
        if (vault != null) {
            plan.vault(vault);
        } else if (key != null) {
            plan.encryptionKey(key);
        }
        b.named(suffix).ifPresent(plan::planName);
        b.backup.accept(plan);
        return plan;
    }

    /**
     * The database.
     *
     * @return the cluster
     */
    public AuroraMysqlCluster getDatabase() {
        return database;
    }

    /**
     * The cache.
     *
     * @return the replication group
     */
    public RedisReplicationGroup getCache() {
        return cache;
    }

    /**
     * The shared files.
     *
     * @return the file system
     */
    public EfsFileSystem getFiles() {
        return files;
    }

    /**
     * The backups of the database.
     *
     * @return the plan, or nothing if there are no backups
     */
    public Optional<DataBackupPlan> getDatabaseBackup() {
        return Optional.ofNullable(databaseBackup);
    }

    /**
     * The backups of the files.
     *
     * @return the plan, or nothing if there are no backups
     */
    public Optional<DataBackupPlan> getFilesBackup() {
        return Optional.ofNullable(filesBackup);
    }

    /**
     * Builds {@link WordPressDataServices}. Only the VPC is required. What is set here holds for all parts; what a part's own
     * turn sets holds for that part.
     */
    public static final class Builder extends ServiceBuilder<Builder> {
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

        private @Nullable String name;

        /**
         * Prefixes the physical names: {@code …-aurora}, {@code …-redis}, {@code …-efs}, {@code …-backup}. Default: names made from the
         * construct's path. Changing it replaces the database, the cache and the vault.
         *
         * @param name 1 to 34 lower-case letters, digits and single hyphens, a letter first
         * @return this builder
         */
        public Builder name(String name) {
            this.name = service.problems().given("name", name, this.name);
            return this;
        }

        private Profile profile = Profile.PRODUCTION;

        /**
         * Chooses capacity, replicas, retention and protection together. Default: {@link Profile#PRODUCTION}.
         *
         * @param profile the profile
         * @return this builder
         */
        public Builder profile(Profile profile) {
            this.profile = service.problems().given("profile", profile, this.profile);
            return this;
        }

        private boolean keyPerService = false;

        /**
         * Gives each service, and the vault, a key of its own. Default: false, one key for all. Changing it replaces the services.
         *
         * @param each whether each has its own
         * @return this builder
         */
        public Builder keyPerService(boolean each) {
            this.keyPerService = each;
            return this;
        }

        private @Nullable Boolean backups;

        /**
         * Backs up database and files with AWS Backup. Default: true, but false in {@link Profile#DEVELOPMENT}.
         *
         * @param backUp whether to back up
         * @return this builder
         */
        public Builder backups(boolean backUp) {
            this.backups = backUp;
            return this;
        }

        private @Nullable IBackupVault vault;

        /**
         * Sets the vault of both plans. Default: a vault of their own.
         *
         * @param vault a vault of this region, of a {@link DataBackupVault} or imported
         * @return this builder
         */
        public Builder vault(IBackupVault vault) {
            this.vault = service.problems().given("vault", vault, this.vault);
            return this;
        }

        private boolean vaultPerService = false;

        /**
         * Gives each plan a vault of its own, in place of one for both. Default: false. Changing it leaves recovery points behind in
         * the former vault.
         *
         * @param each whether each has its own
         * @return this builder
         */
        public Builder vaultPerService(boolean each) {
            this.vaultPerService = each;
            return this;
        }

        private Consumer<AuroraMysqlCluster.Builder> database = part -> {};

        /**
         * Sets the database apart from the profile. May be called again to set more. Default: as the profile has it.
         *
         * @param settings sets values on the builder
         * @return this builder
         */
        public Builder database(Consumer<AuroraMysqlCluster.Builder> settings) {
            this.database = this.database.andThen(service.problems().given("database", settings, part -> {}));
            return this;
        }

        private Consumer<RedisReplicationGroup.Builder> cache = part -> {};

        /**
         * Sets the cache apart from the profile. May be called again to set more. Default: as the profile has it.
         *
         * @param settings sets values on the builder
         * @return this builder
         */
        public Builder cache(Consumer<RedisReplicationGroup.Builder> settings) {
            this.cache = this.cache.andThen(service.problems().given("cache", settings, part -> {}));
            return this;
        }

        private Consumer<EfsFileSystem.Builder> files = part -> {};

        /**
         * Sets the file system apart from the profile. May be called again to set more. Default: as the profile has it.
         *
         * @param settings sets values on the builder
         * @return this builder
         */
        public Builder files(Consumer<EfsFileSystem.Builder> settings) {
            this.files = this.files.andThen(service.problems().given("files", settings, part -> {}));
            return this;
        }

        private Consumer<DataBackupPlan.Builder> backup = part -> {};

        /**
         * Sets both backup plans apart from the profile. May be called again to set more. Default: as the profile has it.
         *
         * @param settings sets values on the builder
         * @return this builder
         */
        public Builder backup(Consumer<DataBackupPlan.Builder> settings) {
            this.backup = this.backup.andThen(service.problems().given("backup", settings, part -> {}));
            return this;
        }

        private Consumer<DataBackupPlan.Builder> databaseBackup = part -> {};

        /**
         * Sets the backup plan of the database apart from the profile. May be called again to set more. Default: as the profile has it.
         *
         * @param settings sets values on the builder
         * @return this builder
         */
        public Builder databaseBackup(Consumer<DataBackupPlan.Builder> settings) {
            this.databaseBackup =
                    this.databaseBackup.andThen(service.problems().given("databaseBackup", settings, part -> {}));
            return this;
        }

        private Consumer<DataBackupPlan.Builder> filesBackup = part -> {};

        /**
         * Sets the backup plan of the files apart from the profile. May be called again to set more. Default: as the profile has it.
         *
         * @param settings sets values on the builder
         * @return this builder
         */
        public Builder filesBackup(Consumer<DataBackupPlan.Builder> settings) {
            this.filesBackup = this.filesBackup.andThen(service.problems().given("filesBackup", settings, part -> {}));
            return this;
        }

        /**
         * Checks the input of all parts and builds them.
         *
         * @return the services
         * @throws IllegalArgumentException one line for each problem of any part; nothing is left in the tree
         */
        public WordPressDataServices build() {
            if (name != null) {
                service.problems().require(Tokens.isToken(name) || name.matches(NAME_FORM), NAME, name);
            }
            service.problems().throwIfAny(() -> ConstructPath.of(service.scope(), service.id()));
            return new WordPressDataServices(this);
        }

        private ServiceSettings settings() {
            return service;
        }

        private boolean backedUp() {
            return backups == null ? profile.backupDays() > 0 : backups;
        }

        private Optional<String> named(String suffix) {
            return Optional.ofNullable(name).map(prefix -> prefix + suffix);
        }
    }
}
