package io.github.wpdata.cdk.recovery;

import static io.github.wpdata.cdk.recovery.CheckSteps.ANY_ERROR;
import static io.github.wpdata.cdk.recovery.CheckSteps.ERROR;
import static io.github.wpdata.cdk.recovery.CheckSteps.HALF_MINUTE;
import static io.github.wpdata.cdk.recovery.CheckSteps.INSTANCE_PREFIX;
import static io.github.wpdata.cdk.recovery.CheckSteps.NO_INSTANCE;
import static io.github.wpdata.cdk.recovery.CheckSteps.instance;
import static io.github.wpdata.cdk.recovery.CheckSteps.untilDeleted;
import static io.github.wpdata.cdk.recovery.CheckSteps.verdict;
import static io.github.wpdata.cdk.recovery.State.call;
import static io.github.wpdata.cdk.recovery.State.choice;
import static io.github.wpdata.cdk.recovery.State.exists;
import static io.github.wpdata.cdk.recovery.State.map;
import static io.github.wpdata.cdk.recovery.State.meets;
import static io.github.wpdata.cdk.recovery.State.pass;
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
 * @param cluster the check of a restored cluster
 * @param files the check of restored files
 * @param topicArn topic that receives the verdicts, or null
 */
record RestoreWorkflow(
        ClusterCheck cluster, FilesCheck files, @Nullable String topicArn) {
    /** No execution takes longer. The waits for a database add up to less than 3 hours, those for files to 3 hours. */
    static final int LONGEST_HOURS = 4;

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
        cluster.addTo(states);
        files.addTo(states);
        addInterrupted(states);
        addDeletion(states);
        addReport(states);
        Map<String, Object> machine = State.machine("WhatHasEnded", states);
        machine.put("TimeoutSeconds", LONGEST_HOURS * 3600);
        return machine;
    }

    /** What an execution that ended without a verdict has left. One that came from another is not followed again. */
    private static void addInterrupted(Map<String, State> states) {
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
}
