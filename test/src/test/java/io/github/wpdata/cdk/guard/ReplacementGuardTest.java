package io.github.wpdata.cdk.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcLookupOptions;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnServerlessCache;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;
import software.constructs.RootConstruct;

/** The guard inside a synth: when it writes, when it fails, what it reports. */
class ReplacementGuardTest {

    @TempDir
    Path directory;

    private Path baseline;
    private int synths;

    @BeforeEach
    void chooseBaseline() {
        baseline = directory.resolve("guard/baseline.json");
    }

    /** What a synth reported, and whether it failed. */
    private record Outcome(boolean failed, List<String> findings, String console) {}

    private List<String> fixes = List.of();

    private static final Outcome SILENT = new Outcome(false, List.of(), "");

    private Outcome synth(Consumer<App> stacks, UnaryOperator<ReplacementGuard.Builder> options) {
        return synth(Map.of(), stacks, options);
    }

    private Outcome synth(
            Map<String, Object> context, Consumer<App> stacks, UnaryOperator<ReplacementGuard.Builder> options) {
        Path outdir = directory.resolve("cdk.out" + synths++);
        App app = App.Builder.create()
                .outdir(outdir.toString())
                .analyticsReporting(false)
                .context(context)
                .build();
        Validations.of(app)
                .addPlugins(options.apply(ReplacementGuard.Builder.create(app)
                                .baseline(baseline)
                                .requireBaseline(false))
                        .build());
        stacks.accept(app);
        boolean failed = false;
        PrintStream console = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            app.synth();
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("Validation failed. A copy of this report can be found in:");
            failed = true;
        } finally {
            System.setErr(console);
        }
        String lines = printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("ReplacementGuard: "))
                .map(line -> line + System.lineSeparator())
                .collect(Collectors.joining());
        return new Outcome(failed, findings(outdir.resolve("validation-report.json")), lines);
    }

    private Outcome synth(Consumer<App> stacks) {
        return synth(stacks, UnaryOperator.identity());
    }

    private List<String> findings(Path file) {
        List<String> findings = new ArrayList<>();
        fixes = new ArrayList<>();
        try {
            for (JsonNode report : new ObjectMapper().readTree(file.toFile()).path("pluginReports")) {
                if (report.path("pluginName").asText().equals("ReplacementGuard")) {
                    report.path("metadata").forEach(error -> findings.add(error.asText()));
                    report.path("violations")
                            .forEach(violation ->
                                    fixes.add(violation.path("suggestedFix").asText()));
                    report.path("violations")
                            .forEach(violation -> findings.add("%s %s @%s: %s"
                                    .formatted(
                                            violation.path("severity").asText(),
                                            violation.path("ruleName").asText(),
                                            violation
                                                    .at("/violatingConstructs/0/constructPath")
                                                    .asText(),
                                            violation.path("description").asText())));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return findings;
    }

    private String recorded() {
        try {
            return Files.readString(baseline);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Consumer<App> shop(String database) {
        return app -> database(new Stack(app, "Shop"), database);
    }

    private static void database(Construct scope, String name) {
        CfnDBCluster cluster = CfnDBCluster.Builder.create(scope, "Database")
                .engine("aurora-mysql")
                .databaseName(name)
                .deletionProtection(true)
                .build();
        cluster.applyRemovalPolicy(RemovalPolicy.SNAPSHOT);
    }

    private static CfnDBCluster cluster(App app) {
        return (CfnDBCluster) app.getNode().findChild("Shop").getNode().findChild("Database");
    }

    @Test
    void theFirstSynthWritesTheBaselineAndSaysSo() {
        Outcome first = synth(shop("wordpress"));

        assertThat(first.failed()).isFalse();
        assertThat(first.findings()).isEmpty();
        assertThat(first.console())
                .isEqualTo("ReplacementGuard: wrote %s (stateful resources: 1); review the file and commit it%n"
                        .formatted(baseline));
        assertThat(recorded()).isEqualTo("""
                {
                  "format": %d,
                  "schema": "%s",
                  "stacks": {
                    "Shop": {
                      "stackName": "Shop",
                      "resources": {
                        "Database": {
                          "type": "AWS::RDS::DBCluster",
                          "path": "Shop/Database",
                          "deletionPolicy": "Snapshot",
                          "updateReplacePolicy": "Snapshot",
                          "protection": {
                            "DeletionProtection": true
                          },
                          "replacesOnChange": {
                            "DatabaseName": "wordpress",
                            "Engine": "aurora-mysql"
                          }
                        }
                      }
                    }
                  }
                }
                """.formatted(
                        Baseline.FORMAT, ReplacementSchema.bundled().version()));
    }

    @Test
    void anUnchangedAppPassesInSilenceAndLeavesTheFileAlone() {
        synth(shop("wordpress"));
        String before = recorded();

        assertThat(synth(shop("wordpress"))).isEqualTo(SILENT);
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    @Tag("validated")
    void aReplacementFailsSynth() {
        synth(shop("wordpress"));
        String before = recorded();

        Outcome changed = synth(shop("shop"));

        assertThat(changed.failed()).isTrue();
        assertThat(changed.findings()).containsExactly("""
                        fatal PropertyReplaces @Shop/Database: Shop/Database: DatabaseName changed from "wordpress" \
                        to "shop", which replaces the database cluster. A new, empty database cluster takes its \
                        place; the old one is protected against deletion and is kept, outside the stack.""");
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    void cdksOwnAcknowledgementDoesNotHideALoss() {
        synth(shop("wordpress"));

        Outcome changed = synth(shop("shop")
                .andThen(app -> Validations.of(app)
                        .acknowledge(Acknowledgment.builder()
                                .id("ReplacementGuard::PropertyReplaces")
                                .reason("hides it for the whole app")
                                .build())));

        assertThat(changed.failed()).isTrue();
    }

    @Test
    void anAcceptedChangePassesWithItsReason() {
        synth(shop("wordpress"));

        Outcome accepted = synth(
                shop("shop"),
                guard -> guard.accept("Shop/Database", "DatabaseName", "dumped and restored on 24 November"));

        assertThat(accepted.failed()).isFalse();
        assertThat(accepted.findings()).containsExactly("""
                        info PropertyReplaces @Shop/Database: Shop/Database: DatabaseName changed from "wordpress" to \
                        "shop", which replaces the database cluster. A new, empty database cluster takes its place; \
                        the old one is protected against deletion and is kept, outside the stack. Accepted: dumped \
                        and restored on 24 November""");
    }

    @Test
    void anAcceptanceHoldsForItsPropertyOnly() {
        synth(shop("wordpress"));

        Outcome both = synth(
                shop("shop").andThen(app -> cluster(app).setDeletionProtection(false)),
                guard -> guard.accept("Shop/Database", "DeletionProtection", "on the way to tearing down"));

        assertThat(both.failed()).isTrue();
        assertThat(both.findings()).containsExactlyInAnyOrder("""
                        fatal PropertyReplaces @Shop/Database: Shop/Database: DatabaseName changed from "wordpress" \
                        to "shop", which replaces the database cluster. A new, empty database cluster takes its \
                        place; the old one is protected against deletion and is kept, outside the stack.""", """
                        info ProtectionLost @Shop/Database: Shop/Database: DeletionProtection changed from true to \
                        false. From the next deployment on, a single call can delete the database cluster. Accepted: \
                        on the way to tearing down""");
    }

    @Test
    void theAcceptanceOfAResourceLetsItGoButNotChange() {
        synth(shop("wordpress"));
        UnaryOperator<ReplacementGuard.Builder> accept = guard -> guard.accept("Shop/Database", "empty by now");

        Outcome gone = synth(app -> new Stack(app, "Shop"), accept);
        Outcome moved = synth(shop("wordpress").andThen(app -> cluster(app).overrideLogicalId("Other")), accept);
        Outcome changed = synth(shop("shop"), accept);

        assertThat(gone.failed()).isFalse();
        assertThat(gone.findings()).containsExactly("""
                        info ResourceRemoved @Shop/Database: Shop/Database: the database cluster \
                        (AWS::RDS::DBCluster, logical id Database) is gone from the template. The database cluster is \
                        protected against deletion and is kept, outside the stack. Accepted: empty by now""");
        assertThat(moved.failed()).isFalse();
        assertThat(changed.failed()).isTrue();
        assertThat(changed.findings())
                .hasSize(2)
                .contains("warning UnusedAcceptance @: Shop/Database: there is nothing to accept (empty by now).");
    }

    @Test
    void aStackIsLetGoByItsOwnPath() {
        synth(shop("wordpress"));

        Outcome gone = synth(app -> new Stack(app, "Web"), guard -> guard.accept("Shop", "sold"));

        assertThat(gone.failed()).isFalse();
        assertThat(gone.findings()).containsExactly("""
                        info StackRemoved @: Shop: the stack is no longer part of the app. AWS keeps the stack Shop \
                        and its stateful resources (Shop/Database), but no deployment manages them; under another \
                        name the stack starts empty. Accepted: sold""");
    }

    @Test
    void anAcceptanceHoldsForItsConstructOnlyAndIsToBeRemoved() {
        synth(shop("wordpress"));

        Outcome other = synth(
                shop("shop"),
                guard -> guard.accept("Shop/Cache", "only sessions").accept("Shop/Cache", "Port", "only sessions"));

        assertThat(other.failed()).isTrue();
        assertThat(other.findings())
                .hasSize(3)
                .contains(
                        "warning UnusedAcceptance @: Shop/Cache: there is nothing to accept (only sessions).",
                        "warning UnusedAcceptance @: Shop/Cache Port: there is nothing to accept (only sessions).");
    }

    @Test
    void renewingTakesChangesOverAndNamesThem() {
        synth(shop("wordpress"));

        Outcome renewed = synth(Map.of("wpdata:renewBaseline", "true"), shop("shop"), UnaryOperator.identity());

        assertThat(renewed.failed()).isFalse();
        assertThat(renewed.findings()).containsExactly("""
                        warning PropertyReplaces @Shop/Database: Shop/Database: DatabaseName changed from "wordpress" \
                        to "shop", which replaces the database cluster. A new, empty database cluster takes its \
                        place; the old one is protected against deletion and is kept, outside the stack. The renewed \
                        baseline accepts this.""");
        assertThat(renewed.console())
                .isEqualTo("ReplacementGuard: wrote %s (stateful resources: 1); review the file and commit it%n"
                        .formatted(baseline));
        assertThat(recorded()).contains("\"DatabaseName\": \"shop\"");
        assertThat(synth(shop("shop"))).isEqualTo(SILENT);
    }

    @Test
    void theBuilderDecidesRenewalBeforeTheContextDoes() {
        synth(shop("wordpress"));

        assertThat(synth(Map.of("wpdata:renewBaseline", true), shop("shop"), guard -> guard.renewBaseline(false))
                        .failed())
                .isTrue();
        assertThat(synth(shop("shop"), guard -> guard.renewBaseline(true)).failed())
                .isFalse();
        assertThat(recorded()).contains("\"DatabaseName\": \"shop\"");
    }

    @Test
    void aNewResourceIsAWarningUntilTheBaselineIsRenewed() {
        synth(shop("wordpress"));
        String before = recorded();

        Outcome grown = synth(shop("wordpress")
                .andThen(app -> new Bucket((Stack) app.getNode().findChild("Shop"), "Media")));

        assertThat(grown.failed()).isFalse();
        assertThat(grown.findings()).containsExactly("""
                        warning NotInBaseline @Shop: Shop: the baseline does not list these resources yet, so nothing \
                        guards them: Shop/Media.""");
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    void whereABaselineIsRequiredItsAbsenceFailsSynth() {
        Outcome missing = synth(shop("wordpress"), guard -> guard.requireBaseline(true));

        assertThat(missing.failed()).isTrue();
        assertThat(missing.findings()).containsExactly("""
                        fatal BaselineMissing @: There is no baseline %s, so nothing guards the stateful resources of \
                        this app (1).""".formatted(baseline));
        assertThat(baseline).doesNotExist();
    }

    @Test
    void pendingLookupsAreNeitherWrittenNorComparedAndFailWhereABaselineIsRequired() {
        Consumer<App> lookup = app -> {
            Stack stack = Stack.Builder.create(app, "Shop")
                    .env(Environment.builder()
                            .account("123456789012")
                            .region("eu-west-1")
                            .build())
                    .build();
            IVpc vpc = Vpc.fromLookup(
                    stack, "Vpc", VpcLookupOptions.builder().vpcName("shop").build());
            CfnServerlessCache.Builder.create(stack, "Cache")
                    .serverlessCacheName("shop")
                    .engine("valkey")
                    .subnetIds(vpc.selectSubnets().getSubnetIds())
                    .build();
        };

        String pending = "Context lookups are pending, so the templates contain placeholders and are not compared.";
        assertThat(synth(lookup)).isEqualTo(new Outcome(false, List.of("warning AwaitingLookups @: " + pending), ""));
        assertThat(synth(lookup, guard -> guard.requireBaseline(true)))
                .isEqualTo(new Outcome(true, List.of("fatal AwaitingLookups @: " + pending), ""));
        assertThat(baseline).doesNotExist();
    }

    @Test
    void continuousIntegrationIsRecognised() {
        assertThat(ReplacementGuard.isCi(Map.of("CI", "true"))).isTrue();
        assertThat(ReplacementGuard.isCi(Map.of("CODEBUILD_BUILD_ID", "shop:1")))
                .isTrue();
        assertThat(ReplacementGuard.isCi(Map.of("CI", "false", "TF_BUILD", "", "PATH", "/bin")))
                .isFalse();
    }

    @Test
    void noSecretReachesTheBaselineOrTheReport() {
        Consumer<App> open = app -> new Stack(app, "Shop");
        Consumer<App> withSecrets = app -> {
            Stack stack = new Stack(app, "Shop");
            CfnReplicationGroup.Builder.create(stack, "Cache")
                    .replicationGroupDescription("sessions")
                    .authToken("correct-horse-battery-staple")
                    .build();
            CfnDBCluster.Builder.create(stack, "Database")
                    .engine("aurora-mysql")
                    .masterUsername("wpadmin")
                    .masterUserPassword("tr0ub4dor-and-three")
                    .build();
        };
        synth(withSecrets);

        assertThat(recorded())
                .contains("\"AuthToken\": \"(a secret, not recorded)\"", "\"MasterUsername\": \"wpadmin\"")
                .doesNotContain("battery", "tr0ub4dor");
        assertThat(synth(open).findings()).hasSize(2).noneMatch(finding -> finding.contains("battery"));
    }

    @Test
    void stagesEnvironmentsAndNestedStacksAreAllGuarded() {
        Consumer<App> before = platform("media");
        synth(before);

        assertThat(recorded())
                .contains(
                        "\"Network\": {",
                        "\"path\": \"Network/Key/Resource\"",
                        "\"Prod/Web\": {",
                        "\"stackName\": \"Prod-Web\"",
                        "\"path\": \"Prod/Web/Media/Resource\"",
                        "\"Prod/Web/One\": {",
                        "\"path\": \"Prod/Web/One/Media/Resource\"",
                        "\"Prod/Web/One/Deep\": {",
                        "\"path\": \"Prod/Web/One/Deep/Media/Resource\"",
                        "\"Prod/Web/Two\": {",
                        "\"path\": \"Prod/Web/Two/Media/Resource\"");
        assertThat(synth(before)).isEqualTo(SILENT);

        Outcome changed = synth(platform("assets"));
        String effect = """
                , which replaces the bucket. A new, empty bucket takes its place; the old one is kept, outside the \
                stack.""";
        assertThat(changed.failed()).isTrue();
        assertThat(changed.findings())
                .containsExactlyInAnyOrder("""
                        fatal PropertyReplaces @Prod/Web/Media/Resource: Prod/Web/Media: BucketName changed from \
                        "media" to "assets\"""" + effect, """
                        fatal PropertyReplaces @Prod/Web/One/Media/Resource: Prod/Web/One/Media: BucketName changed \
                        from "media-1" to "assets-1\"""" + effect, """
                        fatal PropertyReplaces @Prod/Web/One/Deep/Media/Resource: Prod/Web/One/Deep/Media: BucketName \
                        changed from "media-deep" to "assets-deep\"""" + effect, """
                        fatal PropertyReplaces @Prod/Web/Two/Media/Resource: Prod/Web/Two/Media: BucketName changed \
                        from "media-2" to "assets-2\"""" + effect);
    }

    /** Two environments, so that CDK calls the guard twice; the same logical ids in each nested stack. */
    private static Consumer<App> platform(String bucket) {
        return app -> {
            Stack network = Stack.Builder.create(app, "Network")
                    .env(Environment.builder()
                            .account("123456789012")
                            .region("eu-west-1")
                            .build())
                    .build();
            new Key(network, "Key");
            Stack web = new Stack(new Stage(app, "Prod"), "Web");
            NestedStack one = new NestedStack(web, "One");
            bucket(web, bucket);
            bucket(one, bucket + "-1");
            bucket(new NestedStack(one, "Deep"), bucket + "-deep");
            bucket(new NestedStack(web, "Two"), bucket + "-2");
        };
    }

    private static void bucket(Construct scope, String name) {
        Bucket.Builder.create(scope, "Media").bucketName(name).build();
    }

    @Test
    void aGuardOfAStageLooksAtThatStageOnly() {
        App app = App.Builder.create()
                .outdir(directory.resolve("cdk.out").toString())
                .build();
        Stage prod = new Stage(app, "Prod");
        Validations.of(prod)
                .addPlugins(ReplacementGuard.Builder.create(prod)
                        .baseline(baseline)
                        .requireBaseline(false)
                        .build());
        database(new Stack(app, "Shop"), "wordpress");
        database(new Stack(prod, "Shop"), "wordpress");

        app.synth();

        assertThat(recorded()).contains("\"Prod/Shop\": {").doesNotContain("\"Shop\": {");
    }

    @Test
    void theCloudAssemblyMayHaveARelativePath() {
        Path relative = Path.of("").toAbsolutePath().relativize(directory.resolve("./cdk.out"));
        App app = App.Builder.create().outdir(relative.toString()).build();
        Validations.of(app)
                .addPlugins(ReplacementGuard.Builder.create(app)
                        .baseline(baseline)
                        .requireBaseline(false)
                        .build());
        database(new Stack(app, "Shop"), "wordpress");

        app.synth();

        assertThat(recorded()).contains("\"DatabaseName\": \"wordpress\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "<<<<<<< HEAD",
                "{\"schema\": \"1\", \"stacks\": {}}}",
                "{\"schema\": \"1\", \"stacks\": {\"Shop\": null}}",
                "{\"schema\": \"1\", \"stacks\": {\"Shop\": {\"resources\": {\"Database\": null}}}}",
                """
                {"schema": "1", "stacks": {"Shop": {"resources": {"Database": {"path": "Shop/Database"}}}}}""",
                "{\"schema\": \"1\", \"schema\": \"2\", \"stacks\": {}}"
            })
    void aFileThatIsNoBaselineFailsSynth(String content) throws IOException {
        Files.createDirectories(baseline.getParent());
        Files.writeString(baseline, content);

        Outcome broken = synth(shop("wordpress"));

        assertThat(broken.failed()).isTrue();
        assertThat(broken.findings())
                .singleElement()
                .asString()
                .startsWith("Validation plugin 'ReplacementGuard' failed: ")
                .contains("%s is not a baseline (".formatted(baseline))
                .contains("""
                        ); restore it from version control (after a merge, one side of it), then renew it: cdk synth \
                        -c wpdata:renewBaseline=true""");
        assertThat(recorded()).isEqualTo(content);
    }

    @Test
    void aBaselineOfALaterVersionFailsSynth() throws IOException {
        Files.createDirectories(baseline.getParent());
        Files.writeString(baseline, "{\"schema\": \"1\", \"stacks\": {}, \"signature\": \"…\"}");

        assertThat(synth(shop("wordpress")).findings())
                .singleElement()
                .asString()
                .contains("""
                        %s contains signature, which this version of wordpress-data-cdk does not know; update the \
                        library, or restore the file from version control""".formatted(baseline));
    }

    @Test
    void aBaselineThatCannotBeWrittenFailsSynth() throws IOException {
        Files.writeString(baseline.getParent(), "a file where a directory should be");

        assertThat(synth(shop("wordpress")).findings())
                .singleElement()
                .asString()
                .contains("the baseline cannot be written (java.nio.file.FileAlreadyExistsException: "
                        + baseline.getParent() + "); choose another path");
    }

    @Test
    void anotherRegionOrAccountOfAStackIsALoss() {
        synth(shopIn("111122223333", "eu-west-1"));

        assertThat(recorded()).contains("\"account\": \"111122223333\",\n      \"region\": \"eu-west-1\",\n");
        assertThat(synth(shopIn("111122223333", "eu-west-1"))).isEqualTo(SILENT);
        assertThat(synth(shopIn(null, "eu-west-1"))).isEqualTo(SILENT);
        assertThat(synth(shopIn("111122223333", "eu-central-1"))).isEqualTo(new Outcome(true, List.of("""
                        fatal StackRelocated @Shop: Shop: the stack's region changed from eu-west-1 to eu-central-1. CloudFormation \
                        creates the stack Shop in eu-central-1 with empty resources; the stack Shop in eu-west-1 and its stateful \
                        resources (Shop/Database) are kept, but no deployment manages them."""), ""));
        assertThat(synth(shopIn("444455556666", "eu-west-1")).findings()).containsExactly("""
                        fatal StackRelocated @Shop: Shop: the stack's account changed from 111122223333 to 444455556666. CloudFormation \
                        creates the stack Shop in 444455556666 with empty resources; the stack Shop in 111122223333 and its stateful \
                        resources (Shop/Database) are kept, but no deployment manages them.""");
        assertThat(synth(shopIn(null, null))).isEqualTo(new Outcome(false, List.of("""
                        warning StackRelocated @Shop: Shop: the stack's region changed from eu-west-1 to not set. The environment of \
                        the CDK CLI decides where the stack is deployed; in another region it starts empty."""), ""));
        assertThat(synth(
                                shopIn("111122223333", "eu-central-1"),
                                guard -> guard.accept("Shop", "region", "moved after a restore"))
                        .failed())
                .isFalse();
        assertThat(synth(
                                shopIn("444455556666", "eu-central-1"),
                                guard -> guard.accept("Shop", "region", "moved after a restore"))
                        .failed())
                .isTrue();
    }

    private static Consumer<App> shopIn(String account, String region) {
        return app -> database(
                Stack.Builder.create(app, "Shop")
                        .env(Environment.builder()
                                .account(account)
                                .region(region)
                                .build())
                        .build(),
                "wordpress");
    }

    @Test
    void terminationProtectionThatIsSwitchedOffIsALoss() {
        synth(protectedShop(true));

        assertThat(synth(protectedShop(true))).isEqualTo(SILENT);
        assertThat(synth(protectedShop(false))).isEqualTo(new Outcome(true, List.of("""
                        fatal ProtectionLost @Shop: Shop: terminationProtection changed from true to false. From the next deployment \
                        on, a single call can delete the stack."""), ""));
        assertThat(synth(protectedShop(false), guard -> guard.accept("Shop", "terminationProtection", "torn down"))
                        .failed())
                .isFalse();
    }

    @Test
    void aStackThatWasNeverProtectedMayBeAcceptedInAdvance() {
        Consumer<App> apart = protectedShop(false).andThen(app -> new Stack(app, "Network"));
        synth(apart);

        assertThat(synth(
                        apart,
                        guard -> guard.accept("Shop", "terminationProtection", "torn down")
                                .accept("Network", "terminationProtection", "torn down")))
                .isEqualTo(SILENT);
    }

    private static Consumer<App> protectedShop(boolean terminationProtection) {
        return app -> database(
                Stack.Builder.create(app, "Shop")
                        .terminationProtection(terminationProtection)
                        .build(),
                "wordpress");
    }

    @Test
    void aBaselineOfAnEarlierFormatIsToBeRenewed() throws IOException {
        synth(shop("wordpress"));
        Files.writeString(baseline, recorded().replace("\"format\": " + Baseline.FORMAT, "\"format\": 1"));

        assertThat(synth(shop("wordpress"))).isEqualTo(new Outcome(false, List.of("""
                        warning BaselineOutdated @: The baseline %s was written by another version of wordpress-data-cdk and lacks \
                        some properties, so nothing guards these.""".formatted(baseline)), ""));
    }

    @Test
    void twoGuardsOfAnAppNeedABaselineEach() {
        App app = App.Builder.create()
                .outdir(directory.resolve("cdk.out").toString())
                .build();
        Stage test = new Stage(app, "Test");
        Stage prod = new Stage(app, "Prod");
        ReplacementGuard.Builder.create(test).baseline(baseline).build();

        assertThatThrownBy(() ->
                        ReplacementGuard.Builder.create(prod).baseline(baseline).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        [Prod] baseline (%s) is already the baseline of the guard of [Test]; give each guard a file \
                        of its own""".formatted(baseline));
        ReplacementGuard.Builder.create(prod)
                .baseline(directory.resolve("prod.json"))
                .build();
    }

    @Test
    void aBaselineOfAnotherAppIsNamedAsACause() {
        synth(shop("wordpress"));

        Outcome other = synth(app -> database(new Stack(app, "Blog"), "wordpress"));

        assertThat(other.failed()).isTrue();
        assertThat(fixes).contains("""
                        Bring the stack back, with stackName("Shop") if it moved in the construct tree (into a Stage, for example), or \
                        give this guard a baseline file of its own if the file belongs to another app, stage or configuration, or \
                        accept the change: .accept("Shop", "<reason>")""");
    }

    @Test
    void misuseIsRefusedAllAtOnce() {
        App app = App.Builder.create()
                .outdir(directory.resolve("cdk.out").toString())
                .build();

        for (String blank : Arrays.asList(" ", null)) {
            assertThatThrownBy(() -> ReplacementGuard.Builder.create(app)
                            .baseline(null)
                            .accept(blank, "Empty by now")
                            .accept("Shop/Database", blank)
                            .accept("Shop/Database", blank, "Empty by now")
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("""
                            [] baseline (null) is not a value; leave the call out to get the default
                            [] accept path ("%1$s") is not a construct path; use the path that the finding shows
                            [] accept reason ("%1$s") is not a reason; state why the data may be lost, or how it was saved
                            [] accept property ("%1$s") is not a property; use the property that the finding shows""".formatted(blank == null ? "" : blank));
        }
        Path inside = directory.resolve("cdk.out/baseline.json");
        assertThatThrownBy(() ->
                        ReplacementGuard.Builder.create(app).baseline(inside).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        [] baseline (%s) is in the cloud assembly (%s), which is not committed; choose a path outside \
                        it""".formatted(inside, directory.resolve("cdk.out")));
        assertThatThrownBy(() ->
                        ReplacementGuard.Builder.create(new RootConstruct()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[] scope (\"\") is not part of an app or stage; create the guard in an app or stage");
    }

    @Test
    void aFailedBuildMayBeMendedAndRepeated() {
        App app = App.Builder.create()
                .outdir(directory.resolve("cdk.out").toString())
                .build();
        ReplacementGuard.Builder builder =
                ReplacementGuard.Builder.create(app).baseline(directory.resolve("cdk.out/baseline.json"));

        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);

        assertThat(builder.baseline(baseline).build().getName()).isEqualTo("ReplacementGuard");
    }
}
