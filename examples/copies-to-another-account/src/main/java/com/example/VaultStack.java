package com.example;

import io.github.wpdata.cdk.backup.DestinationBackupVault;
import io.github.wpdata.cdk.backup.DestinationVault;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The vault that backups are copied to, in an account and a region of its own. */
public final class VaultStack extends Stack {
    private final DestinationBackupVault vault;

    /**
     * Adds the stack to an app.
     *
     * @param scope the app
     * @param id id of the stack
     * @param props account and region of the vault
     * @param organization id of the organization whose accounts may copy into the vault
     */
    public VaultStack(Construct scope, String id, StackProps props, String organization) {
        super(scope, id, props);
        vault = DestinationBackupVault.Builder.create(this, "Vault")
                .vaultName("wordpress-copies")
                .blockRecoveryPointDeletion(true)
                .allowCopiesFromOrganization(organization)
                .build();
    }

    /**
     * The vault as a backup plan copies to it.
     *
     * @return the destination
     */
    public DestinationVault getDestination() {
        return vault.getDestination();
    }
}
