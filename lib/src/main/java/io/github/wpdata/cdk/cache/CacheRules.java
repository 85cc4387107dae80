package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.WindowRules;
import java.util.List;
import java.util.regex.Pattern;

/** The limits of ElastiCache replication groups, and what is said when one is broken. */
final class CacheRules {
    static final int MOST_REPLICAS = 5;
    static final int MOST_NODES = 500;
    static final int DEFAULT_NODE_QUOTA = 90;
    static final int FIRST_PORT = 1150;
    static final int LAST_PORT = 65535;
    static final int CLOSED_PORT = 8005;
    static final int MOST_RETENTION_DAYS = 35;
    static final String T1 = "cache.t1.micro";
    static final List<String> LOG_TYPES = List.of("slow-log", "engine-log");
    static final Pattern IDENTIFIER = Pattern.compile("(?=.{1,40}$)[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*");
    static final Pattern TEXT = Pattern.compile("(?U)(?=.*\\S)(?!.*(\\$\\{|#\\{Token\\[))\\P{Cntrl}+");
    static final Pattern FAMILY = Pattern.compile("[a-z][a-z0-9.]{0,29}");
    static final Pattern NODE_TYPE = Pattern.compile("cache\\.[a-z][a-z0-9-]{0,19}\\.[a-z0-9]{1,20}");
    static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!&#$^<>-]{16,128}");
    static final int SHORTEST_TOKEN = 16;
    static final int LONGEST_TOKEN = 128;
    static final String REFUSED_IN_TOKENS = "/\"@'%";
    /** Not among the characters that ElastiCache documents to take, nor known to be refused. */
    static final String DOUBTFUL_IN_TOKENS = "()*+,.:;=?[\\]_`{|}~ ";

    static final Pattern JSON_FIELD = Pattern.compile("(?U)(?!\\s*$)[^:{}\\p{Cntrl}]{1,255}");
    static final Pattern SNAPSHOT = Pattern.compile("[A-Za-z0-9.-]{1,255}");
    static final Pattern SNAPSHOT_OBJECT =
            Pattern.compile("arn:aws[a-z-]*:s3:::[A-Za-z0-9._-]{3,63}/[^,{}\\p{Cntrl}]+");
    static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9-]{0,99}");

    private static final String API = "ElastiCache API: CreateReplicationGroup";
    private static final String SCHEMA = "CloudFormation schema: AWS::ElastiCache::ReplicationGroup";
    private static final String VERSIONS = "ElastiCache API: DescribeCacheEngineVersions, mid-2026";
    private static final String FAILOVER = "ElastiCache User Guide: Multi-AZ with automatic failover";

    static final WindowRules WINDOWS = new WindowRules("snapshotWindow", "maintenanceWindow", 60, API);

    static final Rule ID_FORM = new Rule(
            "replicationGroupId",
            "",
            "1 to 40 letters, digits and single hyphens, a letter first",
            "is not a replication group id",
            "use 1 to 40 letters, digits and single hyphens, begin with a letter and do not end with a hyphen",
            API);
    static final Rule DESCRIPTION = new Rule(
            "description",
            "",
            "not blank, without control characters and placeholders such as ${AWS::Region}",
            "is not a description",
            "say in a few words what the cache is for",
            SCHEMA);
    static final Rule ENGINE_NAME = new Rule(
            "engine",
            "",
            "redis or valkey",
            "is not an engine of replication groups",
            "choose redis or valkey, in lower case",
            API);
    static final Rule VERSION_FORM = new Rule(
            "engine",
            "",
            "a major and minor version, such as 7.1",
            "has no version of that form",
            "write major and minor version, as in 7.1",
            VERSIONS);
    static final Rule REDIS_VERSION = new Rule(
            "engine",
            "",
            "redis 6.2, 7.0 or 7.1",
            "is not offered: Redis ends with 7.1, and has its engine log from 6.2",
            "choose redis 6.2, 7.0 or 7.1, or valkey",
            VERSIONS);
    static final Rule VALKEY_VERSION =
            new Rule("engine", "", "valkey 7.2 or later", "does not exist", "choose valkey 7.2 or later", VERSIONS);
    static final Rule FAMILY_MATCH = new Rule(
            "engine",
            "",
            "the parameter group family of the version",
            "does not go with the parameter group family %s",
            "name the family %s, or let CacheEngine.of(…) derive it",
            "ElastiCache User Guide: parameter groups");
    static final Rule FAMILY_FORM = new Rule(
            "engine",
            "",
            "a parameter group family known at synthesis",
            "has no parameter group family (%s)",
            "name the family, as in new CacheEngine(name, version, \"redis7\")",
            "ElastiCache API: CreateCacheParameterGroup");
    static final Rule NODE_TYPE_FORM = new Rule(
            "nodeType", "", "cache.<type>.<size>", "is not a node type", "write it as in cache.t4g.small", API);
    static final Rule T1_SNAPSHOTS = new Rule(
            "nodeType",
            "",
            "cache.t1.micro only without snapshots",
            "cannot be snapshotted",
            "choose another node type, or set snapshotRetention to 0 days and removalPolicy to DESTROY or RETAIN",
            "ElastiCache User Guide: backup constraints");
    static final Rule T1_MULTI_AZ = new Rule(
            "nodeType",
            "",
            "cache.t1.micro only without Multi-AZ",
            "has no Multi-AZ",
            "choose another node type, or call multiAz(false)",
            FAILOVER);
    static final Rule REPLICAS = new Rule("replicas", "", "0 to 5", "is out of range", "choose 0 to 5 replicas", API);
    static final Rule FAILOVER_NEEDS_REPLICA = new Rule(
            "automaticFailover",
            "",
            "true only with at least 1 replica while cluster mode is off",
            "needs a replica to fail over to",
            "add a replica, or call automaticFailover(false)",
            API);
    static final Rule MULTI_AZ_NEEDS_REPLICA = new Rule(
            "multiAz",
            "",
            "true only with at least 1 replica",
            "needs a replica in another availability zone",
            "add a replica, or call multiAz(false)",
            FAILOVER);
    static final Rule MULTI_AZ_NEEDS_FAILOVER = new Rule(
            "multiAz",
            "",
            "true only with automatic failover",
            "needs automatic failover",
            "leave automaticFailover(false) out, or call multiAz(false) as well",
            FAILOVER);
    static final Rule SHARDS = new Rule("shards", "", "1 to 500", "is out of range", "choose 1 to 500 shards", API);
    static final Rule NODES = new Rule(
            "shards",
            "",
            "at most 500 nodes in all",
            "with %s replicas each are %s nodes in all",
            "choose fewer shards or fewer replicas, at most 500 nodes",
            "ElastiCache User Guide: quotas");
    static final Rule CLUSTER_NEEDS_FAILOVER = new Rule(
            "automaticFailover",
            "",
            "true while cluster mode is on",
            "is not possible in cluster mode",
            "leave out automaticFailover(false) or shards",
            API);
    static final Rule PORT = new Rule(
            "port",
            "",
            "1150 to 65535, but 8005",
            "is out of range",
            "choose 1150 to 8004 or 8006 to 65535",
            "ElastiCache API: valid ports");
    static final Rule TOKEN_PLAINTEXT = new Rule(
            "authToken",
            "",
            "no literal token",
            "would stand in the template for all to read",
            "pass a reference: AuthToken.fromSecret(…), SecretValue.secretsManager(…), or AuthToken.generated()",
            "CloudFormation: dynamic references");
    static final Rule TOKEN_FORM = new Rule(
            "authToken",
            "",
            "16 to 128 letters, digits and ! & # $ ^ < > -",
            "is not a token that ElastiCache takes",
            "use 16 to 128 letters, digits and ! & # $ ^ < > -",
            "ElastiCache User Guide: AUTH");
    static final Rule TOKEN_FIELD = new Rule(
            "authToken",
            "",
            "1 to 255 characters for the JSON field, but : { } and control characters",
            "is not a JSON field that a dynamic reference can name",
            "name the field that holds the token, as in AuthToken.fromSecret(secret, \"token\")",
            "CloudFormation: dynamic references");
    static final Rule TOKEN_REGION = new Rule(
            "authToken",
            "",
            "a secret of the cache's region",
            "is a secret of another region than the cache (%s), where CloudFormation cannot read it",
            "name a secret of the cache's region, such as a replica of this one",
            "Secrets Manager API: GetSecretValue");
    static final Rule TOKEN_IN_JSON = new Rule(
            "authToken",
            "",
            "a generated secret as a whole only if it is no JSON",
            "is generated as JSON, which as a whole is no token",
            "name the field that holds the token, as in AuthToken.fromSecret(secret, \"token\")",
            "CloudFormation: dynamic references");
    static final Rule TOKEN_FIELD_MISSING = new Rule(
            "authToken",
            "",
            "a field that a generated secret has",
            "is generated without the field %s",
            "name a field that it has, or none if the secret is the token itself",
            "CloudFormation: dynamic references");
    static final Rule TOKEN_GENERATED_LENGTH = new Rule(
            "authToken",
            "",
            "16 to 128 characters in a generated secret",
            "is generated with %s characters",
            "set passwordLength to 16 to 128",
            "ElastiCache User Guide: AUTH");
    static final Rule TOKEN_GENERATED_CHARACTERS = new Rule(
            "authToken",
            "",
            "none of / \" @ ' % in a generated secret",
            "may be generated with %s, which ElastiCache refuses",
            "set excludePunctuation to true",
            "ElastiCache User Guide: AUTH");
    static final Rule RETENTION = new Rule(
            "snapshotRetention",
            "days",
            "0 to 35 whole days; 0 takes no snapshots",
            "is out of range",
            "choose 0 to 35 whole days",
            API);
    static final Rule SNAPSHOT_NAME = new Rule(
            "restoreFromSnapshot",
            "",
            "1 to 255 letters, digits, hyphens and dots",
            "is not the name of a snapshot",
            "name it as aws elasticache describe-snapshots does",
            API);
    static final Rule SNAPSHOT_ARN = new Rule(
            "restoreFromSnapshotArns",
            "",
            "ARNs of objects in S3, without commas and braces",
            "is not the ARN of an object in S3",
            "write it as in arn:aws:s3:::bucket/snapshot.rdb, without commas and braces",
            API);
    static final Rule SNAPSHOT_TWICE = new Rule(
            "restoreFromSnapshotArns",
            "",
            "each object once",
            "is named twice",
            "name each object once",
            "CloudFormation schema: AWS::ElastiCache::ReplicationGroup");
    static final Rule SNAPSHOT_SOURCES = new Rule(
            "restoreFromSnapshot",
            "",
            "not together with restoreFromSnapshotArns",
            "and restoreFromSnapshotArns are two sources for one cache",
            "leave one of them out",
            API);
    static final Rule LOG_TYPE = new Rule(
            "logExports",
            "",
            "slow-log, engine-log",
            "is not a log of ElastiCache",
            "choose among slow-log, engine-log",
            "ElastiCache API: LogDeliveryConfigurationRequest");
    static final Rule PARAMETER_NAME = new Rule(
            "parameter",
            "",
            "lower-case letters, digits and hyphens",
            "is not the name of a parameter",
            "look it up in the parameter group family of the engine",
            "ElastiCache User Guide: engine parameters");
    static final Rule PARAMETER_VALUE = new Rule(
            "parameter",
            "",
            "no placeholder such as ${AWS::Region}",
            "holds a placeholder, which CloudFormation fills in nowhere but in Fn::Sub",
            "write Aws.REGION and the like, or Fn.sub(…)",
            "CloudFormation Validate: embedded parameters");
    static final Rule PARAMETER_CLUSTER = new Rule(
            "parameter",
            "",
            "cluster-enabled only as shards(…) sets it",
            "contradicts cluster mode, which is cluster-enabled=%s here",
            "leave cluster-enabled out; shards(…) turns cluster mode on",
            API);

    private CacheRules() {}

    static boolean isPort(int port) {
        return port >= FIRST_PORT && port <= LAST_PORT && port != CLOSED_PORT;
    }
}
