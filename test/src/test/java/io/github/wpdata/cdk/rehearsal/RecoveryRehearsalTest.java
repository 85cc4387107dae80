package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wpdata.cdk.testing.Json;
import io.github.wpdata.cdk.testing.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A restore test to both of its verdicts, the opt-in, and the messages about jobs that fail. */
@Rehearsal
class RecoveryRehearsalTest {
    private static final Path NODE = Project.ROOT.resolve("test/src/test/node");
    private static final Path OPT_IN =
            Project.ROOT.resolve("lib/src/main/resources/io/github/wpdata/cdk/recovery/opt-in.js");

    private static Map<String, String> outputs;

    @BeforeAll
    static void deploy() {
        Existing.Network.create()
                .addTo(new Deployment(RecoveryApp.class, "recovery"))
                .deploy()
                .orFail();
        outputs = Found.outputs("Recovery-" + Emulator.RUN);
        optIn(false);
        Backups.setPassword(outputs.get("ClusterId"));
        letTheEmulatorOpenTheDataApi();
    }

    @Test
    @Order(0)
    void withoutTheOptInThePlanRunsAndProtectsNothing() {
        JsonNode jobs = Backups.runPlan(Emulator.REGION, outputs.get("DatabasePlanId"));

        assertThat(jobs)
                .singleElement()
                .satisfies(job -> assertThat(job.path("Skipped").asText()).isEqualTo("Aurora is not opted in"));
    }

    /** The emulator makes functions and does not run them; so the function's own file is run here. */
    @Test
    @Order(1)
    void theFunctionOfTheOptInOptsIn() {
        String event = Json.of(Map.of(
                        "RequestType",
                        "Create",
                        "ResponseURL",
                        Emulator.endpoint() + "/moto-api/",
                        "ResourceProperties",
                        Map.of("ResourceTypes", List.of("Aurora", "EFS"))))
                .toString();
        // The emulator refuses CloudFormation's answer, which comes last.
        Shell.run(
                List.of(
                        "node",
                        "-e",
                        "require(process.env.HANDLER).handler(JSON.parse(process.env.EVENT)).catch(() => {})"),
                Map.of("NODE_PATH", NODE.resolve("sdk").toString(), "HANDLER", OPT_IN.toString(), "EVENT", event));

        assertThat(Aws.BACKUP.describeRegionSettings(request -> {}).resourceTypeOptInPreference())
                .containsEntry("Aurora", true);
        for (String plan : List.of("DatabasePlanId", "FilesPlanId")) {
            assertThat(Backups.runPlan(Emulator.REGION, outputs.get(plan)))
                    .singleElement()
                    .satisfies(job -> assertThat(job.path("State").asText()).isEqualTo("COMPLETED"));
        }
    }

    @Test
    @Order(2)
    void goodDataPass() {
        Backups.answerSql("OK");

        Map<String, JsonNode> jobs = restoreTest();

        assertVerdict(jobs.get("Aurora"), "SUCCESSFUL", "The statement returned OK.");
        assertVerdict(jobs.get("EFS"), "SUCCESSFUL", "The file system holds 0 bytes.");
        assertThat(messages())
                .hasSize(2)
                .anyMatch(message -> message.startsWith("Restore test SUCCESSFUL. The statement returned OK."))
                .anyMatch(message -> message.startsWith("Restore test SUCCESSFUL. The file system holds 0 bytes."));
    }

    @Test
    @Order(3)
    void badDataFailWithTheReason() {
        Backups.answerSql("the newest row of wp_posts is of 2026-01-01 00:00:00");
        String reason = "The statement returned: the newest row of wp_posts is of 2026-01-01 00:00:00";

        Map<String, JsonNode> jobs = restoreTest();

        assertVerdict(jobs.get("Aurora"), "FAILED", reason);
        assertThat(messages()).anyMatch(message -> message.startsWith("Restore test FAILED. " + reason));
    }

    @Test
    @Order(4)
    void anAbortedCheckIsTakenOver() {
        String job = restoreTest().get("Aurora").path("RestoreJobId").asText();
        messages();
        String input = Json.of(Map.of("detail", Map.of("restoreJobId", job, "createdResourceArn", "arn:restored")))
                .toString();

        putEvent(
                "aws.states",
                "Step Functions Execution Status Change",
                Map.of(
                        "executionArn",
                        "arn:execution",
                        "stateMachineArn",
                        outputs.get("StateMachineArn"),
                        "status",
                        "ABORTED",
                        "input",
                        input));

        assertThat(awaitMessage("Restore test FAILED. The check ended without a verdict, ABORTED: arn:execution"))
                .contains(job);
    }

    @Test
    @Order(5)
    void theMessageOfAFailedJobArrives() {
        String key = Found.cluster(outputs.get("ClusterId")).kmsKeyId().replaceFirst(".*/", "");
        Aws.KMS.disableKey(request -> request.keyId(key));

        Backups.runPlan(Emulator.REGION, outputs.get("DatabasePlanId"));

        Aws.KMS.enableKey(request -> request.keyId(key));
        assertThat(awaitMessage("")).contains("FAILED").contains(outputs.get("ClusterArn"));
    }

    /** The emulator sends no event of the setting; this one has the fields of the AWS Backup Developer Guide. */
    @Test
    @Order(6)
    void theMessageOfALostOptInArrivesAndThePlanProtectsNothingAgain() {
        optIn(false);
        putEvent(
                "aws.backup",
                "Region Setting State Change",
                Map.of("ResourceTypeOptInPreference", Map.of("Aurora", false)));

        assertThat(awaitMessage("AWS Backup settings of us-east-1 were changed. Aurora is backed up: false"))
                .isNotEmpty();
        assertThat(Backups.runPlan(Emulator.REGION, outputs.get("DatabasePlanId")))
                .singleElement()
                .satisfies(job -> assertThat(job.has("Skipped")).isTrue());
    }

    /** Runs the plan and waits until both checks have ended. */
    private static Map<String, JsonNode> restoreTest() {
        List<String> ids = new ArrayList<>();
        Backups.runRestoreTesting(Emulator.REGION, outputs.get("RestoreTestingPlan"))
                .forEach(job -> ids.add(job.path("RestoreJobId").asText()));
        assertThat(ids).as("restore jobs").hasSize(2);
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (true) {
            Map<String, JsonNode> jobs = new TreeMap<>();
            ids.forEach(id -> {
                JsonNode job = Shell.aws("backup", "describe-restore-job", "--restore-job-id", id);
                jobs.put(job.path("ResourceType").asText(), job);
            });
            boolean running = jobs.values().stream()
                    .anyMatch(job -> job.path("ValidationStatus").asText().equals("VALIDATING"));
            if (!running) {
                return jobs;
            }
            assertThat(Instant.now())
                    .as("the end of the checks; so far: %s", jobs)
                    .isBefore(end);
        }
    }

    /** AWS Backup deletes what was restored once there is a verdict, and cannot if there is an instance. */
    private static void assertVerdict(JsonNode job, String status, String message) {
        assertThat(job.path("ValidationStatusMessage").asText()).isEqualTo(message);
        assertThat(job.path("ValidationStatus").asText()).isEqualTo(status);
        assertThat(job.path("DeletionStatus").asText()).as("%s", job).isEqualTo("SUCCESSFUL");
        assertThat(Aws.RDS.describeDBInstances().dbInstances())
                .as("instances of restore tests")
                .noneMatch(instance -> instance.dbInstanceIdentifier().startsWith("restore-test-"));
    }

    private static void optIn(boolean aurora) {
        Aws.BACKUP.updateRegionSettings(request -> request.resourceTypeOptInPreference(Map.of("Aurora", aurora)));
    }

    /** The emulator lacks EnableHttpEndpoint; a parameter of ModifyDBCluster, which AWS ignores there, stands for it. */
    private static void letTheEmulatorOpenTheDataApi() {
        String arn = outputs.get("StateMachineArn");
        ObjectNode definition =
                (ObjectNode) Json.parse(Shell.aws("stepfunctions", "describe-state-machine", "--state-machine-arn", arn)
                        .path("definition")
                        .asText());
        ObjectNode states = (ObjectNode) definition.at("/States/CheckDatabase/Branches/0/States");
        ObjectNode open = (ObjectNode) states.path("OpenDataApi");
        assertThat(open.path("Resource").asText()).endsWith(":enableHttpEndpoint");
        ObjectNode parameters = states.path("AddCapacity").path("Parameters").deepCopy();
        parameters.retain("DbClusterIdentifier.$");
        parameters.put("EnableHttpEndpoint", true);
        open.put("Resource", "arn:aws:states:::aws-sdk:rds:modifyDBCluster").set("Parameters", parameters);
        Shell.aws(
                "stepfunctions",
                "update-state-machine",
                "--state-machine-arn",
                arn,
                "--definition",
                definition.toString());
    }

    private static void putEvent(String source, String type, Map<String, ?> detail) {
        JsonNode entry = Json.of(Map.of(
                "Source", source, "DetailType", type, "Detail", Json.of(detail).toString()));
        Shell.aws("events", "put-events", "--entries", entry.toString());
    }

    private static String awaitMessage(String start) {
        List<String> seen = new ArrayList<>();
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (Instant.now().isBefore(end)) {
            seen.addAll(messages());
            for (String message : seen) {
                if (message.startsWith(start)) {
                    return message;
                }
            }
        }
        throw new AssertionError("no message begins with " + start + " among " + seen);
    }

    private static List<String> messages() {
        List<String> texts = new ArrayList<>();
        while (true) {
            JsonNode received = Shell.aws(
                            "sqs",
                            "receive-message",
                            "--queue-url",
                            outputs.get("QueueUrl"),
                            "--max-number-of-messages",
                            "10")
                    .path("Messages");
            if (received.isEmpty()) {
                return texts;
            }
            for (JsonNode message : received) {
                texts.add(message.path("Body").asText());
                Shell.aws(
                        "sqs",
                        "delete-message",
                        "--queue-url",
                        outputs.get("QueueUrl"),
                        "--receipt-handle",
                        message.path("ReceiptHandle").asText());
            }
        }
    }
}
