package io.github.wpdata.cdk.recovery;

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
import org.jspecify.annotations.Nullable;

/**
 * The state machine that checks what a restore test has restored, and reports the verdict to AWS Backup and to a topic.
 *
 * <p>A restored cluster has no instance. The state machine adds one, runs the statement, and deletes the instance again:
 * AWS Backup cannot delete a cluster that has an instance, and does not try a second time. So everything between the
 * instance and its deletion is in one group, whose errors are all caught, and every wait has an end. An execution that is
 * aborted or fails otherwise starts another, which deletes the instance and reports.
 *
 * @param keyArn key of the secret that RDS makes for a restored cluster
 * @param databaseName name of the database in a restored cluster
 * @param statement SQL that returns {@link #OK}, or what is wrong
 * @param maxCapacity ACU that the instance may use
 * @param minimumBytes least size of restored files
 * @param topicArn topic that receives the verdicts, or null
 */
record RestoreWorkflow(
        String keyArn,
        String databaseName,
        String statement,
        double maxCapacity,
        long minimumBytes,
        @Nullable String topicArn) {

    /** Text that the statement returns if the data are right. */
    static final String OK = "OK";

    /** The role of the state machine may make and delete only instances with this prefix. */
    static final String INSTANCE_PREFIX = "restore-test-";

    /** No execution takes longer. The waits for a database add up to less than 3 hours, those for files to 3 hours. */
    static final int LONGEST_HOURS = 4;

    static final double MIN_CAPACITY = 0.5;

    private static final int HALF_MINUTE = 30;
    private static final int QUARTER_HOUR = 900;
    private static final String ANY_ERROR = "States.ALL";
    private static final String CLUSTER_BUSY = "Rds.InvalidDbClusterStateException";
    private static final String NO_INSTANCE = "Rds.DbInstanceNotFoundException";
    private static final String INSTANCE_STATUS = "$.seen.DbInstances[0].DbInstanceStatus";
    private static final String CAUSE = "$.error.Cause";
    private static final String ERROR = "States.JsonToString($.error)";

    /** The definition in Amazon States Language. Its input is an event: a restore job or an execution has ended. */
    Map<String, Object> definition() {
        Map<String, State> states = new LinkedHashMap<>();
        Map<String, ?> completed = meets("$.detail.status", "StringEquals", "COMPLETED");
        states.put(
                "WhatHasEnded",
                choice(
                        "NotRestored",
                        List.of(
                                when(
                                        "NameInstance",
                                        completed,
                                        meets("$.detail.resourceType", "StringEquals", "Aurora")),
                                when("CheckFiles", completed, meets("$.detail.resourceType", "StringEquals", "EFS")),
                                when("ReadInterrupted", exists("$.detail.executionArn")))));
        states.put(
                "NotRestored",
                verdict("FAILED", "States.Format('AWS Backup did not restore it: {}', $.detail.status)")
                        .next("Notify"));
        addDatabase(states);
        addFiles(states);
        addInterrupted(states);
        addDeletion(states);
        addReport(states);
        Map<String, Object> machine = State.machine("WhatHasEnded", states);
        machine.put("TimeoutSeconds", LONGEST_HOURS * 3600);
        return machine;
    }

    private void addDatabase(Map<String, State> states) {
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

    private void addFiles(Map<String, State> states) {
        String size = "seen.FileSystems[0].SizeInBytes.Value";
        states.put(
                "CheckFiles",
                // EFS knows the size of what was written an hour or two later.
                until(
                                call(
                                        "aws-sdk:efs:describeFileSystems",
                                        map(
                                                "FileSystemId.$",
                                                "States.ArrayGetItem(States.StringSplit($.detail.createdResourceArn, '/'), 1)")),
                                meets("$." + size, "NumericGreaterThanEquals", minimumBytes),
                                "States.Format('The file system holds {} bytes, fewer than " + minimumBytes + ".', $."
                                        + size + ")",
                                QUARTER_HOUR,
                                12)
                        .select(map(
                                "status",
                                "SUCCESSFUL",
                                "message.$",
                                "States.Format('The file system holds {} bytes.', $[0]." + size + ")"))
                        .result("$.verdict")
                        .caught("FilesTooSmall", State.TIMED_OUT)
                        .caught("FilesFailed", ANY_ERROR)
                        .next("Report"));
        states.put("FilesTooSmall", verdict("FAILED", CAUSE).next("Report"));
        states.put(
                "FilesFailed",
                verdict("FAILED", "States.Format('The check failed: {}', " + ERROR + ")")
                        .next("Report"));
    }

    /** What an execution that ended without a verdict has left. One that came from another is not followed again. */
    private void addInterrupted(Map<String, State> states) {
        states.put(
                "ReadInterrupted",
                pass("$.interrupted", map("event.$", "States.StringToJson($.detail.input)"))
                        .next("WhatWasInterrupted"));
        states.put(
                "WhatWasInterrupted",
                choice("GiveUp", List.of(when("TakeOver", exists("$.interrupted.event.detail.restoreJobId")))));
        states.put(
                "TakeOver",
                pass(
                                "$",
                                map(
                                        "detail.$",
                                        "$.interrupted.event.detail",
                                        "made",
                                        instance("$.interrupted.event.detail.restoreJobId"),
                                        "verdict",
                                        map(
                                                "status",
                                                "FAILED",
                                                "message.$",
                                                "States.Format('The check ended without a verdict, {}: {}', $.detail.status, "
                                                        + "$.detail.executionArn)")))
                        .next("DeleteInstance"));
        states.put(
                "GiveUp",
                verdict(
                                "FAILED",
                                "States.Format('The clean-up of a check ended early. Look for instances {}*: {}', '"
                                        + INSTANCE_PREFIX + "', $.detail.executionArn)")
                        .next("Notify"));
    }

    private static void addDeletion(Map<String, State> states) {
        states.put(
                "DeleteInstance",
                call(
                                "aws-sdk:rds:deleteDBInstance",
                                map("DbInstanceIdentifier.$", "$.made.instance", "SkipFinalSnapshot", true))
                        .retry(1, 0, NO_INSTANCE)
                        // An instance that is still being made refuses.
                        .retry(2 * HALF_MINUTE, 40, ANY_ERROR)
                        .caught("Report", NO_INSTANCE)
                        .caught("LeftBehind", ANY_ERROR)
                        .result("$.ignored")
                        .next("AwaitDeletion"));
        states.put(
                "AwaitDeletion",
                untilDeleted(HALF_MINUTE, 80)
                        .caught("LeftBehind", ANY_ERROR)
                        .result("$.ignored")
                        .next("Report"));
        states.put(
                "LeftBehind",
                verdict(
                                "FAILED",
                                "States.Format('{} The instance {} was not deleted, so AWS Backup cannot delete {}: delete "
                                        + "both. {}', $.verdict.message, $.made.instance, $.detail.createdResourceArn, "
                                        + ERROR + ")")
                        .next("Report"));
    }

    private static State untilDeleted(int seconds, int times) {
        return until(
                describeInstance().caught(State.DONE, NO_INSTANCE),
                meets(INSTANCE_STATUS, "StringEquals", "deleted"),
                "States.Format('The instance {} is still there.', $.made.instance)",
                seconds,
                times);
    }

    private static State describeInstance() {
        return call("aws-sdk:rds:describeDBInstances", map("DbInstanceIdentifier.$", "$.made.instance"));
    }

    private void addReport(Map<String, State> states) {
        states.put(
                "Report",
                report("$.verdict.message")
                        .retry(HALF_MINUTE, 10, "Backup.ServiceUnavailableException", "Backup.SdkClientException")
                        .caught("ReportBriefly", ANY_ERROR));
        // AWS Backup refuses a long message.
        states.put(
                "ReportBriefly",
                report("States.Format('See {}', $$.Execution.Id)")
                        .retry(HALF_MINUTE, 10, ANY_ERROR)
                        .caught("NotAccepted", ANY_ERROR));
        states.put(
                "NotAccepted",
                verdict(
                                "FAILED",
                                "States.Format('{} AWS Backup did not accept the verdict: {}', $.verdict.message, "
                                        + ERROR + ")")
                        .next("Notify"));
        states.put("Notify", topicArn == null ? pass("$.ignored", map()).next("Finished") : notifyTopic(topicArn));
        states.put("Finished", State.succeed());
    }

    private static State report(String message) {
        return call(
                        "aws-sdk:backup:putRestoreValidationResult",
                        map(
                                "RestoreJobId.$",
                                "$.detail.restoreJobId",
                                "ValidationStatus.$",
                                "$.verdict.status",
                                "ValidationStatusMessage.$",
                                message))
                .result("$.ignored")
                .next("Notify");
    }

    private static State notifyTopic(String topicArn) {
        return call(
                        "sns:publish",
                        map(
                                "TopicArn",
                                topicArn,
                                "Subject.$",
                                "States.Format('Restore test {}', $.verdict.status)",
                                "Message.$",
                                "States.Format('Restore test {}. {} Restore job: {}', $.verdict.status, $.verdict.message, "
                                        + "States.JsonToString($.detail))"))
                .retry(HALF_MINUTE, 10, ANY_ERROR)
                .caught("Finished", ANY_ERROR)
                .next("Finished");
    }

    private static Map<String, ?> instance(String restoreJobId) {
        return map("instance.$", "States.Format('" + INSTANCE_PREFIX + "{}', " + restoreJobId + ")");
    }

    private static State verdict(String status, String message) {
        return pass("$.verdict", map("status", status, "message.$", message));
    }

    private static Map<String, ?> plus(Map<String, ?> parameters, Object... more) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.putAll(map(more));
        return all;
    }
}
