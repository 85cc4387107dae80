package io.github.wpdata.cdk.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;

class FeatureFlagsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST = "package/recommended-feature-flags.json";
    private static final int BLOCK = 512;

    @Test
    void cdkJsonCarriesAllFlagsThatThePinnedLibraryRecommends() throws IOException {
        JsonNode context = JSON.readTree(Project.read("cdk.json")).path("context");

        recommended()
                .forEach((flag, value) -> assertThat(context.path(flag))
                        .as("flag %s in cdk.json", flag)
                        .isEqualTo(JSON.valueToTree(value)));
    }

    @Test
    void findingsOfTheTemplateValidationAreErrors() throws IOException {
        JsonNode context = JSON.readTree(Project.read("cdk.json")).path("context");

        assertThat(context.path("@aws-cdk/core:validateAgainstDefaultRules").asBoolean())
                .isTrue();
    }

    /** The list stands in the JavaScript package inside the jar: a tar of a header block and a body per file. */
    private static Map<String, Object> recommended() throws IOException {
        String module = "/software/amazon/awscdk/aws-cdk-lib@"
                + App.class.getPackage().getImplementationVersion() + ".jsii.tgz";
        try (InputStream jar = App.class.getResourceAsStream(module);
                InputStream tar = new GZIPInputStream(jar, 1 << 16)) {
            for (byte[] header = tar.readNBytes(BLOCK);
                    header.length == BLOCK && header[0] != 0;
                    header = tar.readNBytes(BLOCK)) {
                String name = new String(header, 0, 100, StandardCharsets.US_ASCII).split("\0", 2)[0];
                long size = Long.parseLong(new String(header, 124, 11, StandardCharsets.US_ASCII).trim(), 8);
                if (name.equals(LIST)) {
                    return JSON.readValue(tar.readNBytes((int) size), new TypeReference<>() {});
                }
                tar.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
            }
        }
        throw new IllegalStateException(LIST + " is not in " + module);
    }
}
