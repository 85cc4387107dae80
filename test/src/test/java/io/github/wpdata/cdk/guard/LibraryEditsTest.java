package io.github.wpdata.cdk.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.backup.VaultLock;
import io.github.wpdata.cdk.cache.AuthToken;
import io.github.wpdata.cdk.cache.CacheEngine;
import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.testing.TestStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.AuroraMysqlEngineVersion;

/** Edits of the Java code of a deployed app, setter by setter, and what the guard reports. */
class LibraryEditsTest {

    private static final int FEWEST_EDITS = 30;

    /** The code of the app: what an edit may change. */
    private static final class Shop {
        private Profile profile = Profile.PRODUCTION;
        private String region = "us-east-1";
        private String copyRegion = "us-west-2";
        private boolean blocked = true;
        private boolean filesBackedUp = true;
        private boolean accessPointRequired = true;
        private boolean backedUp = true;
        private VaultLock lock = VaultLock.minRetention(Duration.days(7));
        private Consumer<WordPressDataServices.Builder> services = builder -> {};

        Baseline synthesized() {
            App app = new App();
            TestStack stack = new TestStack(app, "Shop", region);
            DataBackupVault.Builder vault = DataBackupVault.Builder.create(stack.stack(), "Vault")
                    .vaultName("shop-vault")
                    .blockRecoveryPointDeletion(blocked);
            if (lock != null) {
                vault.lock(lock);
            }
            DataBackupVault built = vault.build();
            WordPressDataServices.Builder builder = WordPressDataServices.Builder.create(stack.stack(), "Data")
                    .name("shop")
                    .profile(profile)
                    .vpc(stack.vpc())
                    .clients(stack.clients())
                    .monitoring(false)
                    .files(files -> files.automaticBackup(filesBackedUp).requireAccessPoint(accessPointRequired));
            if (backedUp) {
                builder.backup(backup -> backup.vault(built)
                        .copyTo(DestinationVault.withCustomerManagedKey(copyRegion, "shop-dr"), Duration.days(60)));
            } else {
                builder.backups(false);
            }
            services.accept(builder);
            builder.build();
            return Baseline.of(Assembly.read(Path.of(app.synth().getDirectory())), ReplacementSchema.bundled());
        }
    }

    /** What is reported for each edit, by its name. */
    private static final Map<String, List<String>> FINDINGS = findings();

    private static Baseline before;

    @BeforeAll
    static void deploy() {
        before = new Shop().synthesized();
    }

    private static Arguments edit(String name, Consumer<Shop> change) {
        return arguments(name, change);
    }

    private static Arguments setter(String name, Consumer<WordPressDataServices.Builder> change) {
        return edit(name, shop -> shop.services = change);
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("nothing", shop -> {}),
                setter(
                        "backup retention from 7 days to 1",
                        s -> s.database(db -> db.backupRetention(Duration.days(1)))),
                setter(
                        "backup retention from 7 days to 14",
                        s -> s.database(db -> db.backupRetention(Duration.days(14)))),
                setter(
                        "automated backups deleted with the cluster",
                        s -> s.database(db -> db.deleteAutomatedBackups(true))),
                setter("deletion protection off", s -> s.database(db -> db.deletionProtection(false))),
                setter(
                        "database destroyed with the stack",
                        s -> s.database(
                                db -> db.removalPolicy(RemovalPolicy.DESTROY).deletionProtection(false))),
                setter("database retained", s -> s.database(db -> db.removalPolicy(RemovalPolicy.RETAIN))),
                setter("fewer logs", s -> s.database(db -> db.logExports("error"))),
                setter("logs kept for a shorter time", s -> s.database(db -> db.logRetention(RetentionDays.ONE_DAY))),
                setter("another database name", s -> s.database(db -> db.databaseName("shop"))),
                setter("another administrator", s -> s.database(db -> db.adminUsername("admin"))),
                setter("another cluster identifier", s -> s.database(db -> db.clusterIdentifier("shop-two"))),
                setter("a restored snapshot", s -> s.database(db -> db.restoreFromSnapshot("before-upgrade"))),
                setter(
                        "earlier version of Aurora",
                        s -> s.database(
                                db -> db.engineVersion(AuroraMysqlEngineVersion.of("8.0.mysql_aurora.3.08.0", "8.0")))),
                setter(
                        "later version of Aurora",
                        s -> s.database(
                                db -> db.engineVersion(AuroraMysqlEngineVersion.of("8.0.mysql_aurora.3.11.1", "8.0")))),
                setter("earlier version of the cache", s -> s.cache(cache -> cache.engine(CacheEngine.REDIS_7_0))),
                setter("more capacity", s -> s.database(db -> db.maxCapacity(32))),
                setter("no readers", s -> s.database(db -> db.readers(0))),
                setter("no snapshots of the cache", s -> s.cache(cache -> cache.snapshotRetention(Duration.days(0)))),
                setter(
                        "cache destroyed with the stack",
                        s -> s.cache(cache -> cache.removalPolicy(RemovalPolicy.DESTROY))),
                setter(
                        "no token",
                        s -> s.cache(cache -> cache.authToken(AuthToken.noneAndAcceptUnauthenticatedClients()))),
                setter("cache in one zone", s -> s.cache(cache -> cache.multiAz(false))),
                setter("another port of the cache", s -> s.cache(cache -> cache.port(6380))),
                setter("another node type", s -> s.cache(cache -> cache.nodeType("cache.r7g.large"))),
                setter(
                        "files destroyed with the stack",
                        s -> s.files(files -> files.removalPolicy(RemovalPolicy.DESTROY))),
                setter(
                        "files retained even if never created",
                        s -> s.files(files -> files.removalPolicy(RemovalPolicy.RETAIN))),
                setter("access point left out", s -> s.files(files -> files.createFixedAccessPoint(false))),
                setter(
                        "restored files",
                        s -> s.files(files -> files.restoredFiles("aws-backup-restore_2026-11-28T02-00-00"))),
                setter("another name of all services", s -> s.name("blog")),
                setter(
                        "everything destroyed with the stack",
                        s -> s.removalPolicy(RemovalPolicy.DESTROY).database(db -> db.deletionProtection(false))),
                edit("no backups", shop -> shop.backedUp = false),
                setter(
                        "daily rule kept for 7 days",
                        s -> s.backup(b -> b.rules(BackupRule.Builder.create("daily")
                                .schedule("cron(0 2 * * ? *)")
                                .deleteAfter(Duration.days(7))
                                .build()))),
                setter(
                        "rule once a week",
                        s -> s.backup(b -> b.rules(BackupRule.Builder.create("daily")
                                .schedule("cron(0 2 ? * SUN *)")
                                .deleteAfter(Duration.days(35))
                                .build()))),
                setter("no database", s -> s.database(false)),
                setter("no files", s -> s.files(false)),
                edit("profile development", shop -> shop.profile = Profile.DEVELOPMENT),
                edit("another region", shop -> shop.region = "eu-central-1"),
                edit("another region of the copies", shop -> shop.copyRegion = "eu-west-1"),
                edit("automatic backups of the files off", shop -> shop.filesBackedUp = false),
                edit("access point no longer required", shop -> shop.accessPointRequired = false),
                edit("deletion of recovery points no longer blocked", shop -> shop.blocked = false),
                edit(
                        "minimum of the lock from 7 days to 1",
                        shop -> shop.lock = VaultLock.minRetention(Duration.days(1))),
                edit(
                        "a maximum of the lock",
                        shop -> shop.lock =
                                VaultLock.minRetention(Duration.days(7)).maxRetention(Duration.days(90))),
                edit("no lock", shop -> shop.lock = null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void isReported(String name, Consumer<Shop> change) {
        Shop shop = new Shop();
        change.accept(shop);

        List<String> found = Templates.compare(before, shop.synthesized()).stream()
                .filter(finding -> finding.change() != null)
                .map(finding -> "%s %s %s".formatted(finding.severity(), finding.rule(), finding.change()))
                .toList();

        assertThat(found).containsExactlyElementsOf(FINDINGS.get(name));
    }

    @Test
    void manyEditsAreTried() {
        assertThat(FINDINGS).hasSizeGreaterThanOrEqualTo(FEWEST_EDITS);
        assertThat(edits().map(edit -> edit.get()[0])).containsExactlyInAnyOrderElementsOf(FINDINGS.keySet());
    }

    private static Map<String, List<String>> findings() {
        try (InputStream yaml = LibraryEditsTest.class.getResourceAsStream("library-edits.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readValue(yaml, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
