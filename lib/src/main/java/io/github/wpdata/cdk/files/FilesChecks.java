package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.SizeConversionOptions;
import software.amazon.awscdk.SizeRoundingBehavior;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;

/** Holds a builder against {@link FilesRules}. */
final class FilesChecks {
    private static final SizeConversionOptions FRACTION =
            SizeConversionOptions.builder().rounding(SizeRoundingBehavior.NONE).build();

    private final EfsFileSystem.Builder b;
    private final Problems problems;

    private FilesChecks(EfsFileSystem.Builder b, Problems problems) {
        this.b = b;
        this.problems = problems;
    }

    /** Checks everything but the network. */
    static void check(EfsFileSystem.Builder b, Problems problems) {
        FilesChecks checks = new FilesChecks(b, problems);
        checks.name();
        checks.throughput();
        checks.archive();
        checks.accessPoints();
    }

    private void name() {
        String name = b.fileSystemName;
        if (name != null) {
            boolean form = FilesRules.NAME_FORM.matcher(name).matches();
            problems.require(Tokens.isToken(name) || form, FilesRules.NAME, name);
        }
    }

    private void throughput() {
        Size value = b.provisionedThroughput;
        boolean provisioned = b.throughputMode == ThroughputMode.PROVISIONED;
        problems.require(!provisioned || value != null, FilesRules.THROUGHPUT_MISSING, b.throughputMode);
        if (value != null) {
            problems.require(provisioned, FilesRules.THROUGHPUT_NEEDS_MODE, "set", b.throughputMode);
            amount(value);
        }
        problems.require(
                b.performanceMode != PerformanceMode.MAX_IO || b.throughputMode != ThroughputMode.ELASTIC,
                FilesRules.MAX_IO_ELASTIC,
                b.performanceMode);
    }

    private void amount(Size value) {
        if (Boolean.TRUE.equals(value.isUnresolved())) {
            problems.require(isInMebibytes(value), FilesRules.THROUGHPUT_UNIT, "set");
        } else {
            // What is too large for a number comes back as null, which JSON has for infinity.
            Number amount = value.toMebibytes(FRACTION);
            double mibps = amount == null ? Double.POSITIVE_INFINITY : amount.doubleValue();
            boolean whole = mibps == Math.rint(mibps);
            problems.require(whole && mibps >= 1 && mibps <= FilesRules.MOST_MIBPS, FilesRules.THROUGHPUT, mibps);
        }
    }

    /** AWS CDK keeps the unit to itself, and throws when it would have to convert. */
    private static boolean isInMebibytes(Size unresolved) {
        try {
            unresolved.toMebibytes();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void archive() {
        if (b.archiveAfter == null) {
            return;
        }
        // The constants stand in the order of their days.
        problems.require(
                !b.infrequentAccess || b.archiveAfter.compareTo(b.infrequentAccessAfter) > 0,
                FilesRules.ARCHIVE_ORDER,
                b.archiveAfter,
                b.infrequentAccessAfter);
        problems.require(b.throughputMode != ThroughputMode.BURSTING, FilesRules.ARCHIVE_THROUGHPUT, b.archiveAfter);
        problems.require(
                b.performanceMode == PerformanceMode.GENERAL_PURPOSE, FilesRules.ARCHIVE_PERFORMANCE, b.archiveAfter);
    }

    private void accessPoints() {
        Map<String, String> nameByPath = new HashMap<>();
        b.allAccessPoints().forEach((name, accessPoint) -> {
            problems.require(
                    FilesRules.ACCESS_POINT_NAME_FORM.matcher(name).matches(), FilesRules.ACCESS_POINT_NAME, name);
            accessPoint.check(name, problems);
            String path = accessPoint.path();
            if (path != null) {
                String other = nameByPath.putIfAbsent(path, name);
                problems.require(other == null, FilesRules.PATH_TAKEN, path, String.valueOf(other), name);
            }
        });
        b.namedTwice.forEach(name -> problems.require(false, FilesRules.ACCESS_POINT_NAME_TAKEN, name));
        problems.require(
                !b.createFixedAccessPoint || !b.accessPoints.containsKey(EfsFileSystem.FIXED_ACCESS_POINT),
                FilesRules.ACCESS_POINT_NAME_TAKEN,
                EfsFileSystem.FIXED_ACCESS_POINT);
    }
}
