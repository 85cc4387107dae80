package io.github.wpdata.cdk.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The restore test of the facade. */
class RestoreTestOfServicesTest {
    private static final String PLAN = "AWS::Backup::RestoreTestingPlan";
    private static final String SELECTION = "AWS::Backup::RestoreTestingSelection";

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
                .has(
                        "Definition.States.Notify.Parameters.TopicArn",
                        resources.only("AWS::SNS::Topic").ref());
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
    void withoutBackupsThereIsNothingToRestore() {
        assertThatThrownBy(Minimal.services(test).profile(Profile.DEVELOPMENT).restoreTest(true)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Data] restoreTest (true) has nothing to restore; leave it out, or include backups and a "
                                + "part that has them");
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
