package io.github.wpdata.cdk.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wpdata.cdk.testing.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What the emulator offers beside AWS's own calls: schedules that run now, and the data that are where. */
final class Backups {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Backups() {}

    /** The jobs of a backup plan, run now. */
    static JsonNode runPlan(String region, String plan) {
        return post("backup/run", object().put("region", region).put("plan", plan));
    }

    /** The restore jobs of a restore testing plan, run now. */
    static JsonNode runRestoreTesting(String region, String plan) {
        return post("backup/run", object().put("region", region).put("restoreTestingPlan", plan));
    }

    /** Stands for a write to a database or a file system. */
    static void write(String arn, String data) {
        post("data", object().put("arn", arn).put("data", data));
    }

    /** The emulator restores no cluster whose password RDS manages; so it is given one, before the backup. */
    static void setPassword(String cluster) {
        Aws.RDS.modifyDBCluster(request -> request.dbClusterIdentifier(cluster)
                .manageMasterUserPassword(false)
                .masterUserPassword("of-the-emulator"));
    }

    /** The data of a resource, a snapshot or a recovery point; of a file system, by directory. */
    static JsonNode data(String arn) {
        return send(HttpRequest.newBuilder(door("data")).GET()).path(arn);
    }

    /** What any SQL statement returns from now on: one text. */
    static void answerSql(String text) {
        answerSql(".*", text);
    }

    /** What SQL statements that match return from now on: one text. All others return nothing. */
    static void answerSql(String pattern, String text) {
        ObjectNode row = object().put("sql", pattern);
        row.putArray("records").addArray().add(object().put("stringValue", text));
        post("sql", JsonNodeFactory.instance.arrayNode().add(row));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode post(String door, JsonNode body) {
        return send(HttpRequest.newBuilder(door(door)).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static URI door(String name) {
        return Emulator.endpoint().resolve("/moto-api/" + name);
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(response.body());
            }
            return Json.parse(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
