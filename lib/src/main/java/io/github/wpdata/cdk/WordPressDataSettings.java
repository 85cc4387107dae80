package io.github.wpdata.cdk;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.monitoring.DataMonitoring;
import io.github.wpdata.cdk.recovery.RestoreTest;
import io.github.wpdata.cdk.service.ServiceBuilder;
import io.github.wpdata.cdk.service.ServiceSettings;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The settings of the whole.
 *
 * @param <B> the whole's own builder
 */
abstract class WordPressDataSettings<B extends WordPressDataSettings<B>> extends ServiceBuilder<B> {
    WordPressDataSettings(Construct scope, String id) {
        super(scope, id);
    }

    @Nullable String name;

    /**
     * Prefixes the physical names: {@code …-aurora}, {@code …-redis}, {@code …-efs}, {@code …-backup}, and with a vault per
     * service {@code …-aurora-backup} and {@code …-efs-backup}. Default: names made from stack and path of the construct.
     * Changing it replaces the database, the cache and the vaults.
     *
     * @param name 1 to 34 lower-case letters, digits and single hyphens, a letter first
     * @return this builder
     */
    public B name(String name) {
        this.name = given("name", name, this.name);
        return self();
    }

    Profile profile = Profile.PRODUCTION;

    /**
     * Chooses capacity, replicas, retention and protection together. Default: {@link Profile#PRODUCTION}.
     *
     * @param profile the profile
     * @return this builder
     */
    public B profile(Profile profile) {
        this.profile = given("profile", profile, this.profile);
        return self();
    }

    boolean keyPerService = false;

    /**
     * Gives each service, and each vault, a key of its own. Not together with {@link #encryptionKey}. Default: false, one key
     * for all. Changing it replaces the services and the vaults.
     *
     * @param each whether each has its own
     * @return this builder
     */
    public B keyPerService(boolean each) {
        this.keyPerService = each;
        return self();
    }

    private @Nullable Boolean backups;

    /**
     * Backs up database and files with AWS Backup. Default: true, but false in {@link Profile#DEVELOPMENT}. Without it, EFS
     * takes automatic backups, but not in {@link Profile#DEVELOPMENT}. False is refused together with {@code vault},
     * {@link #vaultPerService(boolean)}, {@link #backup(Consumer)}, {@link #databaseBackup(Consumer)} or {@link #filesBackup(Consumer)}, since nothing would be backed up or
     * copied; where the profile makes no backups, they are a warning.
     *
     * @param backUp whether to back up
     * @return this builder
     */
    public B backups(boolean backUp) {
        this.backups = backUp;
        return self();
    }

    @Nullable Consumer<DataBackupPlan.Builder> vault;

    /**
     * Sets the vault of both plans. Default: a vault of their own.
     *
     * @param vault a vault of this region
     * @return this builder
     */
    public B vault(IBackupVault vault) {
        IBackupVault received = given("vault", vault, null);
        this.vault = received == null ? this.vault : plan -> plan.vault(received);
        return self();
    }

    /**
     * Sets the vault of both plans. Default: a vault of their own.
     *
     * @param vault a vault of this region
     * @return this builder
     */
    public B vault(DataBackupVault vault) {
        DataBackupVault received = given("vault", vault, null);
        this.vault = received == null ? this.vault : plan -> plan.vault(received);
        return self();
    }

    boolean vaultPerService = false;

    /**
     * Gives each plan a vault of its own, in place of one for both. Not together with {@code vault}. Default: false. Changing
     * it leaves recovery points behind in the former vault.
     *
     * @param each whether each has its own
     * @return this builder
     */
    public B vaultPerService(boolean each) {
        this.vaultPerService = each;
        if (each) {
            given("vaultPerService");
        }
        return self();
    }

    boolean hasDatabase = true;

    /**
     * Includes the database. Default: true. Without it, its customizers and its backup plan are ignored.
     *
     * @param include whether to include it; false on a deployed stack removes the database, as its removal policy says
     * @return this builder
     */
    public B database(boolean include) {
        this.hasDatabase = include;
        return self();
    }

    Consumer<AuroraMysqlCluster.Builder> database = part -> {};

    /**
     * Customizes the database. Overrides the profile; several calls add up. Default: the settings of the profile.
     *
     * @param settings sets values on the builder
     * @return this builder
     */
    public B database(Consumer<AuroraMysqlCluster.Builder> settings) {
        this.database = this.database.andThen(given("database", settings, part -> {}));
        return self();
    }

    boolean hasCache = true;

    /**
     * Includes the cache. Default: true. Without it, its customizers are ignored.
     *
     * @param include whether to include it; false on a deployed stack removes the cache, as its removal policy says
     * @return this builder
     */
    public B cache(boolean include) {
        this.hasCache = include;
        return self();
    }

    Consumer<RedisReplicationGroup.Builder> cache = part -> {};

    /**
     * Customizes the cache. Overrides the profile; several calls add up. Default: the settings of the profile.
     *
     * @param settings sets values on the builder
     * @return this builder
     */
    public B cache(Consumer<RedisReplicationGroup.Builder> settings) {
        this.cache = this.cache.andThen(given("cache", settings, part -> {}));
        return self();
    }

    boolean hasFiles = true;

    /**
     * Includes the file system. Default: true. Without it, its customizers and its backup plan are ignored.
     *
     * @param include whether to include it; false on a deployed stack removes the file system, as its removal policy says
     * @return this builder
     */
    public B files(boolean include) {
        this.hasFiles = include;
        return self();
    }

    Consumer<EfsFileSystem.Builder> files = part -> {};

    /**
     * Customizes the file system. Overrides the profile; several calls add up. Default: the settings of the profile.
     *
     * @param settings sets values on the builder
     * @return this builder
     */
    public B files(Consumer<EfsFileSystem.Builder> settings) {
        this.files = this.files.andThen(given("files", settings, part -> {}));
        return self();
    }

    Consumer<DataBackupPlan.Builder> backup = part -> {};

    /**
     * Customizes both backup plans, before {@link #databaseBackup(Consumer)} and {@link #filesBackup(Consumer)}. Overrides the profile; several
     * calls add up. Default: the settings of the profile. Without {@link #backups(boolean)}, it is not called.
     *
     * @param settings sets values on the builder of each plan
     * @return this builder
     */
    public B backup(Consumer<DataBackupPlan.Builder> settings) {
        this.backup = this.backup.andThen(given("backup", settings, part -> {}));
        return self();
    }

    Consumer<DataBackupPlan.Builder> databaseBackup = part -> {};

    /**
     * Customizes the backup plan of the database. Overrides the profile; several calls add up. Default: the settings of the
     * profile. Without {@link #backups(boolean)}, it is not called.
     *
     * @param settings sets values on the builder
     * @return this builder
     */
    public B databaseBackup(Consumer<DataBackupPlan.Builder> settings) {
        this.databaseBackup = this.databaseBackup.andThen(given("databaseBackup", settings, part -> {}));
        return self();
    }

    Consumer<DataBackupPlan.Builder> filesBackup = part -> {};

    /**
     * Customizes the backup plan of the files. Overrides the profile; several calls add up. Default: the settings of the
     * profile. Without {@link #backups(boolean)}, it is not called.
     *
     * @param settings sets values on the builder
     * @return this builder
     */
    public B filesBackup(Consumer<DataBackupPlan.Builder> settings) {
        this.filesBackup = this.filesBackup.andThen(given("filesBackup", settings, part -> {}));
        return self();
    }

    private @Nullable Boolean monitoring;

    /**
     * Watches services and backups: alarms, messages and a dashboard; see {@link DataMonitoring}. Default: all of it in
     * {@link Profile#PRODUCTION}; else the backups only, where there are any. False watches nothing, and is refused together with
     * {@link #notify(ITopic)} or a customizer; where the profile watches nothing, they are a warning.
     *
     * @param watch whether to watch all of it
     * @return this builder
     */
    public B monitoring(boolean watch) {
        this.monitoring = watch;
        return self();
    }

    Consumer<DataMonitoring.Builder> monitoringSettings = part -> {};

    /**
     * Customizes what {@link #monitoring(boolean)} makes; several calls add up. Services and plans are named by this builder.
     * Default: none. Where nothing is watched, it is not called.
     *
     * @param settings sets values on the builder
     * @return this builder
     */
    public B monitoring(Consumer<DataMonitoring.Builder> settings) {
        return watch(given("monitoring", settings, part -> {}));
    }

    private B watch(Consumer<DataMonitoring.Builder> settings) {
        this.monitoringSettings = this.monitoringSettings.andThen(settings);
        return self();
    }

    /**
     * Sends alarms and messages to a topic. Calls add up. Default: an encrypted topic of its own, without a subscription. Nothing
     * is sent where nothing is watched, see {@link #monitoring(boolean)}.
     *
     * @param topic a standard topic of this region; if it is imported, its policy must allow EventBridge, CloudWatch and AWS
     *     Backup to publish
     * @return this builder
     */
    public B notify(ITopic topic) {
        ITopic received = given("notify", topic, null);
        return received == null ? self() : watch(part -> part.notify(received));
    }

    boolean hasRestoreTest = false;

    /**
     * Restores the newest backups each week, checks them, and reports a verdict. Default: false. A test costs less than 1
     * ACU-hour, in the worst case {@code maxCapacity} for 3 hours, and the storage of both restores for that time.
     *
     * @param test whether to test
     * @return this builder
     */
    public B restoreTest(boolean test) {
        this.hasRestoreTest = test;
        return self();
    }

    Consumer<RestoreTest.Builder> restoreTest = part -> {};

    /**
     * Includes a restore test and customizes it. Several calls add up. The test has the vaults of both plans, the database,
     * the file system, the VPC, the subnets and the monitoring's first topic for tickets. If a plan has an imported vault, name that
     * vault with its key. Default: no restore test.
     *
     * @param settings sets values on the builder
     * @return this builder
     */
    public B restoreTest(Consumer<RestoreTest.Builder> settings) {
        this.hasRestoreTest = true;
        this.restoreTest = this.restoreTest.andThen(given("restoreTest", settings, part -> {}));
        return self();
    }

    ServiceSettings shared() {
        return shared;
    }

    boolean watchesServices() {
        return monitoring == null ? profile == Profile.PRODUCTION : monitoring;
    }

    boolean watchesBackups() {
        return isBackedUp() && !leavesMonitoringOut();
    }

    boolean isBackedUp() {
        return backups == null ? !profile.disposable() : backups;
    }

    /** Whether the caller, and not the profile, leaves the backups out. */
    boolean leavesBackupsOut() {
        return Boolean.FALSE.equals(backups);
    }

    /** Whether the caller, and not the profile, leaves the monitoring out. */
    boolean leavesMonitoringOut() {
        return Boolean.FALSE.equals(monitoring);
    }
}
