package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.ConstructPlace;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Arguments;
import io.github.wpdata.cdk.internal.validation.CdkVersion;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The settings of a vault, in the region of its plan or in another one.
 *
 * @param <B> the vault's own builder
 */
abstract class VaultSettings<B extends VaultSettings<B>> {
    final ConstructPlace place;
    final Arguments arguments = new Arguments();
    StackEnvironment home;

    /** Whether the key is one for a whole, which has checked its region. */
    boolean keyIsShared;

    VaultSettings(Construct scope, String id) {
        CdkVersion.require(Stack.class);
        this.place = new ConstructPlace(scope, id);
        this.home = new StackEnvironment(scope);
    }

    @Nullable String vaultName;

    /**
     * Names the vault. Required for the vault of another region, since the copies find it by its name; else the default
     * is a name made from stack and path of the construct. Changing it replaces the vault, and the old one stays with its recovery
     * points.
     *
     * @param name 2 to 50 letters, digits, hyphens and underscores
     * @return this builder
     */
    public B vaultName(String name) {
        this.vaultName = arguments.given("vaultName", name, this.vaultName);
        return self();
    }

    @Nullable IKey encryptionKey;

    /**
     * Sets the customer-managed key that encrypts the recovery points. Default: a key of its own, rotated yearly and
     * kept when the vault is. Changing it replaces the vault.
     *
     * @param key the key itself, not an alias, in the vault's region
     * @return this builder
     */
    public B encryptionKey(IKey key) {
        this.encryptionKey = arguments.given("encryptionKey", key, this.encryptionKey);
        return self();
    }

    RemovalPolicy removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

    /**
     * Decides what remains when the vault is removed from its stack, or replaced. Default:
     * {@code RETAIN_ON_UPDATE_OR_DELETE}, which deletes it only when its creation fails.
     *
     * @param policy {@code DESTROY} deletes the vault and its own key; the deletion fails while the vault holds a
     *     recovery point
     * @return this builder
     */
    public B removalPolicy(RemovalPolicy policy) {
        this.removalPolicy = arguments.given("removalPolicy", policy, this.removalPolicy);
        return self();
    }

    @Nullable VaultLock lock;

    /**
     * Locks the vault. Default: no lock.
     *
     * @param lock the lock
     * @return this builder
     */
    public B lock(VaultLock lock) {
        this.lock = arguments.given("lock", lock, this.lock);
        return self();
    }

    boolean blockRecoveryPointDeletion = false;

    /**
     * Denies all identities the deletion of recovery points, and changes of their lifecycle, by the vault's access policy.
     * An identity that may change that policy can remove the protection. Default: false.
     *
     * @param block whether to deny it
     * @return this builder
     */
    public B blockRecoveryPointDeletion(boolean block) {
        this.blockRecoveryPointDeletion = block;
        return self();
    }

    @Nullable List<IRole> deletionExceptions;

    /**
     * Denies all identities, but for some roles, the deletion of recovery points, changes of their lifecycle, the deletion of
     * the vault, and changes of its access policy: what an attacker with an administrator's permissions would do first. May be
     * called again to add more roles. Default: not denied.
     *
     * @param exceptRoles the role that deploys the stack, since it could not update the policy otherwise, and those that may
     *     delete backups
     * @return this builder
     */
    public B denyDeletion(@Nullable IRole @Nullable ... exceptRoles) {
        List<IRole> present = deletionExceptions == null ? List.of() : deletionExceptions;
        List<IRole> added = arguments.givenAll("denyDeletion", exceptRoles);
        boolean called = exceptRoles != null && (exceptRoles.length == 0 || !added.isEmpty());
        // Only nulls are reported as such; that no role is left would be a second problem of the same call.
        if (called) {
            this.deletionExceptions =
                    Stream.concat(present.stream(), added.stream()).toList();
        }
        return self();
    }

    @Nullable ITopic notificationTopic;

    /**
     * Sends a message to a topic for every finished backup and restore job and for every failed copy job. AWS Backup has
     * no event of its own for a failed backup: subscribe with the filter policy
     * {@code {"State": [{"anything-but": "COMPLETED"}]}} to receive failures only. Default: no messages.
     *
     * @param topic a standard topic of the vault's account and region
     * @return this builder
     */
    public B notificationTopic(ITopic topic) {
        this.notificationTopic = arguments.given("notificationTopic", topic, this.notificationTopic);
        return self();
    }

    /** Checks the settings that all vaults have. */
    final Problems startChecks() {
        Problems problems = new Problems();
        arguments.check(problems);
        VaultRules.check(problems, this, home);
        return problems;
    }

    @SuppressWarnings("unchecked") // each vault's builder names itself as B
    private B self() {
        return (B) this;
    }
}
