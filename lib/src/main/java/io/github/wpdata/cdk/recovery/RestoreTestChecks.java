package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.cdk.KeyUse;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Arguments;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.service.Subnets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * What the checks of the input found out.
 *
 * @param subnets subnets that databases are restored into; null if none are tested, or if there is a problem
 * @param minimumBytes least size of restored files
 */
record RestoreTestChecks(@Nullable Subnets subnets, long minimumBytes) {
    private static final long MEBIBYTE = 1024L * 1024;

    /** Checks everything. Problems of the network may belong to a whole that the restore test has it from. */
    static RestoreTestChecks of(Problems problems, Problems ofNetwork, RestoreTestSettings<?> settings) {
        settings.arguments.check(problems);
        plan(problems, settings);
        keys(problems, settings);
        problems.require(settings.testDatabases || settings.testFiles, RestoreTestRules.NOTHING_TESTED, "false");
        problems.require(
                settings.testDatabases || settings.databases.isEmpty(),
                RestoreTestRules.DATABASES_NOT_TESTED,
                settings.databases.size());
        problems.require(
                settings.testFiles || settings.fileSystems.isEmpty(),
                RestoreTestRules.FILE_SYSTEMS_NOT_TESTED,
                settings.fileSystems.size());
        Arguments arguments = settings.arguments;
        RestoreTestRules.TEST_DATABASES.check(
                problems, arguments.isGiven("testDatabases") && !settings.testDatabases, arguments::isGiven);
        RestoreTestRules.TEST_FILES.check(
                problems, arguments.isGiven("testFiles") && !settings.testFiles, arguments::isGiven);
        RestoreTestRules.DATABASE_ARN.check(
                problems, settings.databases, settings.testDatabases && settings.expectsDatabase);
        RestoreTestRules.FILE_SYSTEM_ARN.check(
                problems, settings.fileSystems, settings.testFiles && settings.expectsFiles);
        return new RestoreTestChecks(
                settings.testDatabases ? databases(problems, ofNetwork, settings) : null,
                minimumBytes(problems, settings.minimumFilesSize));
    }

    private static void plan(Problems problems, RestoreTestSettings<?> settings) {
        RestoreTestRules.PLAN_NAME.check(problems, settings.planName);
        RestoreTestRules.SCHEDULE.check(problems, settings.schedule);
        RestoreTestRules.START_WINDOW.check(problems, settings.startWindow);
        RestoreTestRules.SELECTION_WINDOW.check(problems, settings.selectionWindow);
        RestoreTestRules.VALIDATION_WINDOW.check(problems, settings.validationWindow);
        if (settings.topic != null) {
            topic(problems, settings.topic, settings.home);
        }
    }

    private static void topic(Problems problems, ITopic topic, StackEnvironment environment) {
        if (Boolean.TRUE.equals(topic.getFifo())) {
            problems.require(false, RestoreTestRules.TOPIC_FIFO, topic.getNode().getPath());
        }
        environment.requireSameRegion(problems, RestoreTestRules.TOPIC_REGION, topic);
        RestoreTestRules.TOPIC_KEY_USE.check(problems, topic, topic.getMasterKey());
    }

    private static void keys(Problems problems, RestoreTestSettings<?> settings) {
        StackEnvironment environment = settings.home;
        problems.required("vault", settings.vaults.isEmpty() && !settings.expectsVault ? null : settings.vaults);
        for (IBackupVault vault : settings.vaults.keySet()) {
            environment.requireSameRegion(problems, RestoreTestRules.VAULT_REGION, vault);
        }
        keys(
                problems,
                environment,
                settings.vaults.values(),
                RestoreTestRules.VAULT_KEY_ALIAS,
                RestoreTestRules.VAULT_REGION,
                RestoreTestRules.VAULT_KEY_USE);
        keys(
                problems,
                environment,
                settings.resourceKeys,
                RestoreTestRules.RESOURCE_KEY_ALIAS,
                RestoreTestRules.RESOURCE_KEY_REGION,
                RestoreTestRules.RESOURCE_KEY_USE);
    }

    private static void keys(
            Problems problems,
            StackEnvironment environment,
            Collection<IKey> keys,
            Rule alias,
            Rule region,
            KeyUse use) {
        for (IKey key : new LinkedHashSet<>(keys)) {
            if (RestoreTestRules.isAlias(key)) {
                problems.require(false, alias, key.getNode().getPath());
            }
            environment.requireSameRegion(problems, region, key);
            use.check(problems, key, key);
        }
    }

    private static @Nullable Subnets databases(Problems problems, Problems ofNetwork, RestoreTestSettings<?> settings) {
        RestoreTestRules.DATABASE_NAME.check(problems, settings.databaseName);
        RestoreTestRules.TABLE_PREFIX.check(problems, settings.tablePrefix);
        RestoreTestRules.STATEMENT_LENGTH.check(problems, settings.databaseCheck);
        RestoreTestRules.STATEMENT_PLACEHOLDER.check(problems, settings.databaseCheck);
        RestoreTestRules.PARAMETER_GROUP.check(problems, settings.clusterParameterGroupName);
        RestoreTestRules.STATEMENT_COUNT.check(problems, settings.databaseCheck);
        RestoreTestRules.capacity(problems, settings.maxCapacity);
        if (settings.maximumAge != null) {
            RestoreTestRules.MAXIMUM_AGE.check(problems, settings.maximumAge);
        }
        if (settings.databaseCheck != null) {
            problems.require(settings.maximumAge == null, RestoreTestRules.CHECK_REPLACES, "set", "maximumAge");
            problems.require(settings.tablePrefix == null, RestoreTestRules.CHECK_REPLACES, "set", "tablePrefix");
        }
        IVpc vpc = settings.vpc;
        ofNetwork.required("vpc", vpc);
        return vpc == null ? null : Subnets.select(ofNetwork, settings.home, vpc, settings.subnets);
    }

    private static long minimumBytes(Problems problems, @Nullable Size size) {
        if (size == null) {
            return MEBIBYTE;
        }
        Optional<Long> bytes = RestoreTestRules.bytes(size);
        problems.require(bytes.isPresent(), RestoreTestRules.FILES_SIZE, RestoreTestRules.shown(size));
        return bytes.orElse(MEBIBYTE);
    }
}
