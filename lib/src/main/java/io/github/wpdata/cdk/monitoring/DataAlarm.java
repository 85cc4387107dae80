package io.github.wpdata.cdk.monitoring;

import java.util.Locale;

/** The alarms of the data services: what each watches, when it is raised by default, and what to do. */
public enum DataAlarm {
    /** Serverless capacity is used up. */
    DATABASE_CAPACITY(
            "DatabaseCapacity",
            Severity.TICKET,
            ThresholdUnit.PERCENT,
            "ACUUtilization, maximum",
            "90 %, for 15 minutes; serverless only",
            "The database runs at its maximum capacity, so queries get slower instead of capacity growing.",
            "Look for slow queries and a crowd of visitors; then raise maxCapacity."),

    /** New connections are about to be refused. */
    DATABASE_CONNECTIONS(
            "DatabaseConnections",
            Severity.PAGE,
            ThresholdUnit.CONNECTIONS,
            "DatabaseConnections, maximum of an instance",
            "80 % of max_connections, as the parameter, the maximum capacity or the instance class gives it, for 5 minutes",
            "The database is about to refuse connections, which WordPress shows as an error establishing a database connection.",
            "Look for pods in a restart loop and for slow queries; then raise maxCapacity, or scale the pods down."),

    /** Memory runs out. */
    DATABASE_MEMORY(
            "DatabaseMemory",
            Severity.TICKET,
            ThresholdUnit.BYTES,
            "FreeableMemory, minimum of an instance",
            "5 % of the memory of the maximum capacity or of the instance class, for 15 minutes",
            "The database is short of memory and may restart.",
            "Look for many connections and large temporary tables; then raise maxCapacity or the instance class."),

    /** The processors are busy, or the database is silent. */
    DATABASE_CPU(
            "DatabaseCpu",
            Severity.PAGE,
            ThresholdUnit.PERCENT,
            "CPUUtilization, maximum of an instance",
            "90 %, for 15 of 20 minutes; or no report for 15 minutes after the first one, unless the database may pause",
            "The processors of the database are busy, or it reports nothing, which a database that never pauses does only when it "
                    + "is down.",
            "Look at the events of the cluster and at slow queries; fail over to a reader if the writer does not answer."),

    /** Readers serve old data. */
    DATABASE_REPLICA_LAG(
            "DatabaseReplicaLag",
            Severity.TICKET,
            ThresholdUnit.MILLISECONDS,
            "AuroraReplicaLagMaximum, maximum",
            "1000 ms, for 15 minutes; only with readers",
            "Readers are behind the writer, so visitors may see old pages.",
            "Look for a bulk write or an overloaded reader; then give readers the capacity of the writer."),

    /** The cache's processor is busy, or a node is silent. */
    CACHE_CPU(
            "CacheCpu",
            Severity.PAGE,
            ThresholdUnit.PERCENT,
            "EngineCPUUtilization on nodes with at least 4 vCPUs, else CPUUtilization; maximum",
            "90 %, divided by the number of vCPUs for CPUUtilization, for 15 of 20 minutes; or no report for 15 minutes after "
                    + "the first one",
            "A cache node is busy, or it reports nothing and is down, so each page is built from the database.",
            "Look at the events of the cache and for expensive commands; then choose a larger nodeType."),

    /** The cache is full. */
    CACHE_MEMORY(
            "CacheMemory",
            Severity.TICKET,
            ThresholdUnit.PERCENT,
            "DatabaseMemoryUsagePercentage, maximum",
            "80 %, for 15 minutes",
            "A cache node is almost full and will evict keys.",
            "Look for keys without expiry; then choose a larger nodeType."),

    /** Keys are lost for want of memory. */
    CACHE_EVICTIONS(
            "CacheEvictions",
            Severity.TICKET,
            ThresholdUnit.KEYS,
            "Evictions, sum of 5 minutes",
            "100, three times in a row",
            "A cache node drops keys for want of memory; sessions may be lost and pages get slower.",
            "Choose a larger nodeType, or shorten the expiry of keys."),

    /** A replica is behind. */
    CACHE_REPLICATION_LAG(
            "CacheReplicationLag",
            Severity.TICKET,
            ThresholdUnit.SECONDS,
            "ReplicationLag, maximum",
            "30 s, for 15 minutes; only with replicas",
            "A replica is behind its primary, and would lose sessions in a failover.",
            "Look for a network limit of the nodeType and for large keys."),

    /** Clients use a wrong password. */
    CACHE_AUTHENTICATION(
            "CacheAuthentication",
            Severity.TICKET,
            ThresholdUnit.FAILED_LOGINS,
            "AuthenticationFailures, sum of 5 minutes",
            "1, three times in a row; only with authentication",
            "Clients fail to log in to the cache: a pod has an old password, or somebody is guessing.",
            "Restart pods that were not updated after a change of the secret; check the clients of the security group."),

    /** Burst credits will be spent within hours. */
    FILES_BURST_LOW(
            "FilesBurstLow",
            Severity.TICKET,
            ThresholdUnit.MINUTES,
            "BurstCreditBalance / PermittedThroughput, minutes left at full speed",
            "180 minutes, for 15 minutes; throughput mode BURSTING only",
            "The burst credits of the file system last for less than three hours at full speed.",
            "Look for a backup, scan or update that reads all files; then set throughputMode(ELASTIC)."),

    /** Burst credits are almost spent. */
    FILES_BURST_SPENT(
            "FilesBurstSpent",
            Severity.PAGE,
            ThresholdUnit.MINUTES,
            "BurstCreditBalance / PermittedThroughput, minutes left at full speed",
            "60 minutes, for 15 minutes; throughput mode BURSTING only",
            "The burst credits of the file system last for less than an hour; then a small file system almost stops.",
            "Set throughputMode(ELASTIC) and deploy; it takes effect within minutes, once in 24 hours."),

    /** The file system is at its limit of operations. */
    FILES_IO_LIMIT(
            "FilesIoLimit",
            Severity.TICKET,
            ThresholdUnit.PERCENT,
            "PercentIOLimit, maximum",
            "95 %, for 15 minutes; performance mode GENERAL_PURPOSE only",
            "The file system is near the operations that its performance mode allows, so each access gets slower.",
            "Look for code that lists or stats many files on each request; cache it, or move media to object storage."),

    /** The file system is at its throughput. */
    FILES_THROUGHPUT(
            "FilesThroughput",
            Severity.TICKET,
            ThresholdUnit.PERCENT,
            "MeteredIOBytes a second / PermittedThroughput",
            "80 %, for 15 minutes; throughput modes PROVISIONED and ELASTIC only",
            "The file system is near the throughput that it is permitted.",
            "Look for a scan of all files; then raise provisionedThroughput, or set throughputMode(ELASTIC)."),

    /** No backup for too long. */
    BACKUP_AGE(
            "BackupAge",
            Severity.TICKET,
            ThresholdUnit.JOBS,
            "NumberOfBackupJobsCompleted by vault and resource type, sum of an hour",
            "none within the longest time between two backups plus the completion window plus 2 hours",
            "No backup of this kind was completed in time. A job that never starts raises no event; only this alarm shows it. It is "
                    + "in alarm from its creation until the first backup.",
            "Look at the backup jobs, the opt-in of the region (Aurora), the plan's role and the vault."),

    /** No copy for too long. */
    BACKUP_COPY_AGE(
            "BackupCopyAge",
            Severity.TICKET,
            ThresholdUnit.JOBS,
            "NumberOfCopyJobsCompleted by destination vault and resource type, sum of an hour; in the region of the copies "
                    + "NumberOfRecoveryPointsCompleted",
            "none within the longest time between two backups plus the completion window plus 2 hours",
            "No copy into the other region was completed in time. It is in alarm from its creation until the first copy.",
            "Look at the copy jobs, the key and the access policy of the destination vault.");

    /** The page whose sections tell what to do; the anchor is the name of the alarm in lower case. */
    static final String RUNBOOK = "https://github.com/wpdata/wordpress-data-cdk/blob/main/docs/operations.md#";

    private final String label;
    private final Severity severity;
    private final ThresholdUnit unit;
    private final String metric;
    private final String threshold;
    private final String meaning;
    private final String remedy;

    DataAlarm(
            String label,
            Severity severity,
            ThresholdUnit unit,
            String metric,
            String threshold,
            String meaning,
            String remedy) {
        this.label = label;
        this.severity = severity;
        this.unit = unit;
        this.metric = metric;
        this.threshold = threshold;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** {@return the name of the alarm, as in {@code DatabaseConnections}} */
    public String getLabel() {
        return label;
    }

    /** {@return how urgent the alarm is} */
    public Severity getSeverity() {
        return severity;
    }

    /** {@return the unit of the threshold, such as {@code %} or {@code bytes}} */
    public String getUnit() {
        return unit.label();
    }

    ThresholdUnit unit() {
        return unit;
    }

    /** {@return the metric that the alarm watches, with its statistic} */
    public String getMetric() {
        return metric;
    }

    /** {@return the default threshold and how it follows from the configuration} */
    public String getThreshold() {
        return threshold;
    }

    /** {@return what it means when the alarm is raised} */
    public String getMeaning() {
        return meaning;
    }

    /** {@return what to look at, and what to do} */
    public String getRemedy() {
        return remedy;
    }

    /** The description of the alarm in CloudWatch, of something named. */
    String describe(String subject) {
        return subject + ": " + meaning + " " + remedy + " Runbook: " + RUNBOOK + label.toLowerCase(Locale.ROOT);
    }
}
