package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.validation.Rule;

/** The settings of exported logs, of which a service may have none: messages. */
final class LogRules {
    static final Rule RETENTION = needsLogs("logRetention");
    static final Rule KEY = needsLogs("logsEncryptionKey");

    private LogRules() {}

    private static Rule needsLogs(String property) {
        return new Rule(
                property,
                "",
                "only with an exported log",
                "has no effect, because no log is exported",
                "leave it out, or name a log in logExports(…)",
                "this library");
    }
}
