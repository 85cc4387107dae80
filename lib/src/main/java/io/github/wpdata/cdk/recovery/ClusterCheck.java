package io.github.wpdata.cdk.recovery;

import static io.github.wpdata.cdk.recovery.CheckSteps.ANY_ERROR;
import static io.github.wpdata.cdk.recovery.CheckSteps.CAUSE;
import static io.github.wpdata.cdk.recovery.CheckSteps.ERROR;
import static io.github.wpdata.cdk.recovery.CheckSteps.HALF_MINUTE;
import static io.github.wpdata.cdk.recovery.CheckSteps.INSTANCE_STATUS;
import static io.github.wpdata.cdk.recovery.CheckSteps.describeInstance;
import static io.github.wpdata.cdk.recovery.CheckSteps.instance;
import static io.github.wpdata.cdk.recovery.CheckSteps.untilDeleted;
import static io.github.wpdata.cdk.recovery.CheckSteps.verdict;
import static io.github.wpdata.cdk.recovery.State.call;
import static io.github.wpdata.cdk.recovery.State.choice;
import static io.github.wpdata.cdk.recovery.State.exists;
import static io.github.wpdata.cdk.recovery.State.group;
import static io.github.wpdata.cdk.recovery.State.map;
import static io.github.wpdata.cdk.recovery.State.meets;
import static io.github.wpdata.cdk.recovery.State.pass;
import static io.github.wpdata.cdk.recovery.State.until;
import static io.github.wpdata.cdk.recovery.State.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The check of a restored cluster: it gets an instance and a password, and runs a statement. Everything between the
 * instance and its deletion is in one group, whose errors are all caught.
 *
 * @param keyArn key of the secret that RDS makes for a restored cluster
 * @param databaseName name of the database in a restored cluster
 * @param statement SQL that returns {@link #OK}, or what is wrong
 * @param maxCapacity ACU that the instance may use
 */
record ClusterCheck(String keyArn, String databaseName, String statement, double maxCapacity) {
    /** Text that the statement returns if the data are right. */
    static final String OK = "OK";

    static final double MIN_CAPACITY = 0.5;

    private static final String CLUSTER_BUSY = "Rds.InvalidDbClusterStateException";

    void addTo(Map<String, State> states) {
        states.put(
                "NameInstance",
                pass("$.made", instance("$.detail.restoreJobId")).next("CheckDatabase"));
        states.put(
                "CheckDatabase",
                group("AddCapacity", databaseStates())
                        .select(map("status.$", "$[0].verdict.status", "message.$", "$[0].verdict.message"))
                        .result("$.verdict")
                        .caught("AwaitOther", "Rds.DbInstanceAlreadyExistsException")
                        .caught("DatabaseTimedOut", State.TIMED_OUT)
                        .caught("DatabaseFailed", ANY_ERROR)
                        .next("DeleteInstance"));
        // An event may come twice: the first execution reports. If it does not, this one does.
        states.put(
                "AwaitOther",
                untilDeleted(2 * HALF_MINUTE, 120)
                        .caught("DatabaseFailed", ANY_ERROR)
                        .next("Finished"));
        states.put("DatabaseTimedOut", verdict("TIMED_OUT", CAUSE).next("DeleteInstance"));
        states.put(
                "DatabaseFailed",
                verdict("FAILED", "States.Format('The check failed: {}', " + ERROR + ")")
                        .next("DeleteInstance"));
    }

    private Map<String, State> databaseStates() {
        Map<String, ?> cluster = map(
                "DbClusterIdentifier.$",
                "States.ArrayGetItem(States.StringSplit($.detail.createdResourceArn, ':'), 6)");
        Map<String, State> states = new LinkedHashMap<>();
        states.put(
                "AddCapacity",
                call(
                                "aws-sdk:rds:modifyDBCluster",
                                plus(
                                        cluster,
                                        "ServerlessV2ScalingConfiguration",
                                        map("MinCapacity", MIN_CAPACITY, "MaxCapacity", maxCapacity),
                                        "ManageMasterUserPassword",
                                        true,
                                        "MasterUserSecretKmsKeyId",
                                        keyArn,
                                        "ApplyImmediately",
                                        true))
                        .retry(HALF_MINUTE, 20, CLUSTER_BUSY)
                        .result("$.ignored")
                        .next("AddInstance"));
        states.put(
                "AddInstance",
                call(
                                "aws-sdk:rds:createDBInstance",
                                plus(
                                        plus(cluster, "DbInstanceIdentifier.$", "$.made.instance"),
                                        "DbInstanceClass",
                                        "db.serverless",
                                        "Engine",
                                        "aurora-mysql",
                                        "PubliclyAccessible",
                                        false))
                        .retry(HALF_MINUTE, 20, CLUSTER_BUSY)
                        .result("$.ignored")
                        .next("OpenDataApi"));
        states.put(
                "OpenDataApi",
                call("aws-sdk:rds:enableHttpEndpoint", map("ResourceArn.$", "$.detail.createdResourceArn"))
                        .retry(HALF_MINUTE, 20, CLUSTER_BUSY, "Rds.InvalidResourceStateException")
                        .result("$.ignored")
                        .next("AwaitInstance"));
        states.put(
                "AwaitInstance",
                until(
                                describeInstance(),
                                meets(INSTANCE_STATUS, "StringEquals", "available"),
                                "States.Format('The instance {} did not become available.', $.made.instance)",
                                HALF_MINUTE,
                                80)
                        .result("$.ignored")
                        .next("AwaitSecret"));
        states.put(
                "AwaitSecret",
                until(
                                call("aws-sdk:rds:describeDBClusters", cluster),
                                meets("$.seen.DbClusters[0].MasterUserSecret.SecretStatus", "StringEquals", "active"),
                                "States.Format('{} did not get a secret.', $.detail.createdResourceArn)",
                                HALF_MINUTE,
                                20)
                        .select(map("arn.$", "$[0].seen.DbClusters[0].MasterUserSecret.SecretArn"))
                        .result("$.secret")
                        .next("Ask"));
        states.put(
                "Ask",
                call(
                                "aws-sdk:rdsdata:executeStatement",
                                map(
                                        "ResourceArn.$",
                                        "$.detail.createdResourceArn",
                                        "SecretArn.$",
                                        "$.secret.arn",
                                        "Database",
                                        databaseName,
                                        "Sql",
                                        statement))
                        .retry(
                                HALF_MINUTE,
                                20,
                                "RdsData.BadRequestException",
                                "RdsData.DatabaseNotFoundException",
                                "RdsData.DatabaseUnavailableException",
                                "RdsData.HttpEndpointNotEnabledException",
                                "RdsData.InternalServerErrorException",
                                "RdsData.ServiceUnavailableErrorException")
                        .result("$.answer")
                        .next("IsText"));
        String record = "$.answer.Records[0][0].StringValue";
        states.put("IsText", choice("Unreadable", List.of(when("Read", exists(record)))));
        states.put("Read", pass("$.answer", map("text.$", record)).next("Judge"));
        states.put("Judge", choice("Wrong", List.of(when("Right", meets("$.answer.text", "StringEquals", OK)))));
        states.put(
                "Right",
                verdict("SUCCESSFUL", "States.Format('The statement returned {}.', $.answer.text)")
                        .end());
        states.put(
                "Wrong",
                verdict("FAILED", "States.Format('The statement returned: {}', $.answer.text)")
                        .end());
        states.put(
                "Unreadable",
                pass(
                                "$.verdict",
                                map(
                                        "status",
                                        "FAILED",
                                        "message",
                                        "The statement did not return one text: " + OK + ", or what is wrong."))
                        .end());
        return states;
    }

    private static Map<String, ?> plus(Map<String, ?> parameters, Object... more) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.putAll(map(more));
        return all;
    }
}
