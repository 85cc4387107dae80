package io.github.wpdata.cdk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.PolicyValidationPluginReport;
import software.amazon.awscdk.PolicyValidationStack;
import software.amazon.awscdk.PolicyViolatingResource;
import software.amazon.awscdk.PolicyViolation;
import software.constructs.IConstruct;

/** Each rule by itself, on templates in files, as CDK hands them over. */
class WordPressDataPoliciesRulesTest {

    /** Bare: in these templates nothing is acknowledged. */
    private static final IConstruct APP = new App();

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsWrongAndNothingElse(Case example) throws IOException {
        List<String> files = new ArrayList<>();
        for (JsonNode template : example.templates()) {
            Path file = directory.resolve("Stack" + files.size() + ".template.json");
            files.add(Files.writeString(file, template.toString()).toString());
        }
        if (!example.stack().isMissingNode()) {
            writeManifest(example.stack());
        }

        List<String> findings = WordPressDataPolicies.production().validate(context(files)).getViolations().stream()
                .filter(violation -> violation.getRuleName().startsWith(example.rule() + "@Stack"))
                .map(WordPressDataPoliciesRulesTest::text)
                .toList();

        assertThat(findings).containsExactlyInAnyOrderElementsOf(example.findings());
    }

    @Test
    void eachRuleHasTemplatesThatFailAndTemplatesThatPass() throws IOException {
        List<String> rules = WordPressDataPolicies.production().getRuleIds();

        assertThat(cases().filter(example -> !example.findings().isEmpty())
                        .map(Case::rule)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(rules);
        assertThat(cases().filter(example -> example.findings().isEmpty())
                        .map(Case::rule)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(rules);
    }

    @Test
    void succeedsUnlessAnErrorIsFound() throws IOException {
        String clean = Files.writeString(directory.resolve("Clean.template.json"), "{\"Resources\": {}}")
                .toString();
        String faulty = Files.writeString(
                        directory.resolve("Faulty.template.json"),
                        "{\"Resources\": {\"Key\": {\"Type\": \"AWS::KMS::Key\"}}}")
                .toString();

        PolicyValidationPluginReport production =
                WordPressDataPolicies.production().validate(context(List.of(faulty)));
        PolicyValidationPluginReport elsewhere =
                WordPressDataPolicies.nonProduction().validate(context(List.of(faulty)));

        assertThat(WordPressDataPolicies.production()
                        .validate(context(List.of(clean)))
                        .getSuccess())
                .isTrue();
        assertThat(production.getSuccess()).isFalse();
        assertThat(production.getViolations())
                .extracting(PolicyViolation::getSeverity)
                .containsOnly("error");
        assertThat(elsewhere.getSuccess()).isTrue();
        assertThat(elsewhere.getViolations())
                .extracting(PolicyViolation::getSeverity)
                .containsOnly("warning");
        assertThat(elsewhere.getViolations()).hasSameSizeAs(production.getViolations());
    }

    /** What CDK says of the stack, in the cloud assembly around the templates. */
    private void writeManifest(JsonNode properties) throws IOException {
        ObjectNode manifest = YAML.createObjectNode();
        ObjectNode artifact = manifest.putObject("artifacts").putObject("Stack");
        artifact.put("type", "aws:cloudformation:stack");
        artifact.putObject("properties")
                .put("templateFile", "Stack0.template.json")
                .setAll((ObjectNode) properties);
        Files.writeString(directory.resolve("manifest.json"), manifest.toString());
    }

    private record Case(String rule, String name, List<JsonNode> templates, JsonNode stack, List<String> findings) {

        @Override
        public String toString() {
            return rule + ": " + name;
        }
    }

    private static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String file : List.of("aurora", "cache", "backup", "network", "tags", "retention")) {
            try (InputStream in = WordPressDataPoliciesRulesTest.class.getResourceAsStream(file + ".yaml")) {
                for (JsonNode example : YAML.readTree(in)) {
                    cases.add(example(example));
                }
            }
        }
        return cases.stream();
    }

    private static Case example(JsonNode example) {
        ObjectNode resources = YAML.createObjectNode();
        resources.set("Resources", example.path("resources"));
        List<JsonNode> templates = Stream.of(
                        example.has("template") ? example.path("template") : resources, example.path("other"))
                .filter(template -> !template.isMissingNode())
                .toList();
        List<String> findings = StreamSupport.stream(example.path("findings").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return new Case(
                "wpdata::" + example.path("rule").asText(),
                example.path("case").asText(),
                templates,
                example.path("stack"),
                findings);
    }

    private static String text(PolicyViolation violation) {
        PolicyViolatingResource resource = violation.getViolatingResources().get(0);
        String subject =
                resource.getConstructPath() == null ? resource.getResourceLogicalId() : resource.getConstructPath();
        return Stream.concat(Stream.of(subject), resource.getLocations().stream())
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow()
                + ": " + violation.getDescription() + "; " + violation.getFix();
    }

    private static IPolicyValidationContext context(List<String> templates) {
        return new IPolicyValidationContext() {
            @Override
            public List<String> getTemplatePaths() {
                return templates;
            }

            @Override
            public List<PolicyValidationStack> getStackTemplates() {
                return templates.stream()
                        .map(template -> PolicyValidationStack.builder()
                                .templatePath(template)
                                .stackConstructPath("Stack")
                                .build())
                        .toList();
            }

            @Override
            public IConstruct getAppConstruct() {
                return APP;
            }
        };
    }
}
