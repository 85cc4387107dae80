package io.github.wpdata.cdk.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.HIPAASecurityChecks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import io.github.cdklabs.cdknag.PCIDSS321Checks;
import io.github.wpdata.cdk.ComplianceAcknowledgements;
import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.Template;
import io.github.wpdata.cdk.testing.Json;
import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/** What four rule packs say of an app, and what its templates acknowledge. */
final class RulePacks {
    static final List<String> NAMES = List.of("AwsSolutions", "NIST.800.53.R5", "HIPAA.Security", "PCI.DSS.321");

    /** Open findings are to fail a test, and not the synthesis before it. */
    static final Map<String, Object> CONTEXT = Map.of("@aws-cdk/core:annotationsInValidationReport", false);

    private static final String TEMPLATE = ".template.json";
    private static final int RULE = 0;
    private static final int RESOURCE = 1;
    private static final int COMPLIANCE = 2;
    private static final int REASON = 3;

    /** What one rule says of one resource. */
    record Finding(String resource, String rule, String detail, String reason) implements Comparable<Finding> {
        @Override
        public int compareTo(Finding other) {
            return toString().compareTo(other.toString());
        }

        String pack() {
            return rule.substring(0, rule.lastIndexOf('-'));
        }

        /** The rule without its pack: packs share the names, except for those of AwsSolutions. */
        String name() {
            return rule.substring(rule.lastIndexOf('-') + 1);
        }
    }

    private final Path directory;

    private RulePacks(Path directory) {
        this.directory = directory;
    }

    /** Synthesises the app under all packs. */
    static RulePacks over(App app) {
        ComplianceAcknowledgements.applyTo(app);
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());
        Aspects.of(app).add(NIST80053R5Checks.Builder.create().build());
        Aspects.of(app).add(HIPAASecurityChecks.Builder.create().build());
        Aspects.of(app).add(PCIDSS321Checks.Builder.create().build());
        return new RulePacks(Path.of(app.synth().getDirectory()));
    }

    /** Findings that are not acknowledged, and rules that could not be applied. */
    Set<Finding> open() {
        return findings("Non-Compliant", "UNKNOWN");
    }

    /** Findings that are acknowledged. */
    Set<Finding> answered() {
        return findings("Suppressed");
    }

    /** Rules that a resource keeps. */
    Set<Finding> met() {
        return findings("Compliant");
    }

    private Set<Finding> findings(String... kinds) {
        return files("-NagReport.csv").stream()
                .flatMap(report -> Project.read(report).lines().skip(1))
                .map(RulePacks::cells)
                .filter(cells -> Arrays.asList(kinds).contains(cells[COMPLIANCE]))
                .map(RulePacks::finding)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each cell is in quotes, and a quote within it is doubled. */
    private static String[] cells(String line) {
        return line.substring(1, line.length() - 1).replace("\"\"", "\"").split("\",\"");
    }

    /** cdk-nag puts the detail in front of the reason. */
    private static Finding finding(String[] cells) {
        String reason = cells[REASON];
        int end = reason.startsWith("[") ? reason.indexOf("] ") : -1;
        return new Finding(
                cells[RESOURCE],
                cells[RULE],
                end < 0 ? "" : reason.substring(1, end),
                end < 0 ? reason : reason.substring(end + 2));
    }

    /** What stands in the templates. */
    Set<Finding> acknowledged() {
        Set<Finding> acknowledged = new TreeSet<>();
        for (Template template : Assembly.read(directory).templates()) {
            for (Resource resource : template.resources()) {
                elements(resource.attribute("Metadata").node().at("/cdk_nag/rules_to_suppress"))
                        .forEach(rule -> details(rule)
                                .forEach(detail -> acknowledged.add(new Finding(
                                        resource.constructPath(),
                                        rule.path("id").asText(),
                                        detail,
                                        rule.path("reason").asText()))));
            }
        }
        return acknowledged;
    }

    private static Stream<String> details(JsonNode rule) {
        return rule.has("applies_to") ? elements(rule.path("applies_to")).map(JsonNode::asText) : Stream.of("");
    }

    List<JsonNode> templates() {
        return files(TEMPLATE).stream().map(Json::read).toList();
    }

    private List<Path> files(String ending) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
