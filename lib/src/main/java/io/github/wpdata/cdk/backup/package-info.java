/** Backups: plans, vaults, and the vault of another region. */
@NullMarked
package io.github.wpdata.cdk.backup;

import org.jspecify.annotations.NullMarked;
