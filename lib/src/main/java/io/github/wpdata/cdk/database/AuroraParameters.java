package io.github.wpdata.cdk.database;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cluster parameters that suit WordPress. Memory is left to Aurora, which scales it with the capacity. */
final class AuroraParameters {
    private static final Map<String, String> ALWAYS = Map.of(
            "character_set_server", "utf8mb4",
            "collation_server", "utf8mb4_unicode_520_ci",
            "require_secure_transport", "ON");

    /** A log that is exported but never written would be an empty log group. */
    private static final Map<String, Map<String, String>> BY_LOG = Map.of(
            "slowquery", Map.of("slow_query_log", "1", "long_query_time", "2", "log_output", "FILE"),
            "general", Map.of("general_log", "1", "log_output", "FILE"),
            "audit", Map.of("server_audit_logging", "1", "server_audit_events", "CONNECT,QUERY_DCL,QUERY_DDL"));

    private AuroraParameters() {}

    static Map<String, String> of(List<String> logs, Map<String, String> overrides) {
        Map<String, String> parameters = new TreeMap<>(ALWAYS);
        logs.forEach(log -> parameters.putAll(BY_LOG.getOrDefault(log, Map.of())));
        parameters.putAll(overrides);
        return parameters;
    }
}
