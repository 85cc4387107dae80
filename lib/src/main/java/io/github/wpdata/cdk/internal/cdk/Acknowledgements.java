package io.github.wpdata.cdk.internal.cdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;

/**
 * Acknowledgements of compliance rules that a resource keeps on purpose. Each is acknowledged in the resource's own metadata,
 * where cdk-nag looks for it and an auditor reads it; nothing else of cdk-nag is needed for that.
 */
public final class Acknowledgements {
    private static final String METADATA = "cdk_nag";
    private static final String RULES = "rules_to_suppress";

    private final List<Object> acknowledged = new ArrayList<>();

    /** Starts without a finding. */
    public Acknowledgements() {}

    /**
     * Acknowledges whatever some rules find.
     *
     * @param reason why it is right so, and what makes up for it: one sentence of at least 10 characters
     * @param rules the rules by their ids, with the name of their pack in front
     * @return these findings
     */
    public Acknowledgements acknowledge(String reason, String... rules) {
        return acknowledge(reason, List.of(), rules);
    }

    /**
     * Acknowledges some of what some rules find.
     *
     * @param reason why it is right so, and what makes up for it: one sentence of at least 10 characters
     * @param details what is acknowledged of the findings, as in {@code LogExport::general}; empty for all of it
     * @param rules the rules by their ids, with the name of their pack in front
     * @return these findings
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
     * Writes the findings to a resource that is new.
     *
     * @param resource the resource
     */
    public void at(CfnResource resource) {
        write(List.of(), resource);
    }

    /**
     * Writes the findings to a resource, beside those that it has.
     *
     * @param resource the resource
     */
    public void alsoAt(CfnResource resource) {
        write(present(resource.getMetadata(METADATA)), resource);
    }

    private static List<?> present(@Nullable Object metadata) {
        return metadata instanceof Map<?, ?> map && map.get(RULES) instanceof List<?> rules ? rules : List.of();
    }

    private void write(List<?> present, CfnResource resource) {
        if (acknowledged.isEmpty()) {
            return;
        }
        List<Object> all = new ArrayList<>(present);
        all.addAll(acknowledged);
        resource.addMetadata(METADATA, Map.of(RULES, all));
    }
}
