package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.service.Subnets;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;

/**
 * What is allowed, but a risk. Each warning has an id of its own by which a user can acknowledge it.
 *
 * <p>There is none on bursting throughput: a warning on the default would greet every user on every synthesis, and what
 * it would warn of is better watched by an alarm on the burst credits.
 */
final class FilesWarnings {
    private FilesWarnings() {}

    static void annotate(EfsFileSystem.Builder b, Subnets subnets, Warnings warnings) {
        if ((b.infrequentAccess || b.archiveAfter != null) && !b.returnOnAccess) {
            warnings.add(
                    "@wpdata/cdk:noReturnOnAccess",
                    "returnOnAccess (false) leaves files in the colder storage class however often they are read, "
                            + "slower and billed by the read; PHP code drifts there too; return files on access");
        }
        if (b.archiveAfter != null && b.throughputMode == ThroughputMode.PROVISIONED) {
            warnings.add(
                    "@wpdata/cdk:archiveThroughput",
                    "archiveAfter (" + b.archiveAfter + ") is documented for throughput mode ELASTIC only, so EFS may "
                            + "refuse it in mode PROVISIONED; choose ELASTIC");
        }
        if (b.performanceMode == PerformanceMode.MAX_IO) {
            warnings.add(
                    "@wpdata/cdk:maxIo",
                    "performanceMode (MAX_IO) is of the previous generation, answers each request more slowly, and "
                            + "cannot be changed later; choose GENERAL_PURPOSE");
        }
        b.allAccessPoints().forEach((name, accessPoint) -> {
            if (accessPoint.opensRoot()) {
                warnings.add(
                        "@wpdata/cdk:rootDirectory",
                        "path (/) of access point " + name + " exists already and belongs to root, so owner and "
                                + "permissions have no effect and others cannot write there; choose a directory");
            }
            if (accessPoint.actsAsRoot()) {
                warnings.add(
                        "@wpdata/cdk:rootIdentity",
                        "owner (root) of access point " + name + " takes clients that are granted root access by IAM, "
                                + "which pods have not by default; choose another user and group");
            }
        });
        subnets.warnIfOpen(warnings);
    }
}
