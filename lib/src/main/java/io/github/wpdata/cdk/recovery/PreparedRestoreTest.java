package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.service.ServiceSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** The restore test of a {@code WordPressDataServices}: checked before the services and the vaults exist that it tests. */
public final class PreparedRestoreTest {
    private final RestoreTest.Builder builder;
    private final RestoreTestChecks checked;

    private PreparedRestoreTest(RestoreTest.Builder builder, RestoreTestChecks checked) {
        this.builder = builder;
        this.checked = checked;
    }

    /**
     * Checks the settings, and builds nothing yet.
     *
     * @param whole settings of the whole, whose network the test has unless its customizer names another
     * @param database whether there will be a database
     * @param files whether there will be a file system
     * @param vault whether a vault will be made
     * @param customizer sets values on the builder
     * @param problems receives the problems; those of the network of the whole are the whole's
     * @return the restore test, to be built once all checks have passed
     */
    public static PreparedRestoreTest prepare(
            ServiceSettings whole,
            boolean database,
            boolean files,
            boolean vault,
            Consumer<RestoreTest.Builder> customizer,
            Problems problems) {
        IVpc vpc = whole.givenVpc().orElse(null);
        SubnetSelection subnets = whole.givenSubnets().orElse(null);
        RestoreTest.Builder builder = RestoreTest.Builder.create(
                        whole.scope(), whole.place().idOf("RestoreTest"))
                .testDatabases(database)
                .testFiles(files);
        builder.arguments.areDefaults();
        builder.vpc = vpc;
        builder.subnets = subnets;
        builder.expectsDatabase = database;
        builder.expectsFiles = files;
        builder.expectsVault = vault;
        customizer.accept(builder);
        boolean inheritsNetwork = builder.vpc == vpc && builder.subnets == subnets;
        Problems own = new Problems();
        RestoreTestChecks checked = RestoreTestChecks.of(own, inheritsNetwork ? problems : own, builder);
        problems.addAll(builder.place::path, own);
        return new PreparedRestoreTest(builder, checked);
    }

    /**
     * Builds the restore test.
     *
     * @param whole the construct that it is part of
     * @param vaults the vaults that were made for the backups
     * @param database the database, or null if there is none
     * @param files the file system, or null if there is none
     * @param topic topic of the verdicts unless the customizer has named one, or null
     * @return the restore test
     */
    public RestoreTest build(
            Construct whole,
            List<DataBackupVault> vaults,
            @Nullable AuroraMysqlCluster database,
            @Nullable EfsFileSystem files,
            @Nullable ITopic topic) {
        addVaults(vaults);
        if (database != null && builder.testDatabases) {
            builder.databases.add(0, database.getClusterArn());
            builder.resourceKeys.add(0, database.getEncryptionKey());
        }
        if (files != null && builder.testFiles) {
            builder.fileSystems.add(0, files.getFileSystemArn());
        }
        if (builder.topic == null) {
            builder.topic = topic;
        }
        builder.place.moveInto(whole);
        return builder.create(checked);
    }

    /** The key of the first vault encrypts what is restored, so the vaults of the whole come first. */
    private void addVaults(List<DataBackupVault> vaults) {
        Map<IBackupVault, IKey> given = new LinkedHashMap<>(builder.vaults);
        builder.vaults.clear();
        vaults.forEach(vault -> builder.vaults.put(vault.getVault(), vault.getEncryptionKey()));
        builder.vaults.putAll(given);
    }
}
