package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.cdk.KeyChecks;

/** Rules on the key of a service. */
final class KeyRules {
    static final KeyChecks KEY = new KeyChecks("encryptionKey", "service", "to have one created");

    private KeyRules() {}
}
