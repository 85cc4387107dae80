/**
 * Restore tests: AWS Backup restores recovery points as scheduled, a state machine checks what was restored, and it is deleted
 * again. Start with {@link io.github.wpdata.cdk.recovery.RestoreTest}:
 *
 * <pre>{@code
 * RestoreTest.Builder.create(this, "RestoreTest")
 *         .vault(vault.getVault(), vault.getEncryptionKey())
 *         .vpc(vpc)
 *         .notify(topic)
 *         .build();
 * }</pre>
 */
@NullMarked
package io.github.wpdata.cdk.recovery;

import org.jspecify.annotations.NullMarked;
