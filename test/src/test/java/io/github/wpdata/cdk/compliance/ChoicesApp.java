package io.github.wpdata.cdk.compliance;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.AirGappedVault;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.cache.AuthToken;
import io.github.wpdata.cdk.database.AdminCredentials;
import io.github.wpdata.cdk.recovery.AuroraBackupOptIn;
import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.SampleApp;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.sns.Topic;

/** What callers may choose in place of the defaults, a stack for each direction, under the rule packs. */
final class ChoicesApp {
    /** Meets the rules that the defaults do not. */
    static final String STRICT = "Strict";

    /** Turns off what the defaults have. */
    static final String LOOSE = "Loose";

    /** The least profile, with what production has. */
    static final String RAISED = "Raised";

    /** Everything that writes a policy. */
    static final String GRANTED = "Granted";

    static final RulePacks SYNTHESISED = synthesise();

    private ChoicesApp() {}

    private static RulePacks synthesise() {
        Map<String, Object> context = SampleApp.context();
        context.putAll(RulePacks.CONTEXT);
        App app = new App(AppProps.builder().context(context).build());
        strict(new TestStack(app, STRICT));
        loose(new TestStack(app, LOOSE));
        raised(new TestStack(app, RAISED));
        granted(new TestStack(app, GRANTED));
        return RulePacks.over(app);
    }

    private static void strict(TestStack test) {
        IRole role = Role.fromRoleName(test.stack(), "Role", "backup");
        services(test)
                .keyPerService(true)
                .vaultPerService(true)
                .database(db -> db.port(3307)
                        .backtrackWindow(Duration.hours(24))
                        .iamAuthentication(true)
                        .autoMinorVersionUpgrade(true)
                        .logExports("audit", "error", "general", "slowquery"))
                .cache(cache -> cache.port(6380)
                        .snapshotRetention(Duration.days(15))
                        .authToken(AuthToken.fromSecret(
                                Secret.fromSecretNameV2(test.stack(), "Token", "cache-token"), "token")))
                .backup(plan -> plan.role(role))
                .build();
    }

    private static void loose(TestStack test) {
        services(test)
                .clientCidrs("0.0.0.0/0")
                .backups(false)
                .database(db -> db.deletionProtection(false)
                        .monitoringInterval(Duration.seconds(0))
                        .credentials(AdminCredentials.generatedSecret())
                        .logExports())
                .cache(cache -> cache.encryptionKey(Key.fromKeyArn(test.stack(), "Imported", Arns.KEY))
                        .replicas(0)
                        .snapshotRetention(Duration.days(0))
                        .authToken(AuthToken.noneAndAcceptUnauthenticatedClients()))
                .build();
    }

    private static void raised(TestStack test) {
        services(test)
                .profile(Profile.DEVELOPMENT)
                .removalPolicy(RemovalPolicy.RETAIN)
                .backups(true)
                .database(db -> db.deletionProtection(true))
                .cache(cache -> cache.replicas(1))
                .build();
    }

    private static void granted(TestStack test) {
        Topic topic = Topic.Builder.create(test.stack(), "Topic").build();
        DataBackupVault vault = DataBackupVault.Builder.create(test.stack(), "Vault")
                .blockRecoveryPointDeletion(true)
                .notificationTopic(topic)
                .build();
        WordPressDataServices data = services(test)
                .vault(vault.getVault())
                .restoreTest(check -> check.vault(vault.getVault(), vault.getEncryptionKey()))
                .database(db -> db.iamAuthentication(true))
                .cache(cache -> cache.notificationTopic(topic))
                .build();
        AuroraBackupOptIn.Builder.create(test.stack(), "OptIn").build();
        AirGappedVault.Builder.create(test.stack(), "AirGapped")
                .vaultName("air-gapped")
                .build();
        Role pods = Role.Builder.create(test.stack(), "Pods")
                .assumedBy(new AccountRootPrincipal())
                .build();
        data.getDatabase().grantConnect(pods, "wordpress");
        data.getDatabase().getAdminSecret().orElseThrow().grantRead(pods);
        data.getCache().grantReadAuthToken(pods);
        data.getFiles().grantMount(pods);
        data.getFiles().grantReadWrite(pods);
        data.getFiles().grantReadWrite(pods, data.getFiles().getAccessPoints().get("wp-content"));
        data.getFiles().grantRootAccess(pods);
    }

    private static WordPressDataServices.Builder services(TestStack test) {
        return WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .clients(test.clients());
    }
}
