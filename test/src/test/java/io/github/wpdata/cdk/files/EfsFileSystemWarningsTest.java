package io.github.wpdata.cdk.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.TestStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;

/** What is allowed, with a warning, and what is allowed without one. */
class EfsFileSystemWarningsTest {
    private static final String BURST_CREDITS =
            "throughputMode (BURSTING) allows 50 KiB/s for each GiB stored once the burst "
                    + "credits are spent, which stops a small file system for hours; set throughputMode(ThroughputMode.ELASTIC), as "
                    + "recommended for production, or watch metricBurstCreditBalance() [ack: @wpdata/cdk:burstCredits]";

    private final TestStack test = new TestStack();

    private EfsFileSystem.Builder elastic() {
        return EfsFileSystem.Builder.create(test.stack(), "Files")
                .vpc(test.vpc())
                .clients(test.clients())
                .throughputMode(ThroughputMode.ELASTIC);
    }

    @Test
    void elasticThroughputWithUsualSettingsHasNoWarning() {
        elastic()
                .accessPoint("uploads", EfsAccessPoint.at("/wp-content-uploads"))
                .infrequentAccess(false)
                .returnOnAccess(false)
                .build();

        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void warnsOfBurstCredits() {
        elastic().throughputMode(ThroughputMode.BURSTING).build();

        assertThat(test.warnings()).containsExactly(BURST_CREDITS);
    }

    @Test
    void warnsOfMaxIo() {
        elastic()
                .throughputMode(ThroughputMode.BURSTING)
                .performanceMode(PerformanceMode.MAX_IO)
                .build();

        assertThat(test.warnings())
                .containsExactlyInAnyOrder(
                        BURST_CREDITS,
                        "performanceMode (MAX_IO) is of the previous generation, has a higher latency for each request, and "
                                + "cannot be changed later; choose GENERAL_PURPOSE [ack: @wpdata/cdk:maxIo]");
    }

    @Test
    void warnsOfFilesThatStayInAColderStorageClass() {
        elastic().returnOnAccess(false).build();

        assertThat(test.warnings())
                .containsExactly(
                        "returnOnAccess (false) leaves files in the colder storage class however often they are read, where "
                                + "each read is slower and billed; PHP code moves there too; call returnOnAccess(true) "
                                + "[ack: @wpdata/cdk:noReturnOnAccess]");
    }

    @Test
    void warnsOfAccessPointsOfRoot() {
        elastic()
                .createFixedAccessPoint(false)
                .accessPoint("all", EfsAccessPoint.at("/"))
                .build();
        EfsFileSystem.Builder.create(test.stack(), "Other")
                .vpc(test.vpc())
                .clients(test.clients())
                .throughputMode(ThroughputMode.ELASTIC)
                .accessPoint("root", EfsAccessPoint.at("/root").owner(0, 33))
                .build();

        assertThat(test.warnings())
                .containsExactlyInAnyOrder(
                        "path (/) of access point all exists already and belongs to root, so owner and permissions have no effect "
                                + "and other users cannot write there; choose a directory [ack: @wpdata/cdk:rootDirectory]",
                        "owner (root) of access point root needs clients that IAM grants root access, which pods do not have by "
                                + "default; choose another user and group [ack: @wpdata/cdk:rootIdentity]");
    }

    @Test
    void warnsOfNestedAccessPoints() {
        elastic()
                .accessPoint("shop", EfsAccessPoint.at("/wp-content/shop").owner(1001, 1001))
                .build();

        assertThat(test.warnings())
                .containsExactly(
                        "path (/wp-content/shop) of access point shop is below /wp-content, the path of access point wp-content, so "
                                + "clients of wp-content see these files, and may read and write them as far as user 33 and group "
                                + "33 are permitted; choose directories side by side [ack: @wpdata/cdk:nestedAccessPoints]");
    }

    @Test
    void warnsThatRestoredFilesMustStayInTheCode() {
        elastic().restoredFiles("aws-backup-restore_1").build();

        assertThat(test.warnings())
                .containsExactly(
                        "restoredFiles (aws-backup-restore_1) must stay in the code as long as pods use the restored "
                                + "files; without it, their access points are removed from the stack "
                                + "[ack: @wpdata/cdk:restoredFiles]");
    }

    @Test
    void warnsOfPublicSubnets() {
        elastic()
                .subnets(SubnetSelection.builder()
                        .subnets(test.vpc().getPublicSubnets())
                        .build())
                .build();

        assertThat(test.warnings())
                .containsExactly(
                        "subnets are public, with a route from the internet; choose private or isolated subnets "
                                + "[ack: @wpdata/cdk:publicSubnets]");
    }
}
