package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.cdk.KeyChecks;

/** The keys of a service: limits, messages and checks. */
final class KeyRules {
    static final KeyChecks KEY = new KeyChecks("encryptionKey", "service", "to have one created");
    static final KeyChecks LOGS_KEY = new KeyChecks("logsEncryptionKey", "service", "to use the service's key");

    private KeyRules() {}
}
