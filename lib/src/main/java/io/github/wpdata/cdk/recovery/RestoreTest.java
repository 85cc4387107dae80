package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.cdk.SortedMaps;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.backup.CfnRestoreTestingPlan;
import software.amazon.awscdk.services.backup.CfnRestoreTestingSelection;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.constructs.Construct;

/**
 * Restores the newest backups of a vault on a schedule, checks what was restored, reports a verdict, and deletes it all
 * again.
 *
 * <pre>{@code
 * RestoreTest.Builder.create(this, "RestoreTest")
 *         .vault(vault.getVault(), vault.getEncryptionKey())
 *         .vpc(vpc)
 *         .notify(topic)
 *         .build();
 * }</pre>
 *
 * <p>AWS Backup restores a cluster without an instance. A state machine adds one, runs a statement through the RDS Data
 * API, and deletes the instance, whatever happens. Of files it compares the size with a minimum. The verdict is found in
 * AWS Backup, and is sent to the topic. The Data API serves Aurora MySQL from version 3.07.
 */
public final class RestoreTest extends Construct {
    private static final int LONGEST_NAME = 50;
    private static final String ALL = "*";

    private final RestoreTestSettings<?> settings;
    private final StackEnvironment environment;
    private final String keyArn;
    private final @Nullable RestoredNetwork network;
    private final Role restoreRole;
    private final Role workflowRole;
    private final CfnStateMachine stateMachine;
    private final CfnRestoreTestingPlan plan;

    private RestoreTest(RestoreTestSettings<?> settings, RestoreTestChecks checked) {
        super(settings.place.scope(), settings.place.id());
        this.settings = settings;
        environment = settings.home;
        RestoreTestWarnings.annotate(settings, environment, new Warnings(this));
        keyArn = settings.vaults.values().iterator().next().getKeyArn();
        network = settings.testDatabases ? network(checked) : null;
        restoreRole = restoreRole();
        workflowRole = workflowRole();
        stateMachine = stateMachine(checked.minimumBytes());
        plan = plan();
        if (network != null) {
            select("Aurora", settings.databases, network.metadata(keyArn));
        }
        if (settings.testFiles) {
            select("EFS", settings.fileSystems, Map.of("kmsKeyId", keyArn));
        }
        startChecks();
        ReservedTags.refuse(getNode(), plan);
    }

    private RestoredNetwork network(RestoreTestChecks checked) {
        return RestoredNetwork.create(
                this,
                Objects.requireNonNull(settings.vpc),
                Objects.requireNonNull(checked.subnets()),
                settings.clusterParameterGroupName);
    }

    private Role restoreRole() {
        List<String> keyArns = Stream.concat(settings.vaults.values().stream(), settings.resourceKeys.stream())
                .map(IKey::getKeyArn)
                .distinct()
                .toList();
        Role role = role("RestoreRole", "AWS Backup: restore tests", new ServicePrincipal("backup.amazonaws.com"));
        ManagedPolicy policy = allow(
                "RestorePolicy",
                role,
                RestorePermissions.ofRestores(environment, keyArns, network, settings.testFiles));
        AcknowledgementRequests.whenRequested(
                this, () -> RestoreTestAcknowledgements.acknowledgeRestorePolicy(resource(policy)));
        return role;
    }

    private Role workflowRole() {
        // Step Functions Developer Guide: prevent cross-service confused deputy issue.
        String machines = String.join(
                ":",
                "arn",
                environment.partition(),
                "states",
                environment.region(),
                environment.account(),
                "stateMachine",
                ALL);
        IPrincipal own = new ServicePrincipal("states.amazonaws.com")
                .withConditions(SortedMaps.of(Map.<String, Object>of(
                        "StringEquals", Map.of("aws:SourceAccount", environment.account()),
                        "ArnLike", Map.of("aws:SourceArn", machines))));
        Role role = role("CheckRole", "Step Functions: checks of restore tests", own);
        ManagedPolicy policy = allow(
                "CheckPolicy", role, RestorePermissions.ofWorkflow(environment, keyArn, network, settings.testFiles));
        if (settings.topic != null) {
            settings.topic.grantPublish(policy);
        }
        AcknowledgementRequests.whenRequested(
                this, () -> RestoreTestAcknowledgements.acknowledgeWorkflowPolicy(resource(policy)));
        return role;
    }

    private CfnStateMachine stateMachine(long minimumBytes) {
        RestoreWorkflow workflow = new RestoreWorkflow(
                new ClusterCheck(
                        keyArn, settings.databaseName, DatabaseCheck.statement(settings), settings.maxCapacity),
                new FilesCheck(minimumBytes),
                settings.topic == null ? null : settings.topic.getTopicArn());
        CfnStateMachine made = CfnStateMachine.Builder.create(this, "Check")
                .definition(workflow.definition())
                .roleArn(workflowRole.getRoleArn())
                .build();
        AcknowledgementRequests.whenRequested(this, () -> RestoreTestAcknowledgements.acknowledgeStateMachine(made));
        return made;
    }

    private CfnRestoreTestingPlan plan() {
        return CfnRestoreTestingPlan.Builder.create(this, "Resource")
                .restoreTestingPlanName(settings.planName == null ? uniqueName() : settings.planName)
                .scheduleExpression(settings.schedule)
                .startWindowHours(settings.startWindow.toHours())
                .recoveryPointSelection(CfnRestoreTestingPlan.RestoreTestingRecoveryPointSelectionProperty.builder()
                        .algorithm("LATEST_WITHIN_WINDOW")
                        .includeVaults(settings.vaults.keySet().stream()
                                .map(IBackupVault::getBackupVaultArn)
                                .toList())
                        .recoveryPointTypes(List.of("SNAPSHOT"))
                        .selectionWindowDays(settings.selectionWindow.toDays())
                        .build())
                .build();
    }

    private String uniqueName() {
        return Names.uniqueResourceName(
                this,
                UniqueResourceNameOptions.builder()
                        .maxLength(LONGEST_NAME)
                        .separator("_")
                        .allowedSpecialCharacters("_")
                        .build());
    }

    private void select(String type, List<String> arns, Map<String, String> metadata) {
        CfnRestoreTestingSelection.Builder.create(this, type)
                .restoreTestingPlanName(plan.getRef())
                .restoreTestingSelectionName(type)
                .protectedResourceType(type)
                .protectedResourceArns(arns.isEmpty() ? List.of(ALL) : arns)
                .iamRoleArn(restoreRole.getRoleArn())
                .restoreMetadataOverrides(metadata)
                .validationWindowHours(settings.validationWindow.toHours())
                .build();
    }

    /** A restore job that has ended starts the check; a check that has ended without a verdict starts another. */
    private void startChecks() {
        Role role = role(
                "StartRole",
                "EventBridge: start the checks of restore tests",
                new ServicePrincipal("events.amazonaws.com"));
        allow(
                "StartPolicy",
                role,
                List.of(PolicyStatement.Builder.create()
                        .actions(List.of("states:StartExecution"))
                        .resources(List.of(stateMachine.getAttrArn()))
                        .build()));
        start(
                "Restored",
                role,
                "aws.backup",
                "Restore Job State Change",
                Map.of(
                        "status", List.of("COMPLETED", "FAILED", "ABORTED"),
                        "restoreTestingPlanArn", List.of(plan.getAttrRestoreTestingPlanArn())));
        start(
                "Interrupted",
                role,
                "aws.states",
                "Step Functions Execution Status Change",
                Map.of(
                        "status", List.of("FAILED", "TIMED_OUT", "ABORTED"),
                        "stateMachineArn", List.of(stateMachine.getAttrArn())));
    }

    private void start(String id, Role role, String source, String detailType, Map<String, ?> detail) {
        CfnRule.Builder.create(this, id)
                .eventPattern(SortedMaps.of(
                        Map.of("source", List.of(source), "detail-type", List.of(detailType), "detail", detail)))
                .targets(List.of(CfnRule.TargetProperty.builder()
                        .id("Check")
                        .arn(stateMachine.getAttrArn())
                        .roleArn(role.getRoleArn())
                        .build()))
                .build();
    }

    private Role role(String id, String description, IPrincipal principal) {
        return Role.Builder.create(this, id)
                .description(description)
                .assumedBy(principal)
                .build();
    }

    /** A managed policy, since compliance packs refuse policies inside of a role. */
    private ManagedPolicy allow(String id, Role role, List<PolicyStatement> statements) {
        return ManagedPolicy.Builder.create(this, id)
                .roles(List.of(role))
                .statements(statements)
                .build();
    }

    private static CfnResource resource(ManagedPolicy policy) {
        return (CfnResource) Objects.requireNonNull(policy.getNode().getDefaultChild());
    }

    /** {@return the inner resource: the restore testing plan} */
    public CfnRestoreTestingPlan getPlan() {
        return plan;
    }

    /** {@return the name of the restore testing plan} */
    public String getPlanName() {
        return plan.getRef();
    }

    /** {@return the ARN of the restore testing plan} */
    public String getPlanArn() {
        return plan.getAttrRestoreTestingPlanArn();
    }

    /** {@return the state machine that checks what was restored} */
    public CfnStateMachine getStateMachine() {
        return stateMachine;
    }

    /** {@return the ARN of the state machine} */
    public String getStateMachineArn() {
        return stateMachine.getAttrArn();
    }

    /** {@return the role that AWS Backup assumes for the restores} */
    public Role getRestoreRole() {
        return restoreRole;
    }

    /** {@return the role of the state machine} */
    public Role getCheckRole() {
        return workflowRole;
    }

    /** {@return the security group of restored databases, which has no clients; empty if none are tested} */
    public Optional<ISecurityGroup> getSecurityGroup() {
        return Optional.ofNullable(network).map(RestoredNetwork::securityGroup);
    }

    /** Builds a {@link RestoreTest}. */
    public static final class Builder extends RestoreTestSettings<Builder> {
        private Builder(Construct scope, String id) {
            super(scope, id);
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the construct, in a stack of the vault's region
         * @param id id of the construct within its scope
         * @return a builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Checks the input and builds the restore test.
         *
         * @return the restore test
         * @throws IllegalArgumentException one line for each problem, before anything is made
         */
        public RestoreTest build() {
            Problems problems = new Problems();
            RestoreTestChecks checked = RestoreTestChecks.of(problems, problems, this);
            problems.throwIfAny(place::path);
            return create(checked);
        }

        RestoreTest create(RestoreTestChecks checked) {
            return new RestoreTest(this, checked);
        }
    }
}
