package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.ConstructPlace;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Arguments;
import io.github.wpdata.cdk.internal.validation.CdkVersion;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * The settings of an air-gapped vault. CloudFormation replaces the vault when its name, its retention or its key changes, and
 * keeps the former one.
 *
 * @param <B> the vault's own builder
 */
abstract class AirGappedSettings<B extends AirGappedSettings<B>> {
    final ConstructPlace place;
    final StackEnvironment home;
    final Arguments arguments = new Arguments();

    AirGappedSettings(Construct scope, String id) {
        CdkVersion.require(Stack.class);
        this.place = new ConstructPlace(scope, id);
        this.home = new StackEnvironment(scope);
    }

    @Nullable String vaultName;

    /**
     * Names the vault. Required. Changing it replaces the vault.
     *
     * @param name 2 to 50 letters, digits, hyphens and underscores
     * @return this builder
     */
    public B vaultName(String name) {
        this.vaultName = arguments.given("vaultName", name, this.vaultName);
        return self();
    }

    LazyDuration minRetention = LazyDuration.days(7);

    /**
     * Sets the shortest retention of a recovery point. Default: 7 days. Changing it replaces the vault.
     *
     * @param retention 7 to 36500 whole days
     * @return this builder
     */
    public B minRetention(Duration retention) {
        this.minRetention = arguments.given("minRetention", LazyDuration.of(retention), this.minRetention);
        return self();
    }

    LazyDuration maxRetention = LazyDuration.days(365);

    /**
     * Sets the longest retention of a recovery point. Default: 365 days. Changing it replaces the vault.
     *
     * @param retention 7 to 36500 whole days, at least {@link #minRetention(Duration)}
     * @return this builder
     */
    public B maxRetention(Duration retention) {
        this.maxRetention = arguments.given("maxRetention", LazyDuration.of(retention), this.maxRetention);
        return self();
    }

    @Nullable IKey encryptionKey;

    /**
     * Sets the customer-managed key of the vault. Default: a key that AWS owns, which survives the loss of the account's own
     * keys. Changing it replaces the vault.
     *
     * @param key the key, in the vault's region
     * @return this builder
     */
    public B encryptionKey(IKey key) {
        this.encryptionKey = arguments.given("encryptionKey", key, this.encryptionKey);
        return self();
    }

    List<String> accounts = List.of();

    /**
     * Allows other accounts to copy into the vault, by its access policy and by the policy of its key. May be called again to
     * add more. Cross-account copies also need one organization with cross-account backup switched on. Default: only the
     * vault's own account. Changing it changes the policies alone.
     *
     * @param accounts the accounts, 12 digits each
     * @return this builder
     */
    public B allowCopiesFrom(@Nullable String... accounts) {
        List<String> added = arguments.givenAll("allowCopiesFrom", accounts);
        this.accounts =
                Stream.concat(this.accounts.stream(), added.stream()).distinct().toList();
        return self();
    }

    @Nullable String organization;

    /**
     * Allows all accounts of an organization to copy into the vault, by its access policy and by the policy of its key.
     * Default: only the vault's own account. Changing it changes the policies alone.
     *
     * @param id id of the organization, as in {@code o-a1b2c3d4e5}
     * @return this builder
     */
    public B allowCopiesFromOrganization(String id) {
        this.organization = arguments.given("allowCopiesFromOrganization", id, this.organization);
        return self();
    }

    @SuppressWarnings("unchecked") // the vault's builder names itself as B
    private B self() {
        return (B) this;
    }
}
