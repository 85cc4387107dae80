package io.github.wpdata.cdk;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.service.Prepared;
import io.github.wpdata.cdk.service.ServiceBuilder;
import io.github.wpdata.cdk.service.ServiceSettings;
import io.github.wpdata.cdk.site.DataServices;
import io.github.wpdata.cdk.site.WordPressSite;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
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
public final class WordPressDataServices extends Construct implements DataServices {
    private static final String SITES = "Sites";

    private final AuroraMysqlCluster database;
    private final RedisReplicationGroup cache;
    private final EfsFileSystem files;
    private final Backups backups;

    private WordPressDataServices(Builder b, Problems problems) {
        super(b.shared().scope(), b.shared().id());
        try {
            ServiceSettings shared = b.shared();
            Parts parts = new Parts(() -> getNode().getPath());
            parts.check(problems);
            if (b.profile.disposable()) {
                shared.removalPolicyUnlessSet(RemovalPolicy.DESTROY);
            }
            // All turns come before the first part, since what they keep decides what the key must outlive.
            AuroraMysqlCluster.Builder db = b.database(this);
            RedisReplicationGroup.Builder redis = b.cache(this);
            EfsFileSystem.Builder efs = b.files(this);
            IKey key = b.keyPerService
                    ? null
                    : shared.shareKey(this, "WordPress data and its backups", List.of(db, redis, efs));

            AuroraMysqlCluster builtDatabase = parts.build(db::build);
            RedisReplicationGroup builtCache = parts.build(redis::build);
            EfsFileSystem builtFiles = parts.build(efs::build);
            if (b.backedUp()) {
                // A part with bad input is not there to be backed up, but its plan is checked all the same.
                String cluster = builtDatabase == null ? Parts.ANY_CLUSTER : builtDatabase.getClusterArn();
                String fileSystem = builtFiles == null ? Parts.ANY_FILE_SYSTEM : builtFiles.getFileSystemArn();
                backups = Backups.create(this, b, key, parts, cluster, fileSystem);
            } else {
                backups = Backups.NONE;
            }
            parts.throwIfAny();
            database = Objects.requireNonNull(builtDatabase);
            cache = Objects.requireNonNull(builtCache);
            files = Objects.requireNonNull(builtFiles);
            b.warnOfBackups(new Warnings(this), files.isBackedUpByItself());
        } catch (RuntimeException e) {
            // Nothing half-made stays behind, and the id is free for another attempt.
            b.shared().scope().getNode().tryRemoveChild(b.shared().id());
            throw e;
        }
        ProfileAcknowledgements.acknowledge(b.profile, this);
    }

    /**
     * The database.
     *
     * @return the cluster
     */
    @Override
    public AuroraMysqlCluster getDatabase() {
        return database;
    }

    /**
     * The cache.
     *
     * @return the replication group
     */
    @Override
    public RedisReplicationGroup getCache() {
        return cache;
    }

    /**
     * The shared files.
     *
     * @return the file system
     */
    @Override
    public EfsFileSystem getFiles() {
        return files;
    }

    /**
     * The backups of the database.
     *
     * @return the plan, or nothing if there are no backups
     */
    public Optional<DataBackupPlan> getDatabaseBackup() {
        return Optional.ofNullable(backups.database());
    }

    /**
     * The backups of the files.
     *
     * @return the plan, or nothing if there are no backups
     */
    public Optional<DataBackupPlan> getFilesBackup() {
        return Optional.ofNullable(backups.files());
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
         * Prefixes the physical names: {@code …-aurora}, {@code …-redis}, {@code …-efs}, {@code …-backup}, and with a vault per
         * service {@code …-aurora-backup} and {@code …-efs-backup}. Default: names made from the construct's path. Changing it
         * replaces the database, the cache and the vaults.
         *
         * @param name 1 to 34 lower-case letters, digits and single hyphens, a letter first
         * @return this builder
         */
        public Builder name(String name) {
            this.name = given("name", name, this.name);
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
            this.profile = given("profile", profile, this.profile);
            return this;
        }

        private boolean keyPerService = false;

        /**
         * Gives each service, and each vault, a key of its own. Not together with {@link #encryptionKey}. Default: false, one key for
         * all. Changing it replaces the services and the vaults.
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
         * Backs up database and files with AWS Backup. Default: true, but false in {@link Profile#DEVELOPMENT}. Without it, EFS backs
         * itself up, but not in {@link Profile#DEVELOPMENT}.
         *
         * @param backUp whether to back up
         * @return this builder
         */
        public Builder backups(boolean backUp) {
            this.backups = backUp;
            return this;
        }

        @Nullable IBackupVault vault;

        /**
         * Sets the vault of both plans. Default: a vault of their own.
         *
         * @param vault a vault of this region, of a {@link DataBackupVault} or imported
         * @return this builder
         */
        public Builder vault(IBackupVault vault) {
            this.vault = given("vault", vault, this.vault);
            return this;
        }

        boolean vaultPerService = false;

        /**
         * Gives each plan a vault of its own, in place of one for both. Not together with {@link #vault}. Default: false. Changing
         * it leaves recovery points behind in the former vault.
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
            this.database = this.database.andThen(given("database", settings, part -> {}));
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
            this.cache = this.cache.andThen(given("cache", settings, part -> {}));
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
            this.files = this.files.andThen(given("files", settings, part -> {}));
            return this;
        }

        Consumer<DataBackupPlan.Builder> backup = part -> {};

        /**
         * Sets both backup plans apart from the profile. May be called again to set more. Default: as the profile has it.
         *
         * @param settings sets values on the builder
         * @return this builder
         */
        public Builder backup(Consumer<DataBackupPlan.Builder> settings) {
            this.backup = this.backup.andThen(given("backup", settings, part -> {}));
            return this;
        }

        Consumer<DataBackupPlan.Builder> databaseBackup = part -> {};

        /**
         * Sets the backup plan of the database apart from the profile. May be called again to set more. Default: as the profile has it.
         *
         * @param settings sets values on the builder
         * @return this builder
         */
        public Builder databaseBackup(Consumer<DataBackupPlan.Builder> settings) {
            this.databaseBackup = this.databaseBackup.andThen(given("databaseBackup", settings, part -> {}));
            return this;
        }

        Consumer<DataBackupPlan.Builder> filesBackup = part -> {};

        /**
         * Sets the backup plan of the files apart from the profile. May be called again to set more. Default: as the profile has it.
         *
         * @param settings sets values on the builder
         * @return this builder
         */
        public Builder filesBackup(Consumer<DataBackupPlan.Builder> settings) {
            this.filesBackup = this.filesBackup.andThen(given("filesBackup", settings, part -> {}));
            return this;
        }

        /**
         * Checks the input of all parts and builds them.
         *
         * @return the services
         * @throws IllegalArgumentException one line for each problem of any part; nothing is left in the tree
         */
        public WordPressDataServices build() {
            return prepare().construct().get();
        }

        @Override
        protected Prepared<WordPressDataServices> prepare() {
            Problems problems = shared.startChecks();
            if (name != null) {
                problems.require(WordPressDataRules.isName(name), WordPressDataRules.NAME, name);
            }
            boolean severalKeys = keyPerService && shared.hasEncryptionKey();
            problems.require(!severalKeys, WordPressDataRules.ONE_KEY_OR_SEVERAL, keyPerService);
            boolean severalVaults = vaultPerService && vault != null;
            problems.require(!severalVaults, WordPressDataRules.ONE_VAULT_OR_SEVERAL, vaultPerService);
            return new Prepared<>(problems, () -> new WordPressDataServices(this, problems));
        }

        private AuroraMysqlCluster.Builder database(Construct whole) {
            AuroraMysqlCluster.Builder part = shared.seed(AuroraMysqlCluster.Builder.create(whole, "Database"));
            profile.applyTo(part);
            named("-aurora").ifPresent(part::clusterIdentifier);
            database.accept(part);
            return part;
        }

        private RedisReplicationGroup.Builder cache(Construct whole) {
            RedisReplicationGroup.Builder part = shared.seed(RedisReplicationGroup.Builder.create(whole, "Cache"));
            profile.applyTo(part);
            named("-redis").ifPresent(part::replicationGroupId);
            cache.accept(part);
            return part;
        }

        private EfsFileSystem.Builder files(Construct whole) {
            EfsFileSystem.Builder part = shared.seed(EfsFileSystem.Builder.create(whole, "Files"));
            // Two daily backups of the same files would only cost more.
            part.automaticBackup(!backedUp() && !profile.disposable());
            named("-efs").ifPresent(part::fileSystemName);
            files.accept(part);
            return part;
        }

        private void warnOfBackups(Warnings warnings, boolean filesBackUpThemselves) {
            if (backedUp() && filesBackUpThemselves) {
                warnings.add(
                        "@wpdata/cdk:doubleBackup",
                        "automaticBackup (true) backs the files up a second time each day, beside filesBackup; leave it out");
            }
            if (!backedUp() && !profile.disposable()) {
                warnings.add(
                        "@wpdata/cdk:noBackup",
                        "backups (false) leaves the database to its automated backups, which stay in its region for "
                                + "backupRetention at most; leave it out to have AWS Backup keep copies");
                if (!filesBackUpThemselves) {
                    warnings.add(
                            "@wpdata/cdk:noFilesBackup",
                            "backups (false) and automaticBackup (false) leave the files without any backup; leave one of "
                                    + "them out");
                }
            }
        }

        ServiceSettings shared() {
            return shared;
        }

        void applyProfileTo(BackupRule.Builder rule) {
            profile.applyTo(rule);
        }

        private boolean backedUp() {
            return backups == null ? !profile.disposable() : backups;
        }

        /** A physical name; none for a prefix that is refused, whose consequences would only be noise. */
        Optional<String> named(String suffix) {
            return Optional.ofNullable(name).filter(WordPressDataRules::isName).map(prefix -> prefix + suffix);
        }
    }
}
