package io.github.wpdata.cdk.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Validations;

/** Inputs that are built in one app, a stack for each that is taken, since a synthesis costs more than what it writes. */
final class Batch {
    private static final int SIZE = 100;
    private static final Pattern PROBLEM =
            Pattern.compile("\\[Input\\d+/[\\w/]+] [\\w.\\[\\]-]+ (\\(.*\\) .+|(is|are) missing); .+");
    private static final int LONGEST_PROBLEM = 600;

    private final App app = new App(AppProps.builder()
            .context(Map.of("@aws-cdk/core:validateAgainstDefaultRules", true))
            .build());
    private final Map<String, Input> taken = new LinkedHashMap<>();

    /** Where the last input left nothing behind. */
    private @Nullable Site free;

    Batch() {
        Validations.of(app)
                .acknowledge(
                        known("W2508", "A caller who lets every address in is warned, and may mean it."),
                        known("W3010", "A caller may choose the availability zone of an instance."),
                        known("W1011", "A caller may keep the password in a parameter that is not echoed."),
                        known(
                                "E9006",
                                "A version newer than this library, and the validator, is taken with a warning."),
                        known("W3010", "A caller may name the zones of the instances."),
                        known("F3006", "The validator does not know AWS::RDS::DBClusterEndpoint yet."),
                        known(
                                "W3689",
                                "CloudFormation refuses to restore an encrypted cluster without StorageEncrypted."),
                        known("E3026", "ElastiCache does take replicas without failover; the caller is warned."));
    }

    private static Acknowledgment known(String rule, String reason) {
        return Acknowledgment.builder()
                .id("CloudFormation-Validate::" + rule)
                .reason(reason)
                .build();
    }

    /** Builds an input; the outcome is a construct, or our own exception, and then nothing half-made. */
    boolean takes(Input input) {
        String id = "Input" + taken.size();
        Site site = free == null ? new Site(app, id) : free;
        free = null;
        try {
            input.buildAt(site);
        } catch (IllegalArgumentException e) {
            assertThat(e).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThat(e.getMessage().lines())
                    .allMatch(PROBLEM.asMatchPredicate(), PROBLEM.pattern())
                    .allMatch(line -> line.length() <= LONGEST_PROBLEM, "at most " + LONGEST_PROBLEM + " characters");
            assertThat(site.scope.getNode().getChildren()).isEmpty();
            free = site;
            return false;
        }
        if (site.scope.getNode().getChildren().isEmpty()) {
            // Manifests are no resources, so the next input may have the stack.
            free = site;
        } else {
            taken.put(id, input);
        }
        return true;
    }

    boolean isFull() {
        return taken.size() >= SIZE;
    }

    /** Synthesises, and returns what the template validator finds. */
    List<String> findings() {
        if (taken.isEmpty()) {
            return List.of();
        }
        if (free != null) {
            app.getNode().tryRemoveChild(free.stack.getNode().getId());
        }
        try {
            return findings(read(Path.of(app.synth().getDirectory(), "validation-report.json")
                    .toFile()));
        } catch (RuntimeException e) {
            return taken.size() == 1
                    ? List.of(taken.values() + " cannot be synthesised: " + e.getMessage())
                    : oneByOne();
        }
    }

    private static JsonNode read(File report) {
        try {
            return new ObjectMapper().readTree(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> findings(JsonNode report) {
        List<String> findings = new ArrayList<>();
        for (JsonNode violation : report.findPath("violations")) {
            taken.forEach((id, input) -> {
                if (violation.toString().contains("\"" + id + "/")) {
                    findings.add(input + ": " + violation);
                }
            });
        }
        return findings;
    }

    /** One input keeps all others from being looked at, so each is looked at alone. */
    private List<String> oneByOne() {
        List<String> findings = new ArrayList<>();
        for (Input input : taken.values()) {
            Batch alone = new Batch();
            alone.takes(input);
            findings.addAll(alone.findings());
        }
        return findings;
    }
}
