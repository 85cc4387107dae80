package io.github.wpdata.cdk.site;

import io.github.wpdata.cdk.cache.AccessControl;
import io.github.wpdata.cdk.cache.CacheUser;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.IdentityGrants;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.cdk.SecretGrants;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.efs.AccessPoint;
import software.amazon.awscdk.services.efs.Acl;
import software.amazon.awscdk.services.efs.PosixUser;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * One WordPress on the data services: a schema, a database user with rights on that schema alone, its secret, a directory that
 * is reached through an access point of its own, and a prefix of cache keys.
 *
 * <pre>{@code
 * WordPressSite shop = WordPressSite.Builder.create(this, "Shop")
 *         .services(data)
 *         .name("shop")
 *         .rotation(Duration.days(30))
 *         .build();
 * shop.grantAccess(podRole);
 * }</pre>
 *
 * <p>Schema and user are made by a function outside of the VPC, through the RDS Data API, which the site turns on. One function
 * serves all sites of a stack. It never drops anything: a site that is removed leaves schema, user, secret and files behind. It
 * runs again when the cluster is replaced, as by a restore, so the user then has the password of the secret.
 *
 * <p>The secret has the fields of Secrets Manager's secrets for RDS ({@code engine}, {@code host}, {@code port},
 * {@code username}, {@code password}, {@code dbname}), and WordPress's keys and salts ({@code auth_key} to
 * {@code nonce_salt}), which all pods of a site have to share.
 */
public final class WordPressSite extends Construct {
    private static final int PASSWORD_LENGTH = 64;

    /** CloudFormation would wait for an hour; the function answers within five minutes. */
    private static final int LONGEST_WAIT_MINUTES = 10;

    private final DataServices services;
    private final SiteNames names;
    private final List<String> owner;
    private final Secret secret;
    private final AccessPoint accessPoint;
    private final @Nullable CacheUser cacheUser;

    private WordPressSite(Builder settings) {
        super(settings.scope, settings.id);
        services = settings.services();
        names = settings.names();
        owner = settings.owner();
        RemovalPolicy removal = removalPolicy();
        secret = secret(removal);
        accessPoint = accessPoint(removal);
        cacheUser = cacheUser();
        SiteHandler handler = SiteHandler.of(Stack.of(this));
        CustomResource schema = schema(handler);
        LazyDuration rotation = settings.rotation();
        if (rotation == null) {
            CfnResource unrotated = (CfnResource) secret.getNode().getDefaultChild();
            AcknowledgementRequests.whenRequested(this, () -> SiteAcknowledgements.ofSecretWithoutRotation(unrotated));
        } else {
            rotate(handler, rotation, schema);
        }
        warnOfSharedToken();
        ReservedTags.refuse(getNode(), secret);
        names.register(services);
    }

    private void warnOfSharedToken() {
        List<SiteNames> others = SiteNames.all(services);
        if (cacheUser == null && !others.isEmpty()) {
            new Warnings(this)
                    .add(
                            "@wpdata/cdk:sharedCacheToken",
                            "sites " + names.name() + " and " + others.get(0).name()
                                    + " log in to the cache with one token, so each can read the entries of the other; create "
                                    + "the cache with accessControl(AccessControl.USERS)");
        }
    }

    /** Secret and directory are of no use without the database, and the database is of no use without them. */
    private RemovalPolicy removalPolicy() {
        CfnDeletionPolicy policy = cluster().getCfnOptions().getDeletionPolicy();
        return policy == CfnDeletionPolicy.DELETE ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    }

    private CfnDBCluster cluster() {
        return (CfnDBCluster) services.getDatabase().getCluster().getNode().getDefaultChild();
    }

    private Secret secret(RemovalPolicy removal) {
        AuroraMysqlCluster database = services.getDatabase();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("engine", "mysql");
        fields.put("host", database.getWriterEndpoint().getHostname());
        fields.put("port", database.getPort());
        fields.put("username", names.username());
        fields.put("dbname", names.databaseName());
        fields.put("dbClusterIdentifier", database.getClusterIdentifier());
        fields.put("masterarn", adminSecret().getSecretArn());
        // Any change here makes CloudFormation generate another password; the function then hands it to the database.
        Secret generated = Secret.Builder.create(this, "Secret")
                .description("WordPress site " + names.name() + ": database user, keys and salts")
                .encryptionKey(database.getEncryptionKey())
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate(Stack.of(this).toJsonString(fields))
                        .generateStringKey("password")
                        .passwordLength(PASSWORD_LENGTH)
                        .excludePunctuation(true)
                        .build())
                .build();
        generated.applyRemovalPolicy(removal);
        return generated;
    }

    private ISecret adminSecret() {
        return services.getDatabase().getAdminSecret().orElseThrow();
    }

    /** The key of the administrator's secret: RDS knows that of a secret of its own, and CDK that of any other. */
    private @Nullable String adminKeyArn() {
        if (cluster().getMasterUserSecret() instanceof CfnDBCluster.MasterUserSecretProperty managed) {
            return managed.getKmsKeyId();
        }
        IKey key = adminSecret().getEncryptionKey();
        return key == null ? null : key.getKeyArn();
    }

    private AccessPoint accessPoint(RemovalPolicy removal) {
        AccessPoint made = AccessPoint.Builder.create(this, "Files")
                .fileSystem(services.getFiles().getFileSystem())
                .path(names.directory())
                .posixUser(
                        PosixUser.builder().uid(owner.get(0)).gid(owner.get(1)).build())
                .createAcl(Acl.builder()
                        .ownerUid(owner.get(0))
                        .ownerGid(owner.get(1))
                        .permissions("0750")
                        .build())
                .build();
        made.applyRemovalPolicy(removal);
        return made;
    }

    private @Nullable CacheUser cacheUser() {
        RedisReplicationGroup cache = services.getCache();
        return cache.getAccessControl() == AccessControl.USERS
                ? cache.addUser(names.name(), getCacheKeyPrefix())
                : null;
    }

    private CustomResource schema(SiteHandler handler) {
        AuroraMysqlCluster database = services.getDatabase();
        CfnDBCluster cluster = cluster();
        cluster.setEnableHttpEndpoint(true);
        handler.allowAdministration(database.getClusterArn(), adminSecret().getSecretArn(), adminKeyArn());
        handler.allowSecret(secret.getSecretArn(), database.getEncryptionKey().getKeyArn());
        Map<String, Object> properties = new TreeMap<>();
        properties.put("AdminSecretArn", adminSecret().getSecretArn());
        properties.put("ClusterArn", database.getClusterArn());
        // Changes with every new cluster, even one under the same name, so that the function runs again.
        properties.put("ClusterResourceId", cluster.getAttrDbClusterResourceId());
        properties.put("Host", database.getWriterEndpoint().getHostname());
        properties.put("Port", database.getPort());
        properties.put("Schema", names.databaseName());
        properties.put("SecretArn", secret.getSecretArn());
        properties.put("Username", names.username());
        CustomResource schema = CustomResource.Builder.create(this, "Database")
                .resourceType(Types.SITE_DATABASE)
                .serviceToken(handler.functionArn())
                .serviceTimeout(Duration.minutes(LONGEST_WAIT_MINUTES))
                .properties(properties)
                .build();
        // The Data API needs an instance, not the cluster alone.
        schema.getNode()
                .addDependency(database.getCluster().getNode().findAll().stream()
                        .filter(CfnDBInstance.class::isInstance)
                        .toArray(IConstruct[]::new));
        return schema;
    }

    private void rotate(SiteHandler handler, LazyDuration every, CustomResource schema) {
        IConstruct permission = handler.allowRotation(secret.getSecretArn());
        CfnRotationSchedule schedule = CfnRotationSchedule.Builder.create(this, "Rotation")
                .secretId(secret.getSecretArn())
                .rotationLambdaArn(handler.functionArn())
                .rotationRules(CfnRotationSchedule.RotationRulesProperty.builder()
                        .automaticallyAfterDays(every.toDays())
                        .build())
                .build();
        // The first rotation begins at once, so everything that it uses has to be there.
        schedule.getNode().addDependency(permission, schema);
    }

    /** {@return the services of the site} */
    public DataServices getServices() {
        return services;
    }

    /** {@return the name of the site} */
    public String getSiteName() {
        return names.name();
    }

    /** {@return the schema} */
    public String getDatabaseName() {
        return names.databaseName();
    }

    /** {@return the database user; with rotation, the first of two} */
    public String getUsername() {
        return names.username();
    }

    /** {@return the secret of the database user, which also holds WordPress's keys and salts} */
    public ISecret getSecret() {
        return secret;
    }

    /** {@return the access point that opens at the site's directory} */
    public AccessPoint getAccessPoint() {
        return accessPoint;
    }

    /** {@return the directory of the site on the file system} */
    public String getDirectory() {
        return names.directory();
    }

    /** {@return the POSIX user id as which each client acts} */
    public long getOwnerUid() {
        return Long.parseLong(owner.get(0));
    }

    /** {@return the POSIX group id as which each client acts} */
    public long getOwnerGid() {
        return Long.parseLong(owner.get(1));
    }

    /** {@return what all cache keys of the site begin with} */
    public String getCacheKeyPrefix() {
        return names.name() + ":";
    }

    /** {@return the user of the cache that reaches this site's keys only, or nothing if all clients share a token} */
    public Optional<CacheUser> getCacheUser() {
        return Optional.ofNullable(cacheUser);
    }

    /**
     * Lets the pods of this site, and no others, read its secrets and mount its directory. The grant is written into the policy
     * of the identity, so it works for a role of another stack, too.
     *
     * @param grantee the role of the pods
     * @return the grant
     */
    public Grant grantAccess(IGrantable grantee) {
        EfsFileSystem files = services.getFiles();
        IKey key = services.getDatabase().getEncryptionKey();
        IdentityGrants grants = new IdentityGrants(this, List.of(services.getDatabase(), files, key), List.of());
        Grant grant = SecretGrants.read(grants, "grantAccess", grantee, secret, key)
                .combine(files.grantReadWrite(grantee, accessPoint));
        RedisReplicationGroup cache = services.getCache();
        if (cacheUser != null) {
            return grant.combine(
                    SecretGrants.read(grants, "grantAccess", grantee, cacheUser.secret(), cache.getEncryptionKey()));
        }
        return cache.getAuthTokenSecret().isPresent() ? grant.combine(cache.grantReadAuthToken(grantee)) : grant;
    }

    /** Builds {@link WordPressSite}. Services and name are required. */
    public static final class Builder extends SiteSettings<Builder> {
        private Builder(Construct scope, String id) {
            super(scope, id);
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the site, in the stack of the services or in another one of the same region
         * @param id id of the site within its scope
         * @return a builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Checks the input and builds the site.
         *
         * @return the site
         * @throws IllegalArgumentException one line for each problem; nothing is left in the tree
         */
        public WordPressSite build() {
            check();
            try {
                return new WordPressSite(this);
            } catch (RuntimeException e) {
                // The cache may refuse a further user.
                scope.getNode().tryRemoveChild(id);
                throw e;
            }
        }
    }
}
