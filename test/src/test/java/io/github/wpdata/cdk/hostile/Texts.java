package io.github.wpdata.cdk.hostile;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Fn;

/** Texts: plausible ones depend on the setter, wrong ones are the same for all. */
final class Texts {
    /** What a caller would write, by the setter, or the factory, that takes it. */
    private static final Map<String, List<Value>> MEANT = Map.ofEntries(
            entry("name", Value.all("shop", "wordpress-prod", "n".repeat(34))),
            entry("clusterIdentifier", Value.all("shop-aurora", "d", "d".repeat(63))),
            entry("databaseName", Value.all("wordpress", "w", "w_1", "w".repeat(64))),
            entry("adminUsername", Value.all("wpadmin", "w".repeat(16))),
            entry("backupWindow", Value.all("02:00-03:00", "23:45-00:15", "03:00-04:00")),
            entry("snapshotWindow", Value.all("03:00-04:00", "23:30-00:30", "04:00-05:00")),
            entry("maintenanceWindow", Value.all("sun:03:00-sun:04:00", "sun:23:30-mon:00:30", "Mon:04:00-Mon:05:00")),
            entry("logExports", Value.all("error", "slowquery", "audit", "slow-log", "engine-log")),
            entry("parameter", Value.all("timeout", "300", "long_query_time", "maxmemory-policy", "volatile-lru")),
            entry("clientCidrs", Value.all("10.0.0.0/16", "2001:db8::/32", "2001:DB8::/32", "0.0.0.0/0", "::/0")),
            entry("replicationGroupId", Value.all("shop-redis", "r", "r".repeat(40))),
            entry("description", Value.all("Sessions of the shop", "d")),
            entry("nodeType", Value.all("cache.t4g.small", "cache.r7g.large", "cache.r6gd.xlarge", "cache.t1.micro")),
            entry("restoreFromSnapshot", Value.all("shop-before-launch")),
            entry("availabilityZones", Value.all("us-east-1a", "us-east-1b")),
            entry("customEndpoint", Value.all("reports", "r".repeat(63))),
            entry("instanceParameter", Value.all("max_connections", "500", "long_query_time")),
            entry("cloneFrom", Value.all("shop", "arn:aws:rds:us-east-1:210987654321:cluster:shop")),
            entry("restoreToTime", Value.all("shop", "cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
            entry("restoreToLatestTime", Value.all("shop", "cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
            entry("restoreFromSnapshotArns", Value.all("arn:aws:s3:::snapshots/shop.rdb")),
            entry("tablePrefix", Value.all("wp_", "shop_")),
            entry("clusterParameterGroupName", Value.all("shop-parameters")),
            entry("databaseCheck", Value.all("SELECT 1")),
            entry("databases", Value.all("arn:aws:rds:us-east-1:123456789012:cluster:shop", "*")),
            entry(
                    "fileSystems",
                    Value.all("arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0a1b2c3d", "*")),
            entry("restoredFiles", Value.all("aws-backup-restore_2026-11-28T14-03-00Z")),
            entry("fileSystemName", Value.all("shop-efs", "Files of the shop")),
            entry("accessPoint", Value.all("uploads", "wp-content", "a".repeat(63))),
            entry("at", Value.all("/", "/wp-content", "/a/b/c/d")),
            entry("permissions", Value.all("0775", "755")),
            entry("planName", Value.all("shop-backup", "p", "p".repeat(50))),
            entry("selectionName", Value.all("database", "s".repeat(50))),
            entry("vaultName", Value.all("shop-vault", "v".repeat(50), "v1")),
            entry("schedule", Value.all("cron(0 2 * * ? *)", "cron(0 5 1 * ? *)", "cron(30 */6 ? * MON-FRI 2030)")),
            entry("withCustomerManagedKey", Value.all("us-west-2", "eu-west-1", "vault")),
            entry("withAwsManagedKey", Value.all("us-west-2", "eu-west-1", "vault")),
            entry("airGapped", Value.all("us-west-2", "us-east-1", "vault")),
            entry("inAccount", Value.all("210987654321")),
            entry("allowCopiesFrom", Value.all("210987654321", "123456789012")),
            entry("allowCopiesFromOrganization", Value.all("o-a1b2c3d4e5")),
            entry("irreversibleAfter", Value.all("2027-01-31")),
            entry("create", Value.all("daily", "weekly", "monthly")),
            entry("daily", Value.all("cron(0 2 * * ? *)", "cron(0 14 * * ? *)")),
            entry("CacheEngine", Value.all("redis", "7.1", "redis7")),
            entry("of", Value.all("redis", "7.1", "valkey", "8.1", "9.0")),
            entry("fromSecret", Value.all("token", "auth")),
            entry("namespace", Value.all("default", "wordpress")),
            entry("username", Value.all("shop", "s", "s".repeat(32))),
            entry("directory", Value.all("/sites/shop", "/a/b/c/d")),
            entry("clusterName", Value.all("platform", "0", "p".repeat(100))),
            entry("serviceAccount", Value.all("shop", "s".repeat(63))),
            entry("caConfigMap", Value.all("rds-ca", "r".repeat(63))),
            entry("image", Value.all("wordpress:6.8-php8.3-apache", "registry.example:5000/team/wordpress:1")),
            entry("dataCidrs", Value.all("10.0.0.0/16", "0.0.0.0/0")),
            entry("claimName", Value.all("wp-content", "wordpress.data")),
            entry("storageSize", Value.all("10Gi", "500M", "1e3", "1")));

    private static final List<Value> HOSTILE = Value.joined(
            Value.all(
                    "",
                    " ",
                    "\t\n",
                    "0",
                    "-1",
                    "null",
                    "a",
                    "A-b_C.1",
                    "Zo\u00eb",
                    "\u6570\u636e\u5e93",
                    "\ud83d\udc2c",
                    "\ud83d",
                    "a\u0000b",
                    "a\u2028b",
                    "\u202egnp.exe",
                    "\ufeff",
                    "\u0130",
                    "\u0660",
                    "'; DROP TABLE wp_posts; --",
                    "<script>",
                    "../../etc/passwd",
                    "${Token[",
                    "${AWS::Region}",
                    "${!x}",
                    "%s%n%d",
                    "{{resolve:ssm:x}}",
                    "{\"Ref\":\"x\"}",
                    "a".repeat(1_000),
                    "9".repeat(400),
                    "mysql",
                    "rdsadmin",
                    "02:00-03:00",
                    "sun:05:00-sun:06:00",
                    "cron(* * * * ? *)",
                    "cron(0 2 31 FEB ? *)",
                    "rate(1 day)",
                    "arn:aws:rds:us-east-1:123456789012:cluster:*"),
            List.of(
                    new Value("Aws.REGION", site -> Aws.REGION),
                    new Value("Fn.importValue(\"x\")", site -> Fn.importValue("x")),
                    new Value("\"a-\" + Aws.REGION", site -> "a-" + Aws.REGION),
                    new Value("Fn.getAzs().get(0)", site -> Fn.getAzs().get(0)),
                    Value.NULL));

    /** What looks right at first sight to those who take it. */
    private static final Map<String, List<Value>> HOSTILE_TO = Map.of(
            "schedule",
            Value.all(
                    "cron()",
                    "cron(0 2 31W * ? *)",
                    "cron(0 2 LW,L-3 * ? *)",
                    "cron(\u0660 \u0662 * * ? *)",
                    "cron(0 99999999999999999999 * * ? *)",
                    "cron(" + "0,".repeat(500) + "0 2 * * ? *)"),
            "withCustomerManagedKey",
            Value.all("us-east-1", "us-gov-east-1"),
            "of",
            Value.all("999999999999.0", "7", "07.1"));

    private Texts() {}

    static Samples of(String caller) {
        List<Value> meant = MEANT.get(caller);
        if (meant == null) {
            throw new IllegalStateException("name texts that a caller would give to " + caller);
        }
        return new Samples(meant, Value.joined(HOSTILE_TO.getOrDefault(caller, List.of()), HOSTILE));
    }
}
