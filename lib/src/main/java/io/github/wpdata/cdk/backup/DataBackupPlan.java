package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.UniqueNames;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.service.Prepared;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.CfnBackupPlan;
import software.amazon.awscdk.services.backup.CfnBackupSelection;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.IManagedPolicy;
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
 * <p>AWS Backup protects Aurora only where the account has opted in, which a template neither shows nor changes.
 */
public final class DataBackupPlan extends Construct {
    private static final int LONGEST_NAME = 50;

    /** CDK puts the construct's path in front. */
    private static final String NO_RESOURCES =
            "resources are missing, so the plan protects nothing; name them with resources(…) or addResource(…)";

    /** Made once for the process: each policy is two jsii calls. */
    private static final List<IManagedPolicy> POLICIES = Stream.of("Backup", "Restores")
            .map(job -> "service-role/AWSBackupServiceRolePolicyFor" + job)
            .map(ManagedPolicy::fromAwsManagedPolicyName)
            .toList();

    private final PlanWarnings warnings;
    private final Set<ResourceKind> warned = EnumSet.noneOf(ResourceKind.class);
    private final List<BackupRule> rules;
    private final List<BackupCopy> copies;
    private final List<BackupCopy> copiesOfEachRule;
    private final String selectionName;
    private final @Nullable IKey key;
    private final IBackupVault backupVault;
    private final IRole serviceRole;
    private final CfnBackupPlan plan;
    private final CfnBackupSelection selection;
    private SelectedResources selected;

    private DataBackupPlan(Builder settings, SelectedResources resources) {
        super(settings.place.scope(), settings.place.id());
        StackEnvironment home = settings.home;
        rules = List.copyOf(settings.rules);
        copies = settings.allCopies();
        copiesOfEachRule = settings.copies;
        selectionName = settings.selectionName;
        warnings = new PlanWarnings(settings.rules, copies, home, new Warnings(this));
        warnings.always();

        PlanVault vault = settings.vault == null ? PlanVault.of(ownVault(settings)) : settings.vault;
        backupVault = vault.vault().get();
        key = vault.key();
        serviceRole = settings.role == null ? ownRole() : settings.role;
        plan = plan(settings, home);
        selected = resources;
        selection = CfnBackupSelection.Builder.create(this, "Selection")
                .backupPlanId(plan.getAttrBackupPlanId())
                .backupSelection(selection())
                .build();
        warn();
        if (selected.isEmpty()) {
            getNode().addValidation(() -> selected.isEmpty() ? List.of(NO_RESOURCES) : List.of());
        }
        deployAfterDestinations(home);
        ReservedTags.refuse(this, settings.place, plan);
    }

    private DataBackupVault ownVault(Builder settings) {
        DataBackupVault.Builder vault = DataBackupVault.Builder.create(this, "Vault");
        vault.home = settings.home;
        if (settings.encryptionKey != null) {
            vault.encryptionKey(settings.encryptionKey);
        }
        return vault.build();
    }

    private Role ownRole() {
        Role made = Role.Builder.create(this, "Role")
                .description("AWS Backup: back up, copy and restore")
                .assumedBy(new ServicePrincipal(RoleRules.SERVICE))
                .managedPolicies(POLICIES)
                .build();
        AcknowledgementRequests.whenRequested(
                this,
                () -> PlanAcknowledgements.acknowledge((CfnRole) made.getNode().getDefaultChild()));
        return made;
    }

    /** Not CDK's BackupPlan: it accepts destination vaults as constructs only, and refuses an unresolved schedule. */
    private CfnBackupPlan plan(Builder settings, StackEnvironment home) {
        PlanRendering rendering = new PlanRendering(home, backupVault.getBackupVaultName());
        return CfnBackupPlan.Builder.create(this, "Resource")
                .backupPlan(CfnBackupPlan.BackupPlanResourceTypeProperty.builder()
                        .backupPlanName(
                                settings.planName == null ? UniqueNames.of(this, LONGEST_NAME) : settings.planName)
                        .backupPlanRule(settings.rules.stream()
                                .map(rule -> rendering.rule(rule, settings.copies))
                                .toList())
                        .build())
                .build();
    }

    /** Not CDK's BackupSelection: it accepts no resources later, and adds policies to a given role. */
    private CfnBackupSelection.BackupSelectionResourceTypeProperty selection() {
        return CfnBackupSelection.BackupSelectionResourceTypeProperty.builder()
                .selectionName(selectionName)
                .iamRoleArn(serviceRole.getRoleArn())
                .resources(selected.arns())
                .build();
    }

    private void warn() {
        selected.kinds().stream().filter(warned::add).forEach(warnings::about);
    }

    /** Copies fail until their vaults exist. CDK orders the stacks of one stage only; a pipeline orders the others. */
    private void deployAfterDestinations(StackEnvironment home) {
        copies.stream()
                .map(copy -> copy.destination().stack)
                .filter(other -> other != null && other != home.stack())
                .distinct()
                .filter(other -> Stage.of(other) == Stage.of(home.stack()))
                .forEach(other -> home.stack().addStackDependency(other, "copies backups into a vault of that stack"));
    }

    /**
     * Protects another resource, named by its ARN. Tags are refused, because other resources may have them.
     *
     * @param resource the resource
     * @throws IllegalArgumentException one line for each problem
     */
    public void addResource(BackupResource resource) {
        Problems problems = new Problems();
        if (resource == null) {
            problems.isNull("addResource");
        }
        List<BackupResource> added = resource == null ? List.of() : List.of(resource);
        SelectedResources more = selected.plus(problems, new StackEnvironment(this), added);
        CopyRules.checkKeys(problems, more.kinds(), copies);
        problems.throwIfAny(() -> getNode().getPath());
        selected = more;
        selection.setBackupSelection(selection());
        warn();
    }

    /** {@return the inner resource, for everything that this construct does not set} */
    public CfnBackupPlan getPlan() {
        return plan;
    }

    /** {@return id of the plan} */
    public String getPlanId() {
        return plan.getAttrBackupPlanId();
    }

    /** {@return ARN of the plan} */
    public String getPlanArn() {
        return plan.getAttrBackupPlanArn();
    }

    /** {@return id of the selection, which holds the protected resources} */
    public String getSelectionId() {
        return selection.getAttrSelectionId();
    }

    /** {@return the vault that holds the backups, made here or given; another plan may use it too} */
    public IBackupVault getVault() {
        return backupVault;
    }

    /** {@return name of that vault} */
    public String getVaultName() {
        return backupVault.getBackupVaultName();
    }

    /** {@return ARN of that vault} */
    public String getVaultArn() {
        return backupVault.getBackupVaultArn();
    }

    /** {@return the key of that vault, or nothing if an {@link IBackupVault} was given} */
    public Optional<IKey> getEncryptionKey() {
        return Optional.ofNullable(key);
    }

    /** {@return the role that AWS Backup assumes to back up, copy and restore, made here or given} */
    public IRole getRole() {
        return serviceRole;
    }

    /** {@return the rules of the plan} */
    public List<BackupRule> getRules() {
        return rules;
    }

    /** {@return the vaults that the plan or a rule of it copies backups to} */
    public List<DestinationVault> getDestinations() {
        return copies.stream().map(BackupCopy::destination).distinct().toList();
    }

    /**
     * The vaults that one rule copies its backups to.
     *
     * @param rule a rule of this plan
     * @return the vaults, those that the plan sets for all rules among them
     */
    public List<DestinationVault> getDestinations(BackupRule rule) {
        return Stream.concat(copiesOfEachRule.stream(), rule.copies.stream())
                .map(BackupCopy::destination)
                .distinct()
                .toList();
    }

    /** {@return the types of the protected resources as AWS Backup names them in its metrics: {@code Aurora}, {@code EFS}} */
    public Set<String> getResourceTypes() {
        return selected.kinds().stream()
                .flatMap(kind -> kind.resourceType().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Builds a {@link DataBackupPlan}. */
    public static final class Builder extends PlanSettings<Builder> {
        private Builder(Construct scope, String id) {
            super(scope, id);
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

        /**
         * Checks the input and builds the plan.
         *
         * @return the plan
         * @throws IllegalArgumentException one line for each problem, before anything is made
         */
        public DataBackupPlan build() {
            return prepare().build(place::path);
        }

        Prepared<DataBackupPlan> prepare() {
            Problems problems = new Problems();
            arguments.check(problems);
            SelectedResources resources = PlanRules.check(problems, this, home);
            return new Prepared<>(problems, () -> new DataBackupPlan(this, resources));
        }
    }
}
