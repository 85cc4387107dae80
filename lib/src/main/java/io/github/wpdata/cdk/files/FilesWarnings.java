package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.internal.cdk.Regions;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.service.Subnets;
import java.util.Map;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;

/** Risks that are not misuse. Each warning has an id by which a user can acknowledge it. */
final class FilesWarnings {
    private FilesWarnings() {}

    static void annotate(FilesSettings<?> settings, Subnets subnets, Warnings warnings) {
        performance(settings, warnings);
        storageClasses(settings, warnings);
        settings.allAccessPoints().forEach((name, accessPoint) -> owner(name, accessPoint, warnings));
        nesting(settings.allAccessPoints(), warnings);
        restoredFiles(settings, warnings);
        subnets.warnIfOpen(warnings);
        Regions.warnIfUnknown(settings.shared().home());
    }

    private static void performance(FilesSettings<?> settings, Warnings warnings) {
        if (settings.throughputMode == ThroughputMode.BURSTING) {
            warnings.add(
                    "@wpdata/cdk:burstCredits",
                    "throughputMode (BURSTING) allows 50 KiB/s for each GiB stored once the burst credits are spent, which stops a "
                            + "small file system for hours; set throughputMode(ThroughputMode.ELASTIC), as recommended for "
                            + "production, or watch metricBurstCreditBalance()");
        }
        if (settings.performanceMode == PerformanceMode.MAX_IO) {
            warnings.add(
                    "@wpdata/cdk:maxIo",
                    "performanceMode (MAX_IO) is of the previous generation, has a higher latency for each request, and "
                            + "cannot be changed later; choose GENERAL_PURPOSE");
        }
    }

    private static void storageClasses(FilesSettings<?> settings, Warnings warnings) {
        if (settings.tiersFiles() && !settings.returnOnAccess) {
            warnings.add(
                    "@wpdata/cdk:noReturnOnAccess",
                    "returnOnAccess (false) leaves files in the colder storage class however often they are read, where each "
                            + "read is slower and billed; PHP code moves there too; call returnOnAccess(true)");
        }
    }

    private static void owner(String name, EfsAccessPoint accessPoint, Warnings warnings) {
        if (accessPoint.exposesRoot()) {
            warnings.add(
                    "@wpdata/cdk:rootDirectory",
                    "path (/) of access point " + name
                            + " exists already and belongs to root, so owner and permissions have no "
                            + "effect and other users cannot write there; choose a directory");
        }
        if (accessPoint.actsAsRoot()) {
            warnings.add(
                    "@wpdata/cdk:rootIdentity",
                    "owner (root) of access point " + name
                            + " needs clients that IAM grants root access, which pods do not have "
                            + "by default; choose another user and group");
        }
    }

    /** An access point exposes everything below its directory, the directories of other access points included. */
    private static void nesting(Map<String, EfsAccessPoint> accessPoints, Warnings warnings) {
        accessPoints.forEach((outerName, outer) -> accessPoints.forEach((innerName, inner) -> {
            String above = outer.path();
            String below = inner.path();
            if (above != null && below != null && !above.equals(below) && below.startsWith(directory(above))) {
                warnings.add(
                        "@wpdata/cdk:nestedAccessPoints",
                        "path (" + below + ") of access point " + innerName + " is below " + above
                                + ", the path of access point "
                                + outerName + ", so clients of " + outerName
                                + " see these files, and may read and write them as "
                                + "far as user " + outer.uid() + " and group " + outer.gid()
                                + " are permitted; choose directories "
                                + "side by side");
            }
        }));
    }

    private static String directory(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    private static void restoredFiles(FilesSettings<?> settings, Warnings warnings) {
        if (settings.restoredFiles != null) {
            warnings.add(
                    "@wpdata/cdk:restoredFiles",
                    "restoredFiles (" + settings.restoredFiles
                            + ") must stay in the code as long as pods use the restored files; "
                            + "without it, their access points are removed from the stack");
        }
    }
}
