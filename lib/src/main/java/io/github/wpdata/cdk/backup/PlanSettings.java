package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.ConstructPlace;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Arguments;
import io.github.wpdata.cdk.internal.validation.CdkVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * The settings of a backup plan.
 *
 * @param <B> the plan's own builder
 */
abstract class PlanSettings<B extends PlanSettings<B>> {
    final ConstructPlace place;
    final Arguments arguments = new Arguments();
    StackEnvironment home;

    /** Resources that are made only after the plan is checked. */
    final List<ExpectedResource> expected = new ArrayList<>();

    PlanSettings(Construct scope, String id) {
        CdkVersion.require(Stack.class);
        this.place = new ConstructPlace(scope, id);
        this.home = new StackEnvironment(scope);
    }

    @Nullable String planName;

    /**
     * Names the plan. Default: a name made from stack and path of the construct.
     *
     * @param name 1 to 50 letters, digits, hyphens, underscores and dots
     * @return this builder
     */
    public B planName(String name) {
        this.planName = arguments.given("planName", name, this.planName);
        return self();
    }

    List<BackupRule> rules = List.of();

    /**
     * Sets the rules, in place of those set before. Required.
     *
     * @param rules one or more rules with different names. Where start windows of two rules overlap, AWS Backup takes only
     *     the backup that is kept longer, so that rule must be the rarer one
     * @return this builder
     */
    public B rules(@Nullable BackupRule... rules) {
        this.rules = arguments.givenAll("rules", rules);
        return self();
    }

    /**
     * Sets the rules, in place of those set before: a backup each day, kept for 35 days. As AWS CDK's
     * {@code BackupPlan.daily35DayRetention}.
     *
     * @return this builder
     */
    public B daily35DayRetention() {
        return rules(BackupRule.daily35Days());
    }

    /**
     * Sets the rules, in place of those set before: a backup each day, kept for 35 days, and one each month, kept for a year.
     * As AWS CDK's {@code BackupPlan.dailyMonthly1YearRetention}.
     *
     * @return this builder
     */
    public B dailyMonthly1YearRetention() {
        return rules(BackupRule.daily35Days(), BackupRule.monthlyYears(1));
    }

    /**
     * Sets the rules, in place of those set before: a backup each day, kept for 35 days, one each week, kept for 90 days, and
     * one each month, kept for 5 years. As AWS CDK's {@code BackupPlan.dailyWeeklyMonthly5YearRetention}.
     *
     * @return this builder
     */
    public B dailyWeeklyMonthly5YearRetention() {
        return rules(BackupRule.daily35Days(), BackupRule.weekly90Days(), BackupRule.monthlyYears(5));
    }

    /**
     * Sets the rules, in place of those set before: a backup each day, kept for 35 days, one each week, kept for 90 days, and
     * one each month, kept for 7 years. As AWS CDK's {@code BackupPlan.dailyWeeklyMonthly7YearRetention}.
     *
     * @return this builder
     */
    public B dailyWeeklyMonthly7YearRetention() {
        return rules(BackupRule.daily35Days(), BackupRule.weekly90Days(), BackupRule.monthlyYears(7));
    }

    List<BackupCopy> copies = List.of();

    /**
     * Copies each backup to another vault, and keeps the copy for 30 days. May be called again for further vaults. A rule's
     * own copy to the same vault takes precedence. Default: no copies.
     *
     * @param destination the other vault, in another region or account, or an air-gapped one
     * @return this builder
     */
    public B copyTo(DestinationVault destination) {
        return copy(destination, BackupCopy.DEFAULT_RETENTION);
    }

    /**
     * Copies each backup to another vault. May be called again for further vaults. A rule's own copy to the same vault takes
     * precedence. Default: no copies.
     *
     * @param destination the other vault, in another region or account, or an air-gapped one
     * @param deleteAfter how long the copy is kept: 1 to 36500 whole days
     * @return this builder
     */
    public B copyTo(DestinationVault destination, Duration deleteAfter) {
        return copy(destination, LazyDuration.of(deleteAfter));
    }

    private B copy(DestinationVault destination, @Nullable LazyDuration deleteAfter) {
        if (arguments.areGiven("copyTo", destination, deleteAfter)) {
            BackupCopy copy = new BackupCopy(destination, Objects.requireNonNull(deleteAfter), null);
            copies = Stream.concat(copies.stream(), Stream.of(copy)).toList();
        }
        return self();
    }

    List<BackupResource> resources = List.of();

    /**
     * Protects resources. May be called again to add more. Default: none; then add them with
     * {@link DataBackupPlan#addResource}, since synthesis fails for a plan that protects nothing.
     *
     * @param resources the resources by ARN, at most 500, of which at most 30 with wildcards
     * @return this builder
     */
    public B resources(@Nullable BackupResource... resources) {
        List<BackupResource> added = arguments.givenAll("resources", resources);
        this.resources = Stream.concat(this.resources.stream(), added.stream()).toList();
        return self();
    }

    String selectionName = "resources";

    /**
     * Names the selection, which holds the resources. Default: resources. Changing it replaces the selection, and nothing
     * else.
     *
     * @param name 1 to 50 letters, digits, hyphens, underscores and dots
     * @return this builder
     */
    public B selectionName(String name) {
        this.selectionName = arguments.given("selectionName", name, this.selectionName);
        return self();
    }

    @Nullable PlanVault vault;

    /**
     * Sets the vault that holds the backups. Default: a {@link DataBackupVault} of the plan's own.
     *
     * @param vault a vault of the plan's region, of another plan or imported
     * @return this builder
     */
    public B vault(IBackupVault vault) {
        IBackupVault given = arguments.given("vault", vault, null);
        this.vault = given == null ? this.vault : PlanVault.of(given);
        return self();
    }

    /**
     * Sets the vault that holds the backups. Default: a {@link DataBackupVault} of the plan's own.
     *
     * @param vault a vault of the plan's region
     * @return this builder
     */
    public B vault(DataBackupVault vault) {
        DataBackupVault given = arguments.given("vault", vault, null);
        if (given != null) {
            this.vault = PlanVault.of(given);
            home = home.orSame(given.environment);
        }
        return self();
    }

    @Nullable IKey encryptionKey;

    /**
     * Sets the customer-managed key of the plan's own vault. Default: a key of its own, rotated yearly and kept. Changing it
     * replaces the vault.
     *
     * @param key the key itself, not an alias, in the plan's region
     * @return this builder
     */
    public B encryptionKey(IKey key) {
        this.encryptionKey = arguments.given("encryptionKey", key, this.encryptionKey);
        return self();
    }

    @Nullable IRole role;

    /**
     * Sets the role that AWS Backup assumes. Default: a role with AWS Backup's managed policies for backups and restores.
     * Changing it replaces the selection, and nothing else.
     *
     * @param role a role of the plan's account that {@code backup.amazonaws.com} may assume; no policy is added to it
     * @return this builder
     */
    public B role(IRole role) {
        this.role = arguments.given("role", role, this.role);
        return self();
    }

    /** The copies of the plan and those of its rules. */
    List<BackupCopy> allCopies() {
        return Stream.concat(copies.stream(), rules.stream().flatMap(rule -> rule.copies.stream()))
                .toList();
    }

    @SuppressWarnings("unchecked") // the plan's builder names itself as B
    private B self() {
        return (B) this;
    }
}
