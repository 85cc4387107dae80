package io.github.wpdata.cdk.kubernetes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes Kubernetes objects as maps, and maps as YAML. */
final class ManifestWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    /** A line that were split could be split within a value that the deployment fills in. */
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .stringQuotingChecker(new Quoting())
            .build());

    private ManifestWriter() {}

    static Map<String, Object> map(HasMetadata object) {
        return JSON.convertValue(object, MAP);
    }

    static String yaml(List<Map<String, Object>> documents) {
        StringWriter text = new StringWriter();
        try (SequenceWriter writer = YAML.writer().writeValues(text)) {
            writer.writeAll(documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Quotes tokens, since it is unknown whether their values need quotes; and texts that do not begin with a letter or a
     * slash, since YAML readers read 1e3, 0x1f and 2026-01-01 as numbers and dates.
     */
    private static final class Quoting extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;
        private static final Pattern TEXT = Pattern.compile("[a-zA-Z/].*");

        @Override
        public boolean needToQuoteValue(String value) {
            return Tokens.isToken(value) || !TEXT.matcher(value).matches() || super.needToQuoteValue(value);
        }
    }
}
