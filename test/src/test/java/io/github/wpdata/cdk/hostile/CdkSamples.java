package io.github.wpdata.cdk.hostile;

import static java.util.Map.entry;

import io.github.wpdata.cdk.backup.AirGappedVault;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.backup.VaultLock;
import io.github.wpdata.cdk.cache.AccessControl;
import io.github.wpdata.cdk.site.DataServices;
import io.github.wpdata.cdk.site.WordPressSite;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.iam.IOpenIdConnectProvider;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.OpenIdConnectProvider;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.rds.AuroraMysqlEngineVersion;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.DBClusterStorageType;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

/** What belongs to AWS CDK: made here, or made elsewhere and named. */
final class CdkSamples {
    private static final String HOME = ":" + Site.REGION + ":" + Site.ACCOUNT + ":";
    private static final String ABROAD = ":eu-west-1:210987654321:";
    private static final String HOME_PROVIDER =
            "arn:aws:iam::" + Site.ACCOUNT + ":oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC";
    private static final String DOLPHIN = "\ud83d\udc2c";

    static final Map<Class<?>, Samples> BY_TYPE = Map.ofEntries(
            entry(IVpc.class, vpcs()),
            entry(SubnetSelection.class, subnets()),
            entry(IConnectable.class, clients()),
            entry(IKey.class, keys()),
            entry(ITopic.class, topics()),
            entry(IRole.class, roles()),
            entry(ISecret.class, secrets()),
            entry(SecretValue.class, secretValues()),
            entry(IBackupVault.class, vaults()),
            entry(DataBackupVault.class, dataVaults()),
            // USERS needs a user, which is added to the cache once it is built.
            entry(AccessControl.class, Samples.orNull(Value.all(AccessControl.TOKEN))),
            entry(AirGappedVault.class, airGappedVaults()),
            entry(DataServices.class, Samples.orNull(List.of(new Value("the services", Site::services)))),
            entry(WordPressSite.class, Samples.orNull(List.of(new Value("a site", Site::wordPress)))),
            entry(IOpenIdConnectProvider.class, providers()),
            entry(BackupResource.class, resources()),
            entry(Schedule.class, schedules()),
            entry(TimeZone.class, timeZones()),
            entry(InstanceType.class, instanceTypes()),
            entry(AuroraMysqlEngineVersion.class, versions()),
            entry(
                    CaCertificate.class,
                    Samples.orNull(
                            of("CaCertificate.of", CaCertificate::of, "rds-ca-ecc384-g1"),
                            of("CaCertificate.of", CaCertificate::of, "rds-ca-2019", DOLPHIN, "")
                                    .toArray(Value[]::new))),
            entry(
                    DBClusterStorageType.class,
                    Samples.orNull(Value.all(DBClusterStorageType.AURORA, DBClusterStorageType.AURORA_IOPT1))));

    private CdkSamples() {}

    private static Samples vpcs() {
        return Samples.orNull(
                List.of(
                        new Value("a VPC of two zones", Site::vpc),
                        vpc("us-east-1a", "us-east-1b", "us-east-1c"),
                        new Value("a VPC of unknown zones", site -> site.vpc(Fn.getAzs()))),
                vpc("us-east-1a"),
                vpc("us-east-1a", "us-east-1a"));
    }

    private static Value vpc(String... zones) {
        return new Value("a VPC of " + List.of(zones), site -> site.vpc(List.of(zones)));
    }

    private static Samples subnets() {
        return Samples.orNull(
                List.of(selection(
                        "private subnets",
                        site -> SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS))),
                selection("public subnets", site -> SubnetSelection.builder().subnetType(SubnetType.PUBLIC)),
                selection("no subnets", site -> SubnetSelection.builder().subnets(List.of())),
                selection("one subnet twice", site -> {
                    IVpc vpc = site.vpc();
                    return SubnetSelection.builder()
                            .subnets(List.of(
                                    vpc.getPrivateSubnets().get(0),
                                    vpc.getPrivateSubnets().get(0)));
                }),
                selection("zones on Mars", site -> SubnetSelection.builder().availabilityZones(List.of("mars-1a"))),
                selection("an unknown group", site -> SubnetSelection.builder().subnetGroupName(DOLPHIN)));
    }

    private static Value selection(String expression, Function<Site, SubnetSelection.Builder> maker) {
        return new Value(expression, site -> maker.apply(site).build());
    }

    private static Samples clients() {
        return Samples.orNull(
                List.of(
                        new Value("a security group", Site::clients),
                        new Value("Peer.ipv4(10.0.0.7/32)", site -> Peer.ipv4("10.0.0.7/32")),
                        new Value("Peer.prefixList(pl-0a1b2c3d)", site -> Peer.prefixList("pl-0a1b2c3d"))),
                new Value("Peer.anyIpv4()", site -> Peer.anyIpv4()),
                new Value("Peer.anyIpv6()", site -> Peer.anyIpv6()));
    }

    private static Samples keys() {
        return Samples.orNull(
                List.of(new Value("new Key", site -> new Key(site.forValue(), "Key")), key(HOME)),
                key(ABROAD),
                unknown("a key", (site, arn) -> Key.fromKeyArn(site.forValue(), "Key", arn)));
    }

    private static Value key(String owner) {
        String arn = "arn:aws:kms" + owner + "key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f";
        return new Value("Key.fromKeyArn(" + arn + ")", site -> Key.fromKeyArn(site.forValue(), "Key", arn));
    }

    private static Samples topics() {
        return Samples.orNull(
                List.of(new Value("new Topic", site -> new Topic(site.forValue(), "Topic")), topic(HOME)),
                topic(ABROAD),
                unknown("a topic", (site, arn) -> Topic.fromTopicArn(site.forValue(), "Topic", arn)));
    }

    private static Value topic(String owner) {
        String arn = "arn:aws:sns" + owner + "backups";
        return new Value("Topic.fromTopicArn(" + arn + ")", site -> Topic.fromTopicArn(site.forValue(), "Topic", arn));
    }

    private static Samples providers() {
        return Samples.orNull(
                List.of(new Value("a provider", site -> provider(site, HOME_PROVIDER))),
                unknown("a provider", CdkSamples::provider));
    }

    private static IOpenIdConnectProvider provider(Site site, String arn) {
        return OpenIdConnectProvider.fromOpenIdConnectProviderArn(site.forValue(), "Provider", arn);
    }

    private static Samples roles() {
        return Samples.orNull(
                List.of(role(Site.ACCOUNT)),
                role("210987654321"),
                unknown("a role", (site, arn) -> Role.fromRoleArn(site.forValue(), "Role", arn)));
    }

    private static Value role(String account) {
        String arn = "arn:aws:iam::" + account + ":role/backup";
        return new Value("Role.fromRoleArn(" + arn + ")", site -> Role.fromRoleArn(site.forValue(), "Role", arn));
    }

    private static Samples secrets() {
        return Samples.orNull(
                List.of(new Value("new Secret", site -> new Secret(site.forValue(), "Secret")), secret(HOME)),
                secret(ABROAD),
                new Value(
                        "Secret.fromSecretNameV2(shop-a1B2c3)",
                        site -> Secret.fromSecretNameV2(site.forValue(), "Secret", "shop-a1B2c3")),
                unknown("a secret", (site, arn) -> Secret.fromSecretCompleteArn(site.forValue(), "Secret", arn)));
    }

    private static Value secret(String owner) {
        String arn = "arn:aws:secretsmanager" + owner + "secret:shop-a1B2c3";
        return new Value(
                "Secret.fromSecretCompleteArn(" + arn + ")",
                site -> Secret.fromSecretCompleteArn(site.forValue(), "Secret", arn));
    }

    private static Samples secretValues() {
        return Samples.orNull(
                List.of(
                        new Value("SecretValue.secretsManager(shop)", site -> SecretValue.secretsManager("shop")),
                        new Value("a NoEcho parameter", CdkSamples::noEcho)),
                new Value("SecretValue.ssmSecure(/shop)", site -> SecretValue.ssmSecure("/shop", "1")),
                literal(""),
                literal("0123456789abcdef"),
                literal("a literal that holds a space and \ud83d"),
                literal("{{resolve:ssm:x}}"));
    }

    private static SecretValue noEcho(Site site) {
        return SecretValue.cfnParameter(CfnParameter.Builder.create(site.forValue(), "Token")
                .noEcho(true)
                .build());
    }

    private static Value literal(String text) {
        return new Value(
                "SecretValue.unsafePlainText(" + Value.of(text) + ")", site -> SecretValue.unsafePlainText(text));
    }

    private static Samples vaults() {
        return Samples.orNull(
                List.of(new Value("new BackupVault", site -> new BackupVault(site.forValue(), "Vault")), vault(HOME)),
                vault(ABROAD),
                unknown("a vault", (site, arn) -> BackupVault.fromBackupVaultArn(site.forValue(), "Vault", arn)));
    }

    private static Samples dataVaults() {
        return Samples.orNull(List.of(
                new Value(
                        "a DataBackupVault",
                        site -> DataBackupVault.Builder.create(site.forValue(), "Vault")
                                .build()),
                new Value(
                        "a locked DataBackupVault",
                        site -> DataBackupVault.Builder.create(site.forValue(), "Vault")
                                .lock(VaultLock.minRetention(Duration.days(31)))
                                .build())));
    }

    private static Samples airGappedVaults() {
        return Samples.orNull(List.of(
                new Value(
                        "an AirGappedVault",
                        site -> AirGappedVault.Builder.create(site.forValue(), "AirGapped")
                                .vaultName("air-gapped")
                                .build()),
                new Value(
                        "a narrow AirGappedVault",
                        site -> AirGappedVault.Builder.create(site.forValue(), "AirGapped")
                                .vaultName("air-gapped")
                                .minRetention(Duration.days(31))
                                .build())));
    }

    private static Value vault(String owner) {
        String arn = "arn:aws:backup" + owner + "backup-vault:existing";
        return new Value(
                "BackupVault.fromBackupVaultArn(" + arn + ")",
                site -> BackupVault.fromBackupVaultArn(site.forValue(), "Vault", arn));
    }

    private static Samples resources() {
        return Samples.orNull(
                Stream.of(
                                "arn:aws:s3:::media",
                                "arn:aws:rds" + HOME + "cluster:shop",
                                "arn:aws:elasticfilesystem" + HOME + "file-system/fs-0a1b2c3d",
                                "arn:aws:rds" + HOME + "cluster:*")
                        .map(CdkSamples::resource)
                        .toList(),
                resource(""),
                resource(DOLPHIN),
                resource("arn:aws:rds" + HOME + "cluster:a b"),
                resource("arn:aws:rds" + ABROAD + "cluster:shop"),
                resource("arn:aws:rds" + HOME + "cluster:" + "a".repeat(5_000)),
                new Value("an unknown resource", site -> BackupResource.fromArn(Fn.importValue("arn"))),
                new Value("BackupResource.fromTag", site -> BackupResource.fromTag("Backup", "daily")),
                new Value("BackupResource.fromConstruct", site -> BackupResource.fromConstruct(site.scope)));
    }

    private static Value resource(String arn) {
        return new Value("BackupResource.fromArn(" + Value.of(arn) + ")", site -> BackupResource.fromArn(arn));
    }

    private static Samples schedules() {
        return Samples.orNull(
                of("Schedule.expression", Schedule::expression, "cron(0 2 * * ? *)", "cron(0 14 ? * SUN *)"),
                of(
                                "Schedule.expression",
                                Schedule::expression,
                                "rate(1 hour)",
                                "cron(0/5 * * * ? *)",
                                "cron(0 0 * * * *)",
                                "\ud83d",
                                "")
                        .toArray(Value[]::new));
    }

    private static Samples timeZones() {
        return Samples.orNull(
                of("TimeZone.of", TimeZone::of, "Europe/Berlin", "Etc/UTC"),
                of("TimeZone.of", TimeZone::of, "UTC+1", "SystemV/AST4", DOLPHIN, "")
                        .toArray(Value[]::new));
    }

    private static Samples instanceTypes() {
        return Samples.orNull(
                of("new InstanceType", InstanceType::new, "r7g.large", "t4g.medium"),
                of("new InstanceType", InstanceType::new, "db.r7g.large", DOLPHIN, "", "a.".repeat(200))
                        .toArray(Value[]::new));
    }

    private static Samples versions() {
        Function<String, AuroraMysqlEngineVersion> maker = version -> AuroraMysqlEngineVersion.of(version, "8.0");
        String prefix = "8.0.mysql_aurora.";
        return Samples.orNull(
                of("version", maker, prefix + "3.10.4", prefix + "3.08.0", prefix + "3.04.0", prefix + "3.99.0"),
                Stream.concat(
                                of("version", maker, prefix + "3.02.0", prefix + "3.11.0", "8.0", DOLPHIN, "").stream(),
                                Stream.of(
                                        new Value("version 5.7", site -> AuroraMysqlEngineVersion.VER_2_12_5),
                                        new Value(
                                                "a version of no major version",
                                                site -> AuroraMysqlEngineVersion.of(prefix + "3.10.4")),
                                        new Value("an unknown version", site -> maker.apply(Fn.importValue("v")))))
                        .toArray(Value[]::new));
    }

    private static List<Value> of(String callee, Function<String, ?> maker, String... texts) {
        return Arrays.stream(texts)
                .map(text -> new Value(callee + "(" + Value.of(text) + ")", site -> maker.apply(text)))
                .toList();
    }

    private interface Import {
        Object at(Site site, String arn);
    }

    /** Something whose ARN is a token. */
    private static Value unknown(String what, Import maker) {
        return new Value(what + " that is not known yet", site -> maker.at(site, Fn.importValue("arn")));
    }
}
