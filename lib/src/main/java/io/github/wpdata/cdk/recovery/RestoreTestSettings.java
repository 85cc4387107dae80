package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.cdk.ConstructPlace;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The settings of a restore test.
 *
 * @param <B> the builder
 */
abstract class RestoreTestSettings<B extends RestoreTestSettings<B>> {
    final ConstructPlace place;
    final StackEnvironment home;
    final Arguments arguments = new Arguments();

    /** Whether a vault, a cluster and a file system are added that are made only after the checks. */
    boolean expectsVault;

    boolean expectsDatabase;
    boolean expectsFiles;

    RestoreTestSettings(Construct scope, String id) {
        place = new ConstructPlace(scope, id);
        home = new StackEnvironment(scope);
    }

    final Map<IBackupVault, IKey> vaults = new LinkedHashMap<>();

    /**
     * Adds a vault whose recovery points are tested, and its key. Required. May be called again to add more. In the backup
     * region, this is the vault of the copies. Restored resources are encrypted with the key of the first vault.
     *
     * @param vault a vault of the stack's region
     * @param key the key that encrypts the recovery points of the vault
     * @return this builder
     */
    public B vault(IBackupVault vault, IKey key) {
        if (arguments.areGiven("vault", vault, key)) {
            this.vaults.put(vault, key);
        }
        return self();
    }

    @Nullable String planName;

    /**
     * Names the restore testing plan. Default: a name derived from the construct's path. Changing it replaces the plan.
     *
     * @param name 1 to 50 letters, digits and underscores
     * @return this builder
     */
    public B planName(String name) {
        this.planName = arguments.given("planName", name, this.planName);
        return self();
    }

    String schedule = "cron(0 8 ? * SUN *)";

    /**
     * Sets when the tests start, in UTC. Default: {@code cron(0 8 ? * SUN *)}, each Sunday morning, after the backups of
     * the night. Each start costs the capacity of one instance for each database, see {@link #maxCapacity(double)}.
     *
     * @param cron a schedule of six fields, at most one start an hour
     * @return this builder
     */
    public B schedule(String cron) {
        this.schedule = arguments.given("schedule", cron, this.schedule);
        return self();
    }

    LazyDuration startWindow = LazyDuration.hours(1);

    /**
     * Sets how long after the schedule AWS Backup may start a test. Default: 1 hour.
     *
     * @param window 1 to 168 whole hours
     * @return this builder
     */
    public B startWindow(Duration window) {
        this.startWindow = arguments.given("startWindow", LazyDuration.of(window), this.startWindow);
        return self();
    }

    LazyDuration selectionWindow = LazyDuration.days(7);

    /**
     * Sets how old a recovery point may be. The newest one is tested. Default: 7 days. If there is none, nothing is
     * restored and no verdict is reported; the alarms on missing backups report that.
     *
     * @param window 1 to 365 whole days
     * @return this builder
     */
    public B selectionWindow(Duration window) {
        this.selectionWindow = arguments.given("selectionWindow", LazyDuration.of(window), this.selectionWindow);
        return self();
    }

    LazyDuration validationWindow = LazyDuration.hours(6);

    /**
     * Sets how long what was restored is kept for the check. It is deleted as soon as there is a verdict. Default: 6
     * hours.
     *
     * @param window 4 to 168 whole hours; the check ends within 4
     * @return this builder
     */
    public B validationWindow(Duration window) {
        this.validationWindow = arguments.given("validationWindow", LazyDuration.of(window), this.validationWindow);
        return self();
    }

    boolean testDatabases = true;

    /**
     * Decides whether Aurora clusters are tested. Default: true. False is refused together with settings of that test.
     *
     * @param test whether to test them
     * @return this builder
     */
    public B testDatabases(boolean test) {
        this.testDatabases = test;
        arguments.given("testDatabases");
        return self();
    }

    final List<String> databases = new ArrayList<>();

    /**
     * Names the clusters to test, of which the vault holds recovery points. May be called again to add more. Default:
     * every cluster of which it does. Changing them replaces the selection and nothing else.
     *
     * @param clusterArns ARNs of at most 30 clusters, in the region of the original
     * @return this builder
     */
    public B databases(@Nullable String... clusterArns) {
        this.databases.addAll(arguments.givenAll("databases", clusterArns));
        return self();
    }

    @Nullable IVpc vpc;

    /**
     * Sets the VPC that databases are restored into. Required while databases are tested. Their security group has no
     * clients.
     *
     * @param vpc the VPC
     * @return this builder
     */
    public B vpc(IVpc vpc) {
        this.vpc = arguments.given("vpc", vpc, this.vpc);
        return self();
    }

    @Nullable SubnetSelection subnets;

    /**
     * Chooses the subnets that databases are restored into, in at least two availability zones. Default: the private
     * subnets of the VPC.
     *
     * @param subnets the selection
     * @return this builder
     */
    public B subnets(SubnetSelection subnets) {
        this.subnets = arguments.given("subnets", subnets, this.subnets);
        return self();
    }

    @Nullable String clusterParameterGroupName;

    /**
     * Sets the cluster parameter group of restored databases. Default: a group of its own, of the family
     * aurora-mysql8.0, that requires TLS. A database with another {@code lower_case_table_names} needs its own group.
     *
     * @param name name of a cluster parameter group in the stack's region
     * @return this builder
     */
    public B clusterParameterGroupName(String name) {
        this.clusterParameterGroupName =
                arguments.given("clusterParameterGroupName", name, this.clusterParameterGroupName);
        return self();
    }

    final List<IKey> resourceKeys = new ArrayList<>();

    /**
     * Names the keys of the tested databases. Snapshots of Aurora keep the key of the cluster; copies in another vault
     * have the key of that vault and need none of these. May be called again to add more. Default: none.
     *
     * @param keys keys of the stack's region
     * @return this builder
     */
    public B resourceKeys(@Nullable IKey... keys) {
        this.resourceKeys.addAll(arguments.givenAll("resourceKeys", keys));
        return self();
    }

    double maxCapacity = 2;

    /**
     * Limits the capacity of the instance that checks a restored database; the least is 0.5 ACU. Default: 2 ACU. The
     * instance is charged from its creation to its deletion: usually half an hour, so less than 1 ACU-hour a test, and in
     * the worst case 3 hours.
     *
     * @param capacity 1 to 256 ACU, in steps of 0.5
     * @return this builder
     */
    public B maxCapacity(double capacity) {
        this.maxCapacity = capacity;
        arguments.given("maxCapacity");
        return self();
    }

    String databaseName = "wordpress";

    /**
     * Names the database that the statement is run in. Default: wordpress.
     *
     * @param name a letter, then letters, digits and underscores, at most 64 in all
     * @return this builder
     */
    public B databaseName(String name) {
        this.databaseName = arguments.given("databaseName", name, this.databaseName);
        return self();
    }

    @Nullable String databaseCheck;

    /**
     * Sets the SQL that decides about a restored database. It returns one row with one text: {@code OK}, or what is
     * wrong, which becomes the message of the verdict. Default: a statement that requires rows in {@code wp_options} and a
     * row of {@code wp_posts} that was changed within {@link #maximumAge(Duration)}.
     *
     * @param statement one statement of at most 65536 characters, as in
     *     {@code SELECT IF(COUNT(*) > 0, 'OK', 'wp_users is empty') FROM wp_users}
     * @return this builder
     */
    public B databaseCheck(String statement) {
        this.databaseCheck = arguments.given("databaseCheck", statement, this.databaseCheck);
        return self();
    }

    @Nullable LazyDuration maximumAge;

    /**
     * Sets how long ago the last change of a post may be, at the time of the test. Default: 30 days. Drafts and
     * revisions count.
     *
     * @param age 1 to 3650 whole days
     * @return this builder
     */
    public B maximumAge(Duration age) {
        this.maximumAge = arguments.given("maximumAge", LazyDuration.of(age), this.maximumAge);
        return self();
    }

    @Nullable String tablePrefix;

    /**
     * Sets the prefix of WordPress's tables. Default: {@code wp_}.
     *
     * @param prefix 1 to 20 letters, digits and underscores
     * @return this builder
     */
    public B tablePrefix(String prefix) {
        this.tablePrefix = arguments.given("tablePrefix", prefix, this.tablePrefix);
        return self();
    }

    boolean testFiles = true;

    /**
     * Decides whether file systems are tested. Default: true. False is refused together with settings of that test.
     *
     * @param test whether to test them
     * @return this builder
     */
    public B testFiles(boolean test) {
        this.testFiles = test;
        arguments.given("testFiles");
        return self();
    }

    final List<String> fileSystems = new ArrayList<>();

    /**
     * Names the file systems to test, of which the vault holds recovery points. May be called again to add more.
     * Default: every file system of which it does. Changing them replaces the selection and nothing else.
     *
     * @param fileSystemArns ARNs of at most 30 file systems, in the region of the original
     * @return this builder
     */
    public B fileSystems(@Nullable String... fileSystemArns) {
        this.fileSystems.addAll(arguments.givenAll("fileSystems", fileSystemArns));
        return self();
    }

    @Nullable Size minimumFilesSize;

    /**
     * Sets how much a restored file system must hold. Default: 1 MiB. EFS knows the size an hour or two after the
     * restore; the check waits up to three hours for it.
     *
     * @param size whole bytes; with 0 bytes a restore without error is enough
     * @return this builder
     */
    public B minimumFilesSize(Size size) {
        this.minimumFilesSize = arguments.given("minimumFilesSize", size, this.minimumFilesSize);
        return self();
    }

    @Nullable ITopic topic;

    /**
     * Sends each verdict to a topic: success, failure and time-out. Default: none; the verdict is then found in AWS
     * Backup alone. The role of the state machine may use the key of a topic that is made in the app; for an imported
     * topic, its key's policy must allow the role.
     *
     * @param topic a standard topic of the stack's region
     * @return this builder
     */
    public B notify(ITopic topic) {
        this.topic = arguments.given("notify", topic, this.topic);
        return self();
    }

    @SuppressWarnings("unchecked") // the builder names itself as B
    private B self() {
        return (B) this;
    }
}
