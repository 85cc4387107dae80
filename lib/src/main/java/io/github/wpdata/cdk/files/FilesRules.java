package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.SwitchRule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.SizeConversionOptions;
import software.amazon.awscdk.SizeRoundingBehavior;
import software.amazon.awscdk.services.efs.LifecyclePolicy;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;

/** The limits of an EFS file system with their checks, in the order of {@link FilesSettings}. */
final class FilesRules {
    private static final String API = "EFS API: CreateFileSystem";
    private static final String LIFECYCLE = "EFS API: PutLifecycleConfiguration";
    private static final String TAG_VALUE = "1 to 256 letters, digits, spaces and _ . : / = + - @";

    static final TextRule NAME = TextRule.matching(
            new Rule("fileSystemName", "", TAG_VALUE, "is not the value of a tag", "use " + TAG_VALUE, "EFS API: Tag"),
            "[\\p{L}\\p{Zs}\\p{N}_.:/=+\\-@]{1,256}");

    static final Rule MAX_IO_ELASTIC = new Rule(
            "performanceMode",
            "",
            "MAX_IO not in throughput mode ELASTIC",
            "is not supported in throughput mode ELASTIC",
            "choose GENERAL_PURPOSE, or another throughputMode",
            API);
    static final Rule THROUGHPUT_MISSING = new Rule(
            "throughputMode",
            "",
            "PROVISIONED only with provisionedThroughput",
            "needs a throughput",
            "set provisionedThroughput(…), or choose another mode",
            API);
    static final Rule THROUGHPUT_NEEDS_MODE = new Rule(
            "provisionedThroughput",
            "MiB/s",
            "only in throughput mode PROVISIONED",
            "is not supported in throughput mode %s",
            "set throughputMode(ThroughputMode.PROVISIONED), or leave it out",
            API);
    static final RangeRule THROUGHPUT = new RangeRule(
            new Rule(
                    "provisionedThroughput",
                    "MiB/s",
                    "1 to 3414, whole",
                    "is out of range",
                    "choose 1 to 3414 whole MiB/s",
                    API),
            1,
            3414);
    static final Rule THROUGHPUT_UNIT = new Rule(
            "provisionedThroughput",
            "",
            "in MiB if it is a token",
            "is a token in another unit than MiB, which cannot be converted before deployment",
            "write it as Size.mebibytes(…)",
            "AWS CDK: Size");

    static final Rule ARCHIVE_ORDER = new Rule(
            "archiveAfter",
            "",
            "later than infrequentAccessAfter",
            "is not later than infrequentAccessAfter (%s)",
            "raise archiveAfter or lower infrequentAccessAfter",
            LIFECYCLE);
    static final Rule ARCHIVE_THROUGHPUT = new Rule(
            "archiveAfter",
            "",
            "only in throughput mode ELASTIC",
            "is not supported in throughput mode %s",
            "set throughputMode(ThroughputMode.ELASTIC), or leave archiveAfter out",
            LIFECYCLE);
    static final Rule ARCHIVE_PERFORMANCE = new Rule(
            "archiveAfter",
            "",
            "only in performance mode GENERAL_PURPOSE",
            "is not supported in performance mode %s",
            "choose GENERAL_PURPOSE, or leave archiveAfter out",
            LIFECYCLE);

    static final TextRule ACCESS_POINT_NAME = CommonForms.label("accessPoint", "is not a name");
    static final Rule ACCESS_POINT_NAME_TAKEN = new Rule(
            "accessPoint",
            "",
            "each name once",
            "is the name of two access points",
            "give each a name of its own",
            "AWS CDK: construct ids");
    static final Rule PATH_TAKEN = new Rule(
            "path",
            "",
            "each path once",
            "is the directory of access points %s and %s, whose owners would compete for it",
            "give each a directory of its own",
            "EFS User Guide: access points");

    /** The name of the directory is part of a logical id, so a token is not accepted either. */
    static final TextRule RESTORED_FILES = TextRule.matching(
            new Rule(
                    "restoredFiles",
                    "",
                    "the name of a directory that AWS Backup has restored into",
                    "is not a directory that AWS Backup restores into",
                    "copy its name from the tag or the root of the file system, as in "
                            + "aws-backup-restore_2026-11-28T09-14-15-832Z",
                    "AWS Backup Developer Guide: restoring an Amazon EFS file system"),
            "aws-backup-restore_[0-9A-Za-z.:_-]{1,60}");

    static final Rule RESTORED_FILES_TOKEN = new Rule(
            "restoredFiles",
            "",
            "known before deployment",
            "is a token, but the ids of the new access points are made from it",
            "write the name of the directory",
            "AWS CDK: construct ids");

    static final Rule RESTORED_FILES_UNSERVED = new Rule(
            "restoredFiles",
            "",
            "with an access point of the file system",
            "has no effect, because no access point would lead to the restored files",
            "leave out createFixedAccessPoint(false), or add accessPoint(…)",
            "this library");

    static final SwitchRule INFREQUENT_ACCESS = SwitchRule.of("infrequentAccess", "", "infrequentAccessAfter");
    static final SwitchRule FIXED_ACCESS_POINT = SwitchRule.of("createFixedAccessPoint", "", "fixedAccessPoint");

    static final Rule NO_LOGS = new Rule(
            "logsEncryptionKey",
            "",
            "not for a file system",
            "has no effect, because a file system has no logs",
            "leave it out",
            "Amazon EFS User Guide: monitoring");

    private static final SizeConversionOptions FRACTION =
            SizeConversionOptions.builder().rounding(SizeRoundingBehavior.NONE).build();

    private FilesRules() {}

    /** Checks everything but the settings that services share. */
    static void check(FilesSettings<?> settings, Problems problems) {
        NAME.check(problems, settings.fileSystemName);
        throughput(settings, problems);
        archive(settings, problems);
        accessPoints(settings, problems);
        restoredFiles(settings, problems);
        Predicate<String> isGiven = settings.shared()::isGiven;
        INFREQUENT_ACCESS.check(problems, !settings.infrequentAccess, isGiven);
        FIXED_ACCESS_POINT.check(problems, !settings.createFixedAccessPoint, isGiven);
        problems.require(!isGiven.test("logsEncryptionKey"), NO_LOGS, "a key");
    }

    private static void throughput(FilesSettings<?> settings, Problems problems) {
        Size value = settings.provisionedThroughput;
        boolean provisioned = settings.throughputMode == ThroughputMode.PROVISIONED;
        problems.require(!provisioned || value != null, THROUGHPUT_MISSING, settings.throughputMode);
        if (value != null) {
            amount(value, provisioned, settings.throughputMode, problems);
        }
        problems.require(
                settings.performanceMode != PerformanceMode.MAX_IO || settings.throughputMode != ThroughputMode.ELASTIC,
                MAX_IO_ELASTIC,
                settings.performanceMode);
    }

    private static void amount(Size value, boolean provisioned, ThroughputMode mode, Problems problems) {
        if (Boolean.TRUE.equals(value.isUnresolved())) {
            problems.require(provisioned, THROUGHPUT_NEEDS_MODE, "a token", mode);
            problems.require(isInMebibytes(value), THROUGHPUT_UNIT, "a token");
            return;
        }
        // A size too large for a number comes back as null, which JSON has for infinity.
        Number amount = value.toMebibytes(FRACTION);
        double mibps = amount == null ? Double.POSITIVE_INFINITY : amount.doubleValue();
        problems.require(provisioned, THROUGHPUT_NEEDS_MODE, mibps, mode);
        problems.require(mibps == Math.rint(mibps) && THROUGHPUT.contains(mibps), THROUGHPUT.rule(), mibps);
    }

    /** AWS CDK does not disclose the unit, and throws when it would have to convert. */
    private static boolean isInMebibytes(Size unresolved) {
        try {
            unresolved.toMebibytes();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void archive(FilesSettings<?> settings, Problems problems) {
        LifecyclePolicy archiveAfter = settings.archiveAfter;
        if (archiveAfter == null) {
            return;
        }
        // The constants are in the order of their days.
        problems.require(
                !settings.infrequentAccess || archiveAfter.compareTo(settings.infrequentAccessAfter) > 0,
                ARCHIVE_ORDER,
                archiveAfter,
                settings.infrequentAccessAfter);
        problems.require(
                settings.throughputMode == ThroughputMode.ELASTIC,
                ARCHIVE_THROUGHPUT,
                archiveAfter,
                settings.throughputMode);
        problems.require(
                settings.performanceMode == PerformanceMode.GENERAL_PURPOSE,
                ARCHIVE_PERFORMANCE,
                archiveAfter,
                settings.performanceMode);
    }

    private static void accessPoints(FilesSettings<?> settings, Problems problems) {
        Map<String, String> nameByPath = new HashMap<>();
        settings.allAccessPoints().forEach((name, accessPoint) -> {
            // A name is a construct id, which cannot be a token.
            problems.require(ACCESS_POINT_NAME.allowed().test(name), ACCESS_POINT_NAME.rule(), name);
            accessPoint.check(name, problems);
            String path = accessPoint.path();
            if (path != null) {
                String other = nameByPath.putIfAbsent(path, name);
                problems.require(other == null, PATH_TAKEN, path, String.valueOf(other), name);
            }
        });
        settings.namesGivenTwice.forEach(name -> problems.require(false, ACCESS_POINT_NAME_TAKEN, name));
        problems.require(
                !settings.createFixedAccessPoint
                        || !settings.accessPoints.containsKey(EfsFileSystem.FIXED_ACCESS_POINT),
                ACCESS_POINT_NAME_TAKEN,
                EfsFileSystem.FIXED_ACCESS_POINT);
    }

    private static void restoredFiles(FilesSettings<?> settings, Problems problems) {
        String directory = settings.restoredFiles;
        if (directory == null) {
            return;
        }
        problems.require(!settings.allAccessPoints().isEmpty(), RESTORED_FILES_UNSERVED, directory);
        if (Tokens.isToken(directory)) {
            problems.require(false, RESTORED_FILES_TOKEN, "a token");
        } else if (RESTORED_FILES.allows(directory)) {
            settings.restoredAccessPoints().forEach((name, accessPoint) -> accessPoint.check(name, problems));
        } else {
            problems.require(false, RESTORED_FILES.rule(), directory);
        }
    }
}
