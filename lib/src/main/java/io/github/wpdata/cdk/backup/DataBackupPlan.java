package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.ConstructPath;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.CdkVersion;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.CfnBackupPlan;
import software.amazon.awscdk.services.backup.CfnBackupSelection;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * A plan of AWS Backup: the resources it protects, by ARN; the rules it backs them up by; the vault that holds the
 * backups; and the vaults of other regions that hold copies.
 *
 * <pre>{@code
 * DataBackupPlan.Builder.create(this, "DatabaseBackup")
 *         .rules(BackupRule.daily("cron(0 2 * * ? *)"))
 *         .resources(BackupResource.fromRdsDatabaseCluster(database.getCluster()))
 *         .build();
 * }</pre>
 *
 * <p>AWS Backup protects Aurora only where the account has opted in, which no template can see or do.
 */
public final class DataBackupPlan extends Construct {
    private static final int LONGEST_NAME = 50;

    /** CDK puts the construct's path in front. */
    private static final String NO_RESOURCES =
            "resources are missing, so the plan protects nothing; name them with resources(…) or addResource(…)";

    private final Builder settings;
    private final PlanWarnings warnings;
    private final Set<ResourceKind> warned = EnumSet.noneOf(ResourceKind.class);
    private final @Nullable IKey key;
    private final IBackupVault backupVault;
    private final IRole serviceRole;
    private final CfnBackupPlan plan;
    private final CfnBackupSelection selection;
    private SelectedResources selected;

    private DataBackupPlan(Builder b, StackEnvironment home, SelectedResources resources) {
        super(b.scope, b.id);
        settings = b;
        warnings = new PlanWarnings(b, home, new Warnings(this));
        warnings.always();

        if (b.vault == null) {
            DataBackupVault own = ownVault(b.encryptionKey);
            backupVault = own.getVault();
            key = own.getEncryptionKey();
        } else {
            backupVault = b.vault;
            key = null;
        }
        serviceRole = b.role == null ? ownRole() : b.role;
        // Not CDK's own BackupPlan: it wants destination vaults as constructs, and refuses a schedule that only the
        // deployment knows.
        PlanRendering rendering = new PlanRendering(home, backupVault.getBackupVaultName());
        plan = CfnBackupPlan.Builder.create(this, "Resource")
                .backupPlan(CfnBackupPlan.BackupPlanResourceTypeProperty.builder()
                        .backupPlanName(b.planName == null ? uniqueName() : b.planName)
                        .backupPlanRule(b.rules.stream()
                                .map(rule -> rendering.rule(rule, b.copies))
                                .toList())
                        .build())
                .build();
        // Not CDK's own BackupSelection: it takes no resources later, and adds policies to a given role.
        selection = CfnBackupSelection.Builder.create(this, "Selection")
                .backupPlanId(plan.getAttrBackupPlanId())
                .backupSelection(selection(resources))
                .build();
        selected = resources;
        warn();
        if (resources.byArn().isEmpty()) {
            getNode().addValidation(() -> selected.byArn().isEmpty() ? List.of(NO_RESOURCES) : List.of());
        }
        deployAfterDestinations(home);
    }

    private DataBackupVault ownVault(@Nullable IKey encryptionKey) {
        DataBackupVault.Builder vault = DataBackupVault.Builder.create(this, "Vault");
        return encryptionKey == null
                ? vault.build()
                : vault.encryptionKey(encryptionKey).build();
    }

    private Role ownRole() {
        Role made = Role.Builder.create(this, "Role")
                .description("AWS Backup: back up, copy and restore")
                .assumedBy(new ServicePrincipal("backup.amazonaws.com"))
                .managedPolicies(Stream.of("Backup", "Restores")
                        .map(job -> "service-role/AWSBackupServiceRolePolicyFor" + job)
                        .map(ManagedPolicy::fromAwsManagedPolicyName)
                        .toList())
                .build();
        PlanAcknowledgements.acknowledge((CfnRole) made.getNode().getDefaultChild());
        return made;
    }

    private String uniqueName() {
        return Names.uniqueResourceName(
                this,
                UniqueResourceNameOptions.builder()
                        .maxLength(LONGEST_NAME)
                        .separator("-")
                        .build());
    }

    private CfnBackupSelection.BackupSelectionResourceTypeProperty selection(SelectedResources resources) {
        return CfnBackupSelection.BackupSelectionResourceTypeProperty.builder()
                .selectionName(settings.selectionName)
                .iamRoleArn(serviceRole.getRoleArn())
                .resources(resources.arns())
                .build();
    }

    private void warn() {
        selected.kinds().stream().filter(warned::add).forEach(warnings::about);
    }

    /**
     * Copies fail until their vaults exist. CDK orders the stacks of one stage only; those of others are the
     * pipeline's.
     */
    private void deployAfterDestinations(StackEnvironment home) {
        settings.allCopies().stream()
                .map(copy -> copy.destination().stack)
                .filter(other -> other != null && other != home.stack())
                .distinct()
                .filter(other -> Stage.of(other) == Stage.of(home.stack()))
                .forEach(other -> home.stack().addStackDependency(other, "copies backups into a vault of that stack"));
    }

    /**
     * Protects another resource. An ARN says which; tags, which others may bear, are refused.
     *
     * @param resource the resource
     * @throws IllegalArgumentException one line for each problem
     */
    public void addResource(BackupResource resource) {
        Problems problems = new Problems();
        StackEnvironment home = new StackEnvironment(this);
        SelectedResources more =
                selected.plus(problems, home, problems.givenAll("addResource", new BackupResource[] {resource}));
        PlanChecks.keys(problems, more, settings);
        problems.throwIfAny(() -> getNode().getPath());
        selected = more;
        selection.setBackupSelection(selection(more));
        warn();
    }

    /**
     * The inner resource, for everything that this construct leaves to it.
     *
     * @return the plan
     */
    public CfnBackupPlan getPlan() {
        return plan;
    }

    /**
     * Id of the plan.
     *
     * @return the id
     */
    public String getPlanId() {
        return plan.getAttrBackupPlanId();
    }

    /**
     * ARN of the plan.
     *
     * @return the ARN
     */
    public String getPlanArn() {
        return plan.getAttrBackupPlanArn();
    }

    /**
     * Id of the selection, which holds the protected resources.
     *
     * @return the id
     */
    public String getSelectionId() {
        return selection.getAttrSelectionId();
    }

    /**
     * The vault that holds the backups. Another plan may use it too.
     *
     * @return the vault, made here or given
     */
    public IBackupVault getVault() {
        return backupVault;
    }

    /**
     * Name of that vault.
     *
     * @return the name
     */
    public String getVaultName() {
        return backupVault.getBackupVaultName();
    }

    /**
     * ARN of that vault.
     *
     * @return the ARN
     */
    public String getVaultArn() {
        return backupVault.getBackupVaultArn();
    }

    /**
     * The key of that vault.
     *
     * @return the key, or nothing if the vault was given
     */
    public Optional<IKey> getEncryptionKey() {
        return Optional.ofNullable(key);
    }

    /**
     * The role that AWS Backup takes to back up, copy and restore.
     *
     * @return the role, made here or given
     */
    public IRole getRole() {
        return serviceRole;
    }

    /** Builds a {@link DataBackupPlan}. */
    public static final class Builder {
        final Construct scope;
        final String id;
        final Problems problems = new Problems();

        private Builder(Construct scope, String id) {
            CdkVersion.require(Stack.class);
            this.scope = scope;
            this.id = id;
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the plan
         * @param id id of the plan within its scope
         * @return a builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        @Nullable String planName;

        /**
         * Names the plan. Default: a name made from the construct's path.
         *
         * @param name 1 to 50 letters, digits, hyphens, underscores and dots
         * @return this builder
         */
        public Builder planName(String name) {
            this.planName = problems.given("planName", name, this.planName);
            return this;
        }

        List<BackupRule> rules = List.of();

        /**
         * Sets the rules, in place of those set before. Required.
         *
         * @param rules one or more rules of different names, whose start windows do not overlap
         * @return this builder
         */
        public Builder rules(@Nullable BackupRule... rules) {
            this.rules = problems.givenAll("rules", rules);
            return this;
        }

        final List<BackupCopy> copies = new ArrayList<>();

        /**
         * Copies each backup to another vault, and keeps the copy for 30 days. May be called again for further vaults.
         * A rule's own copy to the same vault takes precedence. Default: no copies.
         *
         * @param destination the other vault, in another region
         * @return this builder
         */
        public Builder copyTo(DestinationVault destination) {
            return copy(destination, LazyDuration.days(30));
        }

        /**
         * Copies each backup to another vault. May be called again for further vaults. A rule's own copy to the same
         * vault takes precedence. Default: no copies.
         *
         * @param destination the other vault, in another region
         * @param deleteAfter how long the copy is kept: 1 to 36500 whole days
         * @return this builder
         */
        public Builder copyTo(DestinationVault destination, Duration deleteAfter) {
            return copy(destination, LazyDuration.of(deleteAfter));
        }

        private Builder copy(DestinationVault destination, @Nullable LazyDuration deleteAfter) {
            BackupCopy.of(problems, destination, deleteAfter, null).ifPresent(copies::add);
            return this;
        }

        final List<BackupResource> resources = new ArrayList<>();

        /**
         * Protects resources. May be called again to add more. Default: none; then add them with
         * {@link DataBackupPlan#addResource}, since synthesis fails for a plan that protects nothing.
         *
         * @param resources the resources by ARN, at most 500, of which at most 30 with wildcards
         * @return this builder
         */
        public Builder resources(@Nullable BackupResource... resources) {
            this.resources.addAll(problems.givenAll("resources", resources));
            return this;
        }

        String selectionName = "resources";

        /**
         * Names the selection, which holds the resources. Default: resources. Changing it replaces the selection, and
         * nothing else.
         *
         * @param name 1 to 50 letters, digits, hyphens, underscores and dots
         * @return this builder
         */
        public Builder selectionName(String name) {
            this.selectionName = problems.given("selectionName", name, this.selectionName);
            return this;
        }

        @Nullable IBackupVault vault;

        /**
         * Sets the vault that holds the backups. Default: a {@link DataBackupVault} of the plan's own.
         *
         * @param vault a vault of the plan's region: of a {@link DataBackupVault}, of another plan, or an imported one
         * @return this builder
         */
        public Builder vault(IBackupVault vault) {
            this.vault = problems.given("vault", vault, this.vault);
            return this;
        }

        @Nullable IKey encryptionKey;

        /**
         * Sets the customer-managed key of the plan's own vault. Default: a key of its own, rotated yearly and kept.
         * Changing it replaces the vault.
         *
         * @param key the key itself, not an alias, in the plan's region
         * @return this builder
         */
        public Builder encryptionKey(IKey key) {
            this.encryptionKey = problems.given("encryptionKey", key, this.encryptionKey);
            return this;
        }

        @Nullable IRole role;

        /**
         * Sets the role that AWS Backup takes. Default: a role with AWS Backup's managed policies for backups and
         * restores. Changing it replaces the selection, and nothing else.
         *
         * @param role a role that {@code backup.amazonaws.com} may assume; no policy is added to it
         * @return this builder
         */
        public Builder role(IRole role) {
            this.role = problems.given("role", role, this.role);
            return this;
        }

        /**
         * Checks the input and builds the plan.
         *
         * @return the plan
         * @throws IllegalArgumentException one line for each problem, before anything is made
         */
        public DataBackupPlan build() {
            StackEnvironment home = new StackEnvironment(scope);
            SelectedResources checked = PlanChecks.check(this, home);
            problems.throwIfAny(() -> ConstructPath.of(scope, id));
            return new DataBackupPlan(this, home, checked);
        }

        /** The copies of the plan and those of its rules. */
        List<BackupCopy> allCopies() {
            return Stream.concat(copies.stream(), rules.stream().flatMap(rule -> rule.copies.stream()))
                    .toList();
        }
    }
}
