package io.github.wpdata.cdk.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.efs.LifecyclePolicy;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.amazon.awscdk.services.kms.Key;

/** What is refused, with the whole text, and what is just allowed. Nothing is synthesised. */
@TestInstance(Lifecycle.PER_CLASS)
class EfsFileSystemInputTest {
    private TestStack test;
    private int count;

    @BeforeAll
    void stack() {
        test = new TestStack();
    }

    private EfsFileSystem.Builder files(String id) {
        return EfsFileSystem.Builder.create(test.stack(), id).vpc(test.vpc()).clients(test.clients());
    }

    static Stream<Arguments> refused() {
        String mode =
                "throughputMode (PROVISIONED) needs a throughput; set provisionedThroughput(…), or choose another mode";
        String notPath =
                " of access point wp-content is not a directory that EFS accepts; write an absolute path of at most 4 "
                        + "levels and 100 characters, as in /wp-content";
        String notRestored =
                " is not a directory that AWS Backup restores into; copy its name from the tag or the root of the "
                        + "file system, as in aws-backup-restore_2026-11-28T09-14-15-832Z";
        String notPermissions =
                " of access point wp-content are not permissions; write 3 or 4 octal digits, as in 0775";
        String notId = " of access point wp-content is out of range; choose 0 to 4294967295";
        String notName = " is not the value of a tag; use 1 to 256 letters, digits, spaces and _ . : / = + - @";
        String notAccessPoint =
                " is not a name; use 1 to 63 lower-case letters, digits and hyphens, with no hyphen at " + "either end";
        return Stream.of(
                refused(b -> b.throughputMode(ThroughputMode.PROVISIONED), mode),
                refused(
                        b -> b.provisionedThroughput(Size.mebibytes(10)),
                        "provisionedThroughput (10 MiB/s) is not supported in throughput mode BURSTING; set "
                                + "throughputMode(ThroughputMode.PROVISIONED), or leave it out"),
                refused(
                        b -> b.throughputMode(ThroughputMode.ELASTIC).provisionedThroughput(Size.mebibytes(10)),
                        "provisionedThroughput (10 MiB/s) is not supported in throughput mode ELASTIC; set "
                                + "throughputMode(ThroughputMode.PROVISIONED), or leave it out"),
                refused(
                        provisioned(Size.mebibytes(0)),
                        "provisionedThroughput (0 MiB/s) is out of range; choose 1 to 3414 whole MiB/s"),
                refused(
                        provisioned(Size.mebibytes(3415)),
                        "provisionedThroughput (3415 MiB/s) is out of range; choose 1 to 3414 whole MiB/s"),
                refused(
                        provisioned(Size.pebibytes(1e300)),
                        "provisionedThroughput (Infinity MiB/s) is out of range; choose 1 to 3414 whole MiB/s"),
                refused(
                        provisioned(Size.kibibytes(1536)),
                        "provisionedThroughput (1.5 MiB/s) is out of range; choose 1 to 3414 whole MiB/s"),
                refused(
                        b -> b.performanceMode(PerformanceMode.MAX_IO).throughputMode(ThroughputMode.ELASTIC),
                        "performanceMode (MAX_IO) is not supported in throughput mode ELASTIC; choose GENERAL_PURPOSE, or "
                                + "another throughputMode"),
                refused(
                        b -> b.infrequentAccess(false).infrequentAccessAfter(LifecyclePolicy.AFTER_7_DAYS),
                        "infrequentAccessAfter (set) has no effect while infrequentAccess is false; leave out one of the two"),
                refused(
                        b -> b.createFixedAccessPoint(false).fixedAccessPoint(fixed()),
                        "fixedAccessPoint (set) has no effect while createFixedAccessPoint is false; leave out one of the two"),
                refused(
                        b -> b.createFixedAccessPoint(false)
                                .restoredFiles("aws-backup-restore_2026-11-28T09-14-15-832Z"),
                        "restoredFiles (aws-backup-restore_2026-11-28T09-14-15-832Z) has no effect, because no access point "
                                + "would lead to the restored files; leave out createFixedAccessPoint(false), or add "
                                + "accessPoint(…)"),
                refused(
                        b -> b.logsEncryptionKey(Key.fromKeyArn(new Stack(), "LogsKey", Arns.KEY)),
                        "logsEncryptionKey (a key) has no effect, because a file system has no logs; leave it out"),
                refused(
                        b -> elastic(b).archiveAfter(LifecyclePolicy.AFTER_30_DAYS),
                        "archiveAfter (AFTER_30_DAYS) is not later than infrequentAccessAfter (AFTER_30_DAYS); raise "
                                + "archiveAfter or lower infrequentAccessAfter"),
                refused(
                        b -> elastic(b)
                                .infrequentAccessAfter(LifecyclePolicy.AFTER_270_DAYS)
                                .archiveAfter(LifecyclePolicy.AFTER_90_DAYS),
                        "archiveAfter (AFTER_90_DAYS) is not later than infrequentAccessAfter (AFTER_270_DAYS); raise "
                                + "archiveAfter or lower infrequentAccessAfter"),
                refused(
                        b -> b.archiveAfter(LifecyclePolicy.AFTER_90_DAYS),
                        "archiveAfter (AFTER_90_DAYS) is not supported in throughput mode BURSTING; set "
                                + "throughputMode(ThroughputMode.ELASTIC), or leave archiveAfter out"),
                refused(
                        b -> provisioned(Size.mebibytes(1))
                                .apply(b)
                                .performanceMode(PerformanceMode.MAX_IO)
                                .archiveAfter(LifecyclePolicy.AFTER_90_DAYS),
                        "archiveAfter (AFTER_90_DAYS) is not supported in throughput mode PROVISIONED; set "
                                + "throughputMode(ThroughputMode.ELASTIC), or leave archiveAfter out\n"
                                + "[Test/Bad] archiveAfter (AFTER_90_DAYS) is not supported in performance mode MAX_IO; "
                                + "choose GENERAL_PURPOSE, or leave archiveAfter out"),
                refused(
                        b -> provisioned(Size.mebibytes(1)).apply(b).archiveAfter(LifecyclePolicy.AFTER_60_DAYS),
                        "archiveAfter (AFTER_60_DAYS) is not supported in throughput mode PROVISIONED; set "
                                + "throughputMode(ThroughputMode.ELASTIC), or leave archiveAfter out"),
                refused(b -> b.restoredFiles("wp-content"), "restoredFiles (wp-content)" + notRestored),
                refused(
                        b -> b.restoredFiles("/aws-backup-restore_2026-11-28T09-14-15-832Z"),
                        "restoredFiles (/aws-backup-restore_2026-11-28T09-14-15-832Z)" + notRestored),
                refused(
                        b -> b.restoredFiles("aws-backup-restore_"),
                        "restoredFiles (aws-backup-restore_)" + notRestored),
                refused(
                        b -> b.restoredFiles("aws-backup-restore_" + "1".repeat(61)),
                        "restoredFiles (aws-backup-restore_" + "1".repeat(61) + ")" + notRestored),
                refused(
                        b -> b.restoredFiles("${Token[Directory.1]}"),
                        "restoredFiles (a token) is a token, but the ids of the new access points are made from it; write the "
                                + "name of the directory"),
                refused(
                        b -> fixedAt("/a/b/c/d").apply(b).restoredFiles("aws-backup-restore_1"),
                        "path (/aws-backup-restore_1/a/b/c/d)" + notPath),
                refused(b -> b.restoredFiles(null), isNull("restoredFiles")),
                refused(b -> b.fileSystemName(""), "fileSystemName (\"\")" + notName),
                refused(b -> b.fileSystemName("a\tb"), "fileSystemName (a\\u0009b)" + notName),
                refused(b -> b.fileSystemName("files \uD83D\uDE00"), "fileSystemName (files \uD83D\uDE00)" + notName),
                refused(b -> b.fileSystemName("a".repeat(257)), "fileSystemName (" + "a".repeat(80) + "…)" + notName),
                refused(fixedAt(""), "path (\"\")" + notPath),
                refused(fixedAt("wp-content"), "path (wp-content)" + notPath),
                refused(fixedAt("/wp-content/"), "path (/wp-content/)" + notPath),
                refused(fixedAt("//wp-content"), "path (//wp-content)" + notPath),
                refused(fixedAt("/a/b/c/d/e"), "path (/a/b/c/d/e)" + notPath),
                refused(fixedAt("/.ssh"), "path (/.ssh)" + notPath),
                refused(fixedAt("/a/../b"), "path (/a/../b)" + notPath),
                refused(fixedAt("/a b/$c"), "path (/a b/$c)" + notPath),
                refused(fixedAt("/a\nb"), "path (/a\\u000ab)" + notPath),
                refused(fixedAt("/" + "a".repeat(100)), "path (/" + "a".repeat(79) + "…)" + notPath),
                refused(fixedPermissions("77"), "permissions (77)" + notPermissions),
                refused(fixedPermissions("00775"), "permissions (00775)" + notPermissions),
                refused(fixedPermissions("0778"), "permissions (0778)" + notPermissions),
                refused(fixedPermissions("rwx"), "permissions (rwx)" + notPermissions),
                refused(b -> fixed(b, fixed().owner(-1, 33)), "uid (-1)" + notId),
                refused(b -> fixed(b, fixed().owner(4294967296L, 33)), "uid (4294967296)" + notId),
                refused(
                        b -> fixed(b, fixed().owner(33, Long.MIN_VALUE)),
                        "gid (-9223372036854775808)" + notId
                                + "; it looks like an unresolved number of AWS CDK, which an integer cannot hold, so pass a "
                                + "number that is known at synthesis, such as one of the context"),
                refused(b -> fixed(b, fixed().owner(33, 4294967296L)), "gid (4294967296)" + notId),
                refused(b -> fixed(b, fixed().secondaryGids(1, -2)), "secondaryGids (-2)" + notId),
                refused(
                        b -> fixed(
                                b, fixed().secondaryGids(LongStream.range(0, 17).toArray())),
                        "secondaryGids (17 groups) of access point wp-content are too many; name at most 16"),
                refused(b -> b.accessPoint("", at("/a")), "accessPoint (\"\")" + notAccessPoint),
                refused(b -> b.accessPoint("Uploads", at("/a")), "accessPoint (Uploads)" + notAccessPoint),
                refused(b -> b.accessPoint("a/b", at("/a")), "accessPoint (a/b)" + notAccessPoint),
                refused(b -> b.accessPoint("-a", at("/a")), "accessPoint (-a)" + notAccessPoint),
                refused(
                        b -> b.accessPoint("a".repeat(64), at("/a")),
                        "accessPoint (" + "a".repeat(64) + ")" + notAccessPoint),
                refused(
                        b -> b.accessPoint("wp-content", at("/a")),
                        "accessPoint (wp-content) is the name of two access points; give each a name of its own"),
                refused(
                        b -> b.accessPoint("a", at("/a")).accessPoint("a", at("/b")),
                        "accessPoint (a) is the name of two access points; give each a name of its own"),
                refused(
                        b -> b.accessPoint("a", at("/wp-content")),
                        "path (/wp-content) is the directory of access points wp-content and a, whose owners would compete "
                                + "for it; give each a directory of its own"),
                refused(b -> b.fileSystemName(null), isNull("fileSystemName")),
                refused(b -> b.performanceMode(null), isNull("performanceMode")),
                refused(b -> b.throughputMode(null), isNull("throughputMode")),
                refused(b -> b.provisionedThroughput(null), isNull("provisionedThroughput")),
                refused(b -> b.infrequentAccessAfter(null), isNull("infrequentAccessAfter")),
                refused(b -> b.archiveAfter(null), isNull("archiveAfter")),
                refused(b -> b.fixedAccessPoint(null), isNull("fixedAccessPoint")),
                refused(b -> b.accessPoint(null, at("/a")), isNull("accessPoint")),
                refused(b -> b.accessPoint("a", null), isNull("accessPoint")),
                refused(fixedAt(null), isNull("path")),
                refused(fixedPermissions(null), isNull("permissions")),
                refused(b -> fixed(b, fixed().secondaryGids((long[]) null)), isNull("secondaryGids")));
    }

    private static String isNull(String property) {
        return property + " (null) is not a value; leave the call out to get the default";
    }

    private static Arguments refused(UnaryOperator<EfsFileSystem.Builder> input, String problem) {
        return arguments(input, problem);
    }

    private static EfsAccessPoint at(String path) {
        return EfsAccessPoint.at(path);
    }

    private static EfsAccessPoint fixed() {
        return EfsAccessPoint.at("/wp-content");
    }

    private static EfsFileSystem.Builder fixed(EfsFileSystem.Builder b, EfsAccessPoint accessPoint) {
        return b.fixedAccessPoint(accessPoint);
    }

    private static UnaryOperator<EfsFileSystem.Builder> fixedAt(String path) {
        return b -> b.fixedAccessPoint(EfsAccessPoint.at(path));
    }

    private static UnaryOperator<EfsFileSystem.Builder> fixedPermissions(String octal) {
        return b -> b.fixedAccessPoint(fixed().permissions(octal));
    }

    private static UnaryOperator<EfsFileSystem.Builder> provisioned(Size throughput) {
        return b -> b.throughputMode(ThroughputMode.PROVISIONED).provisionedThroughput(throughput);
    }

    private static EfsFileSystem.Builder elastic(EfsFileSystem.Builder b) {
        return b.throughputMode(ThroughputMode.ELASTIC);
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource("refused")
    void leavesNothingInTheTree(UnaryOperator<EfsFileSystem.Builder> input, String problem) {
        assertThatThrownBy(() -> input.apply(files("Bad")).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Bad] " + problem);
        assertThat(test.stack().getNode().tryFindChild("Bad")).isNull();
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThatThrownBy(() -> EfsFileSystem.Builder.create(test.stack(), "Bad")
                        .throughputMode(ThroughputMode.PROVISIONED)
                        .accessPoint("a", EfsAccessPoint.at("b").permissions("9"))
                        .clientCidrs("10.0.0.0/33")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(String.join(
                        "\n",
                        "[Test/Bad] throughputMode (PROVISIONED) needs a throughput; set provisionedThroughput(…), or "
                                + "choose another mode",
                        "[Test/Bad] path (b) of access point a is not a directory that EFS accepts; write an absolute path "
                                + "of at most 4 levels and 100 characters, as in /wp-content",
                        "[Test/Bad] permissions (9) of access point a are not permissions; write 3 or 4 octal digits, as "
                                + "in 0775",
                        "[Test/Bad] vpc is missing; set it with vpc(…)",
                        "[Test/Bad] clientCidrs (10.0.0.0/33) is not an address range; write it as in 10.0.0.0/16 or "
                                + "2001:db8::/32"));
    }

    static Stream<UnaryOperator<EfsFileSystem.Builder>> allowed() {
        return Stream.of(
                provisioned(Size.mebibytes(1)),
                provisioned(Size.mebibytes(3414)),
                b -> b.performanceMode(PerformanceMode.MAX_IO),
                b -> elastic(b).archiveAfter(LifecyclePolicy.AFTER_60_DAYS),
                b -> elastic(b)
                        .infrequentAccessAfter(LifecyclePolicy.AFTER_1_DAY)
                        .archiveAfter(LifecyclePolicy.AFTER_7_DAYS),
                b -> elastic(b)
                        .infrequentAccessAfter(LifecyclePolicy.AFTER_270_DAYS)
                        .archiveAfter(LifecyclePolicy.AFTER_365_DAYS),
                b -> b.fileSystemName("a".repeat(256)),
                b -> b.fileSystemName("Größe 1_.:/=+-@"),
                fixedAt("/"),
                fixedAt("/a/b/c/d"),
                fixedAt("/" + "a".repeat(99)),
                fixedAt("/größe/a b"),
                fixedPermissions("000"),
                fixedPermissions("7777"),
                b -> b.fixedAccessPoint(fixed().owner(0, 0)),
                b -> b.fixedAccessPoint(fixed().owner(4294967295L, 4294967295L)),
                b -> b.fixedAccessPoint(
                        fixed().secondaryGids(LongStream.range(0, 16).toArray())),
                b -> b.accessPoint("a".repeat(63), at("/a")).accessPoint("0", at("/b")),
                b -> b.createFixedAccessPoint(false).accessPoint("wp-content", at("/wp-content")),
                b -> b.createFixedAccessPoint(false)
                        .accessPoint("uploads", at("/uploads"))
                        .restoredFiles("aws-backup-restore_2026-11-28T09-14-15-832Z"),
                b -> b.infrequentAccess(false),
                b -> b.infrequentAccess(false).returnOnAccess(false),
                b -> b.restoredFiles("aws-backup-restore_2026-11-28T09-14-15-832Z"),
                b -> fixedAt("/a/b/c").apply(b).restoredFiles("aws-backup-restore_" + "1".repeat(60)));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void acceptsWhatEfsAccepts(UnaryOperator<EfsFileSystem.Builder> input) {
        String id = "Good" + count++;

        assertThat(input.apply(files(id)).build())
                .isSameAs(test.stack().getNode().findChild(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "permissions", "name"})
    void skipsTokens(String property) {
        String token = CfnParameter.Builder.create(test.stack(), "Parameter" + property)
                .build()
                .getValueAsString();
        EfsFileSystem.Builder files = files("Later" + property);
        switch (property) {
            case "path" -> files.fixedAccessPoint(EfsAccessPoint.at(token));
            case "permissions" -> files.fixedAccessPoint(fixed().permissions(token));
            default -> files.fileSystemName(token);
        }

        assertThatCode(files::build).doesNotThrowAnyException();
    }

    @Test
    void skipsThroughputThatIsAToken() {
        Number token = CfnParameter.Builder.create(test.stack(), "Throughput")
                .type("Number")
                .build()
                .getValueAsNumber();

        assertThatCode(() -> provisioned(Size.mebibytes(token))
                        .apply(files("LaterThroughput"))
                        .build())
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        provisioned(Size.gibibytes(token)).apply(files("Bad")).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Bad] provisionedThroughput (a token) is a token in another unit than MiB, which cannot be converted "
                                + "before deployment; write it as Size.mebibytes(…)");
    }
}
