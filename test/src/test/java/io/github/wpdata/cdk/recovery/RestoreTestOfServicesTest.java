package io.github.wpdata.cdk.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Json;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;

/** The restore test of the facade. */
class RestoreTestOfServicesTest {
    private static final String PLAN = "AWS::Backup::RestoreTestingPlan";
    private static final String SELECTION = "AWS::Backup::RestoreTestingSelection";

    private static final String TOPIC = "Definition.States.Notify.Parameters.TopicArn";

    private final TestStack test = new TestStack();

    @Test
    void thereIsNoneByDefault() {
        WordPressDataServices data = Minimal.services(test).build();

        assertThat(data.getRestoreTest()).isEmpty();
        assertThat(test.resources().all(PLAN)).isEmpty();
    }

    @Test
    void oneSetterTestsTheNewestBackupsOfBothIntoTheTopicOfTheMonitoring() {
        WordPressDataServices data = Minimal.services(test).restoreTest(true).build();

        Resources resources = test.resources();
        assertThat(data.getRestoreTest()).isPresent();
        resources
                .only(PLAN)
                .has(
                        "RecoveryPointSelection.IncludeVaults",
                        List.of(resources.only("AWS::Backup::BackupVault").getAtt("BackupVaultArn")));
        assertThat(resources.all(SELECTION)).hasSize(2);
        resources
                .named(SELECTION, "DataRestoreTestEFS")
                .has(
                        "ProtectedResourceArns",
                        List.of(resources.only("AWS::EFS::FileSystem").getAtt("Arn")));
        resources
                .only("AWS::StepFunctions::StateMachine")
                .has(TOPIC, resources.only("AWS::SNS::Topic").ref());
    }

    @Test
    void eachVaultOfItsOwnIsTested() {
        Minimal.services(test).vaultPerService(true).restoreTest(true).build();

        assertThat(test.resources().only(PLAN).property("RecoveryPointSelection.IncludeVaults"))
                .hasSize(2);
    }

    @Test
    void withoutADatabaseOnlyFilesAreTested() {
        Minimal.services(test)
                .database(false)
                .restoreTest(settings -> settings.planName("files"))
                .build();

        Resources resources = test.resources();
        resources.only(PLAN).has("RestoreTestingPlanName", "files");
        resources.only(SELECTION).has("ProtectedResourceType", "EFS");
    }

    @Test
    void verdictsGoToTheTopicThatIsNotified() {
        Topic topic = Topic.Builder.create(test.stack(), "OnCall").build();
        Minimal.services(test).notify(topic).restoreTest(true).build();

        assertThat(test.warnings()).noneMatch(warning -> warning.contains("@wpdata/cdk:restoreTestTopic"));
        Resources resources = test.resources();
        resources
                .only("AWS::StepFunctions::StateMachine")
                .has(TOPIC, resources.only("AWS::SNS::Topic").ref());
    }

    @Test
    void verdictsAreTickets() {
        Topic pages = Topic.Builder.create(test.stack(), "Pages").build();
        Topic tickets = Topic.Builder.create(test.stack(), "Tickets").build();
        Minimal.services(test)
                .monitoring(m -> m.page(pages).ticket(tickets))
                .restoreTest(true)
                .build();

        Resources resources = test.resources();
        resources
                .only("AWS::StepFunctions::StateMachine")
                .has(TOPIC, resources.named("AWS::SNS::Topic", "Tickets").ref());
    }

    @Test
    void theTestMayHaveATopicOfItsOwn() {
        Topic topic = Topic.Builder.create(test.stack(), "OnCall").build();
        Topic own = Topic.Builder.create(test.stack(), "Verdicts").build();
        Minimal.services(test)
                .notify(topic)
                .restoreTest(settings -> settings.notify(own))
                .build();

        Resources resources = test.resources();
        resources
                .only("AWS::StepFunctions::StateMachine")
                .has(TOPIC, resources.named("AWS::SNS::Topic", "Verdicts").ref());
    }

    @Test
    void settingsOfTheTestOfDatabasesMayBeSharedWithServicesWithoutOne() {
        Minimal.services(test)
                .database(false)
                .restoreTest(settings -> settings.maxCapacity(4))
                .build();

        test.resources().only(SELECTION).has("ProtectedResourceType", "EFS");
    }

    @Test
    void withoutBackupsThereIsNothingToRestore() {
        assertThatThrownBy(Minimal.services(test).profile(Profile.DEVELOPMENT).restoreTest(true)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Data] restoreTest (true) has nothing to restore; leave it out, or include backups and a "
                                + "part that has them");
    }

    @Test
    void itsProblemsComeWithThoseOfTheOtherParts() {
        assertThatThrownBy(Minimal.services(test)
                        .database(db -> db.minCapacity(9).maxCapacity(8))
                        .restoreTest(settings -> settings.planName("not-a-name"))::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        [Test/Data/Database] minCapacity (9 ACU) exceeds maxCapacity (8 ACU); lower minCapacity or raise maxCapacity
                        [Test/Data/RestoreTest] planName (not-a-name) is not the name of a restore testing plan; use 1 to 50 \
                        letters, digits and underscores""");
    }

    @Test
    void aNetworkThatIsMissingIsMissingInTheWhole() {
        assertThatThrownBy(WordPressDataServices.Builder.create(test.stack(), "Data")
                        .clients(test.clients())
                        .restoreTest(settings -> settings.planName("not-a-name"))::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        [Test/Data] vpc is missing; set it with vpc(…)
                        [Test/Data/RestoreTest] planName (not-a-name) is not the name of a restore testing plan; use 1 to 50 \
                        letters, digits and underscores""");
    }

    @Test
    void aVaultThatWasMadeElsewhereIsNamedWithItsKey() {
        assertThatThrownBy(Minimal.services(test)
                        .vault(BackupVault.fromBackupVaultName(test.stack(), "Existing", "existing"))
                        .restoreTest(true)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Data/RestoreTest] vault is missing; set it with vault(…)");
    }

    @Test
    void theOwnVaultAndTheOwnResourcesComeBeforeFurtherOnes() {
        Minimal.services(test)
                .restoreTest(settings -> settings.vault(
                                BackupVault.fromBackupVaultName(test.stack(), "Existing", "existing"),
                                Key.fromKeyArn(test.stack(), "Key", Arns.KEY))
                        .databases(Arns.DATABASE_CLUSTER)
                        .fileSystems(Arns.FILE_SYSTEM))
                .build();

        Resources resources = test.resources();
        assertThat(resources.only(PLAN).property("RecoveryPointSelection.IncludeVaults"))
                .hasSize(2)
                .first()
                .isEqualTo(Json.of(resources.only("AWS::Backup::BackupVault").getAtt("BackupVaultArn")));
        assertThat(resources.named(SELECTION, "DataRestoreTestEFS").property("ProtectedResourceArns"))
                .hasSize(2)
                .first()
                .isEqualTo(Json.of(resources.only("AWS::EFS::FileSystem").getAtt("Arn")));
        assertThat(resources.named(SELECTION, "DataRestoreTestAurora").property("ProtectedResourceArns"))
                .hasSize(2);
    }

    @Test
    void theOwnResourceCountsAmongThose() {
        assertThatThrownBy(Minimal.services(test)
                        .restoreTest(settings -> settings.databases(
                                Collections.nCopies(30, Arns.DATABASE_CLUSTER).toArray(String[]::new)))::build)
                .hasMessage(
                        "[Test/Data/RestoreTest] databases (31 ARNs) are more than a selection accepts; name at most 30, or "
                                + "none to test all that the vault holds");
    }

    @Test
    void oneOfTheTwoCanBeLeftOut() {
        Minimal.services(test)
                .restoreTest(settings -> settings.testDatabases(false))
                .build();

        test.resources().only(SELECTION).has("ProtectedResourceType", "EFS");
    }

    @Test
    void aProblemLeavesNothingInTheTree() {
        assertThatThrownBy(Minimal.services(test).restoreTest(settings -> settings.planName("not-a-name"))::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Data/RestoreTest] planName (not-a-name) is not the name of a restore testing plan; use 1 to "
                                + "50 letters, digits and underscores");

        assertThat(test.stack().getNode().tryFindChild("Data")).isNull();
    }
}
