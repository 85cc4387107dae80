package io.github.wpdata.cdk.app;

import io.github.wpdata.cdk.backup.DestinationBackupVault;
import io.github.wpdata.cdk.backup.DestinationVault;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The vault of the region that backups are copied to, with a key of that region. */
public final class BackupRegionStack extends Stack {
    private final DestinationBackupVault vault;

    /**
     * Adds the stack to an app.
     *
     * @param scope the app
     * @param id id of the stack
     * @param props region, name and protection of the stack
     * @param config what to deploy
     */
    public BackupRegionStack(Construct scope, String id, StackProps props, DeploymentConfig config) {
        super(scope, id, props);
        vault = DestinationBackupVault.Builder.create(this, "Vault")
                .vaultName(config.name() + "-dr-vault")
                .build();
        output("BackupVaultName", vault.getVaultName());
        output("BackupVaultArn", vault.getVaultArn());
    }

    /** {@return the vault, as the backup plans of the data stack refer to it} */
    public DestinationVault getDestination() {
        return vault.getDestination();
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }
}
