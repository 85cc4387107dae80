package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.validation.Rule;

/** Rules on the key of a service. */
final class KeyRules {
    static final Rule REGION = new Rule(
            "encryptionKey",
            "",
            "a key of the service's region",
            "lies in another region than the service (%s)",
            "pass a key of the service's region, or leave it out to have one made",
            "KMS Developer Guide: keys are regional");

    private KeyRules() {}
}
