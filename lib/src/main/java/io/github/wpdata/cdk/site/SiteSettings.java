package io.github.wpdata.cdk.site;

import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.internal.cdk.ConstructPlace;
import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Arguments;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.constructs.Construct;

/** What a caller sets on a site. */
abstract class SiteSettings<B extends SiteSettings<B>> {
    private static final long MOST_ROTATION_DAYS = 1000;
    private static final long WWW_DATA = 33;

    final Construct scope;
    final String id;
    private final Arguments arguments = new Arguments();

    private @Nullable DataServices services;
    private @Nullable String name;
    private @Nullable String databaseName;
    private @Nullable String username;
    private @Nullable String directory;
    private long uid = WWW_DATA;
    private long gid = WWW_DATA;
    private @Nullable LazyDuration rotation;

    SiteSettings(Construct scope, String id) {
        this.scope = scope;
        this.id = id;
    }

    /**
     * Sets the services of the site. Required. Changing it leaves the site's data behind.
     *
     * @param services the services, of this region and account
     * @return this builder
     */
    public B services(DataServices services) {
        this.services = arguments.given("services", services, this.services);
        return self();
    }

    /**
     * Names the site. Required. Schema, user, directory and cache prefix are named after it. Changing it leaves the site's
     * data behind, unless those are set to the former names.
     *
     * @param name 1 to 32 lower-case letters, digits and single hyphens, a letter first; with rotation and without
     *     {@link #username(String)}, at most 10
     * @return this builder
     */
    public B name(String name) {
        this.name = arguments.given("name", name, this.name);
        return self();
    }

    /**
     * Names the schema. Default: the site's name, with underscores in place of hyphens. A schema that exists is used as it
     * is. Changing it gives the site another schema, which is empty unless it exists; the former schema stays. Change
     * {@link #username(String)} with it: a user that has rights on another schema is refused, and the deployment fails.
     *
     * @param databaseName 1 to 64 lower-case letters, digits and underscores, a letter first
     * @return this builder
     */
    public B databaseName(String databaseName) {
        this.databaseName = arguments.given("databaseName", databaseName, this.databaseName);
        return self();
    }

    /**
     * Names the database user. Default: the site's name, with underscores in place of hyphens. With {@link #rotation(Duration)}, a
     * second user has the same name with {@code _clone} at its end. Changing it creates another user; the former stays.
     *
     * @param username 1 to 32 lower-case letters, digits and underscores, a letter first; with rotation, at most 10
     * @return this builder
     */
    public B username(String username) {
        this.username = arguments.given("username", username, this.username);
        return self();
    }

    /**
     * Sets the directory of the site's files. Default: {@code /sites/} and the site's name. After a restore of files, set it to
     * where AWS Backup has put them, as in {@code /aws-backup-restore_2026-11-28T09-14-15-832Z/sites/shop}. Changing it
     * replaces the access point, and with it the id that persistent volumes contain.
     *
     * @param path an absolute path of 1 to 4 levels
     * @return this builder
     */
    public B directory(String path) {
        this.directory = arguments.given("directory", path, this.directory);
        return self();
    }

    /**
     * Sets the POSIX owner of the site's files, as which each client acts. Default: 33 and 33, www-data of Debian images; Alpine
     * images use 82 and 82, images of Bitnami 1001 and 1001. Changing it replaces the access point; EFS leaves the owner
     * of existing files as it is.
     *
     * @param uid POSIX user id, 1 to 4294967295
     * @param gid POSIX group id, 1 to 4294967295
     * @return this builder
     */
    public B owner(long uid, long gid) {
        this.uid = uid;
        this.gid = gid;
        return self();
    }

    /**
     * Rotates the database password, between two users, so that the former password stays valid until the rotation after.
     * Pods must read the secret again between two rotations. The first rotation follows the deployment. Default: no rotation.
     *
     * @param every time between two rotations, 1 to 1000 whole days
     * @return this builder
     */
    public B rotation(Duration every) {
        this.rotation = arguments.given("rotation", LazyDuration.of(every), this.rotation);
        return self();
    }

    /** Reports all problems at once; afterwards each required setting is there. */
    void check() {
        Problems problems = new Problems();
        arguments.check(problems);
        problems.required("services", services);
        problems.required("name", name);
        require(problems, SiteRules.NAME, name);
        require(problems, SiteRules.DATABASE_NAME, databaseName);
        require(problems, SiteRules.USERNAME, username);
        require(problems, SiteRules.DIRECTORY, directory);
        SiteRules.UID.check(problems, uid);
        SiteRules.GID.check(problems, gid);
        if (rotation != null) {
            DurationChecks.days(problems, SiteRules.ROTATION, rotation, 1, MOST_ROTATION_DAYS);
        }
        if (name != null && SiteRules.NAME.allowed().test(name)) {
            if (databaseName == null) {
                require(problems, SiteRules.DATABASE_NAME, databaseName());
            }
            if (username == null) {
                require(problems, SiteRules.USERNAME, username());
            }
            boolean fits = rotation == null || username().length() <= SiteRules.LONGEST_ALTERNATING_USER;
            problems.require(fits, SiteRules.USERNAME_ALTERNATES, username());
            if (services != null) {
                checkAgainst(problems, services);
            }
        }
        problems.throwIfAny(() -> new ConstructPlace(scope, id).path());
    }

    /** Other names are made of these texts, so they have to be known at synthesis. */
    private static void require(Problems problems, TextRule rule, @Nullable String text) {
        if (text != null) {
            problems.require(rule.allowed().test(text), rule.rule(), text);
        }
    }

    private void checkAgainst(Problems problems, DataServices services) {
        AuroraMysqlCluster database = services.getDatabase();
        boolean reachable = database.getAdminSecret().isPresent();
        problems.require(reachable, SiteRules.ADMIN_SECRET, database.getNode().getPath());
        CfnDBCluster cluster = (CfnDBCluster) database.getCluster().getNode().getDefaultChild();
        problems.require(!username().equals(cluster.getMasterUsername()), SiteRules.ADMINISTRATOR, username());
        SiteNames.check(problems, services, names());
        StackEnvironment here = new StackEnvironment(scope);
        StackEnvironment there = new StackEnvironment(database);
        if (!here.isOfSameStack(there)) {
            requireSame(problems, SiteRules.SERVICES_REGION, there.region(), here.region());
            requireSame(problems, SiteRules.SERVICES_ACCOUNT, there.account(), here.account());
        }
    }

    private static void requireSame(Problems problems, Rule rule, String there, String here) {
        boolean known = !Tokens.isToken(there) && !Tokens.isToken(here);
        problems.require(!known || there.equals(here), rule, there, here);
    }

    SiteNames names() {
        return new SiteNames(name(), databaseName(), username(), directory());
    }

    DataServices services() {
        return Objects.requireNonNull(services, "services is checked first");
    }

    String name() {
        return Objects.requireNonNull(name, "name is checked first");
    }

    String databaseName() {
        return databaseName == null ? SiteRules.identifier(name()) : databaseName;
    }

    String username() {
        return username == null ? SiteRules.identifier(name()) : username;
    }

    String directory() {
        return directory == null ? "/sites/" + name() : directory;
    }

    List<String> owner() {
        return List.of(String.valueOf(uid), String.valueOf(gid));
    }

    @Nullable LazyDuration rotation() {
        return rotation;
    }

    @SuppressWarnings("unchecked") // the builder names itself as B
    private B self() {
        return (B) this;
    }
}
