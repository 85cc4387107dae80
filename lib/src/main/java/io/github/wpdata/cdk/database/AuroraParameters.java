package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Cluster parameters for WordPress. Memory settings are left to Aurora, which scales them with the capacity. */
final class AuroraParameters {
    private static final Map<String, String> ALWAYS = Map.of(
            "character_set_server", "utf8mb4",
            "collation_server", "utf8mb4_unicode_520_ci",
            "require_secure_transport", "ON");

    /** An exported log stays empty unless the engine is told to write it. */
    private static final Map<String, Map<String, String>> BY_LOG = Map.of(
            "slowquery", Map.of("slow_query_log", "1", "long_query_time", "2", "log_output", "FILE"),
            "general", Map.of("general_log", "1", "log_output", "FILE"),
            "audit", Map.of("server_audit_logging", "1", "server_audit_events", "CONNECT,QUERY_DCL,QUERY_DDL"));

    /** The parameters without which an exported log stays empty. */
    private static final Set<String> SWITCHES =
            Set.of("slow_query_log", "general_log", "server_audit_logging", "server_audit_events", "log_output");

    /** Parameters that Aurora Serverless v2 manages itself as it scales; it ignores those of a parameter group. */
    private static final Set<String> SET_BY_SCALING =
            Set.of("innodb_buffer_pool_size", "innodb_purge_threads", "table_definition_cache", "table_open_cache");

    private AuroraParameters() {}

    static Map<String, String> of(List<String> logs, Map<String, String> overrides) {
        Map<String, String> parameters = new TreeMap<>(ALWAYS);
        logs.forEach(log -> parameters.putAll(BY_LOG.getOrDefault(log, Map.of())));
        parameters.putAll(overrides);
        return parameters;
    }

    /** The overrides that keep an exported log from being written to a file, and so from being exported. */
    static Map<String, String> silencing(List<String> logs, Map<String, String> overrides) {
        Map<String, String> silencing = new TreeMap<>();
        for (String log : logs) {
            for (String name : BY_LOG.getOrDefault(log, Map.of()).keySet()) {
                String value = overrides.get(name);
                if (value != null && SWITCHES.contains(name) && !Tokens.isToken(value) && !writes(name, value)) {
                    silencing.put(name, value);
                }
            }
        }
        return silencing;
    }

    private static boolean writes(String name, String value) {
        String setting = value.toUpperCase(Locale.ROOT);
        return switch (name) {
            case "log_output" -> setting.contains("FILE");
            case "server_audit_events" -> !setting.isBlank();
            default -> setting.equals("1") || setting.equals("ON");
        };
    }

    /** The overrides that serverless instances ignore. */
    static Map<String, String> ignoredByScaling(Map<String, String> overrides) {
        Map<String, String> ignored = new TreeMap<>(overrides);
        ignored.keySet().retainAll(SET_BY_SCALING);
        return ignored;
    }

    /** Whether clients may connect without TLS. */
    static boolean allowsPlaintext(Map<String, String> overrides) {
        String required = overrides.getOrDefault("require_secure_transport", "ON");
        return required.equalsIgnoreCase("OFF") || required.equals("0");
    }

    /** Whether the cluster writes a binary log; an unresolved format counts as off. */
    static boolean writesBinaryLog(Map<String, String> overrides) {
        String format = overrides.getOrDefault("binlog_format", "OFF");
        return !format.equalsIgnoreCase("OFF") && !Tokens.isToken(format);
    }
}
