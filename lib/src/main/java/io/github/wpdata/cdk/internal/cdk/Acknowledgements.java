package io.github.wpdata.cdk.internal.cdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;

/**
 * Acknowledgements of findings that a resource has by design. Each is written into the metadata of the resource, where
 * cdk-nag looks for it; nothing else of cdk-nag is needed for that.
 */
public final class Acknowledgements {
    private static final String METADATA = "cdk_nag";
    private static final String RULES = "rules_to_suppress";

    private final List<Object> acknowledged = new ArrayList<>();

    /** Starts without an acknowledgement. */
    public Acknowledgements() {}

    /**
     * Acknowledges all findings of some rules.
     *
     * @param reason why the finding is accepted, and what makes up for it: one sentence of at least 10 characters
     * @param rules the rules by their ids, with the name of their pack in front
     * @return these acknowledgements
     */
    public Acknowledgements acknowledge(String reason, String... rules) {
        return acknowledge(reason, List.of(), rules);
    }

    /**
     * Acknowledges some findings of some rules.
     *
     * @param reason why the finding is accepted, and what makes up for it: one sentence of at least 10 characters
     * @param details the findings that are acknowledged, as in {@code LogExport::general}; empty for all of it
     * @param rules the rules by their ids, with the name of their pack in front
     * @return these acknowledgements
     */
    public Acknowledgements acknowledge(String reason, List<String> details, String... rules) {
        for (String rule : rules) {
            // In this order, so that the template is the same each time.
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", rule);
            entry.put("reason", reason);
            if (!details.isEmpty()) {
                entry.put("applies_to", List.copyOf(details));
            }
            acknowledged.add(entry);
        }
        return this;
    }

    /**
     * Writes the acknowledgements to a resource, beside those that it has.
     *
     * @param resource the resource
     */
    public void at(CfnResource resource) {
        if (!acknowledged.isEmpty()) {
            List<Object> all = new ArrayList<>(present(resource.getMetadata(METADATA)));
            all.addAll(acknowledged);
            resource.addMetadata(METADATA, Map.of(RULES, all));
        }
    }

    private static List<?> present(@Nullable Object metadata) {
        return metadata instanceof Map<?, ?> map && map.get(RULES) instanceof List<?> rules ? rules : List.of();
    }
}
