package io.github.wpdata.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.monitoring.DataAlarm;
import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.sns.Topic;

/** Settings that have no effect in a profile. */
class WordPressDataServicesWarningsTest {
    private static final DestinationVault COPIES = DestinationVault.withCustomerManagedKey("us-west-2", "dr-vault");

    private final TestStack test = new TestStack();

    private List<String> unused(Consumer<WordPressDataServices.Builder> settings) {
        Minimal.with(Minimal.services(test), settings).build();
        return test.warnings().stream()
                .filter(warning -> warning.contains("@wpdata/cdk:unused"))
                .toList();
    }

    private Topic topic() {
        return Topic.Builder.create(test.stack(), "OnCall").build();
    }

    @Test
    void copiesThatAProfileDoesNotMake() {
        assertThat(unused(b -> b.profile(Profile.DEVELOPMENT).backup(plan -> plan.copyTo(COPIES))))
                .containsExactly(
                        "profile (DEVELOPMENT) makes no backups, which leaves backup without effect, so nothing is backed up or "
                                + "copied; call backups(true), or leave out backup [ack: @wpdata/cdk:unusedBackupSettings]");
    }

    @Test
    void allSettingsOfBackupsAreNamedAtOnce() {
        assertThat(unused(b -> b.profile(Profile.DEVELOPMENT)
                        .filesBackup(plan -> plan.rules(BackupRule.daily("cron(0 5 * * ? *)")))
                        .databaseBackup(plan -> plan.copyTo(COPIES))
                        .vaultPerService(true)))
                .singleElement()
                .asString()
                .contains(" leaves vaultPerService, databaseBackup, filesBackup without effect, ");
    }

    @Test
    void aVaultThatAProfileDoesNotUse() {
        assertThat(unused(b -> b.profile(Profile.DEVELOPMENT)
                        .vault(BackupVault.fromBackupVaultArn(test.stack(), "Vault", Arns.BACKUP_VAULT))))
                .singleElement()
                .asString()
                .contains(" leaves vault without effect, ");
    }

    @Test
    void settingsOfBackupsHaveAnEffectWhereThereAreAny() {
        assertThat(unused(b -> b.profile(Profile.DEVELOPMENT)
                        .backups(true)
                        .vaultPerService(true)
                        .backup(plan -> plan.copyTo(COPIES))))
                .isEmpty();
    }

    @Test
    void messagesThatAProfileDoesNotSend() {
        assertThat(unused(b -> b.profile(Profile.DEVELOPMENT).notify(topic())))
                .containsExactly(
                        "profile (DEVELOPMENT) watches nothing without backups, which leaves notify without effect, so no alarm "
                                + "is made and no message is sent; call monitoring(true), or leave out notify "
                                + "[ack: @wpdata/cdk:unusedMonitoringSettings]");
    }

    @Test
    void withoutBackupsStagingWatchesNothingEither() {
        assertThat(unused(b -> b.profile(Profile.STAGING)
                        .backups(false)
                        .notify(topic())
                        .monitoring(m -> m.without(DataAlarm.BACKUP_AGE))))
                .containsExactly(
                        "profile (STAGING) watches nothing without backups, which leaves notify, monitoring without effect, so "
                                + "no alarm is made and no message is sent; call monitoring(true), or leave out notify, "
                                + "monitoring [ack: @wpdata/cdk:unusedMonitoringSettings]");
    }

    @Test
    void settingsOfMonitoringHaveAnEffectWhereAnythingIsWatched() {
        assertThat(unused(b -> b.profile(Profile.STAGING).notify(topic()))).isEmpty();
    }

    @Test
    void aThresholdOfAServiceThatAProfileDoesNotWatch() {
        assertThat(unused(b -> b.profile(Profile.STAGING)
                        .monitoring(m -> m.threshold(DataAlarm.DATABASE_CPU, 80)
                                .threshold(DataAlarm.CACHE_MEMORY, 90)
                                .without(DataAlarm.FILES_BURST_LOW))))
                .containsExactly(
                        "threshold (DATABASE_CPU, CACHE_MEMORY) makes no alarm where the service is not watched; watch it, as "
                                + "with monitoring(true) of WordPressDataServices, or leave the threshold out "
                                + "[ack: @wpdata/cdk:unusedThreshold]");
    }

    @Test
    void aThresholdThatTheConfigurationDoesNotNeedMayBeShared() {
        assertThat(unused(b -> b.database(db -> db.readers(0))
                        .monitoring(m -> m.threshold(DataAlarm.DATABASE_REPLICA_LAG, 500)
                                .threshold(DataAlarm.FILES_THROUGHPUT, 90))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noProfileHasThemByItself(Profile profile) {
        assertThat(unused(b -> b.profile(profile).vaultPerService(false))).isEmpty();
    }
}
