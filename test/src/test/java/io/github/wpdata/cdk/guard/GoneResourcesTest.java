package io.github.wpdata.cdk.guard;

import static io.github.wpdata.cdk.guard.Templates.baseline;
import static io.github.wpdata.cdk.guard.Templates.compare;
import static io.github.wpdata.cdk.guard.Templates.described;
import static io.github.wpdata.cdk.guard.Templates.nested;
import static io.github.wpdata.cdk.guard.Templates.shop;
import static io.github.wpdata.cdk.guard.Templates.stack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources that vanish, move, change type or lose what protects them. */
class GoneResourcesTest {

    private static final String KEPT = """
            {'Type': 'AWS::S3::Bucket', 'DeletionPolicy': 'Retain', 'UpdateReplacePolicy': 'Retain', 'Properties': \
            {'BucketName': 'media'}}""";
    private static final String LOST = """
            {'Type': 'AWS::EFS::FileSystem', 'DeletionPolicy': 'Delete', 'UpdateReplacePolicy': 'Delete', \
            'Properties': {'Encrypted': true}}""";

    @Test
    void aResourceThatVanishesIsALoss() {
        Baseline before = baseline(shop("'Media': " + KEPT + ", 'Files': " + LOST));
        Baseline now = baseline(shop("'Queue': {'Type': 'AWS::SNS::Topic'}"));

        assertThat(described(before, now)).containsExactly("""
                        FATAL ResourceRemoved Shop/Files: the file system (AWS::EFS::FileSystem, logical id Files) is \
                        gone from the template. The file system is deleted with all its data.""", """
                        FATAL ResourceRemoved Shop/Media: the bucket (AWS::S3::Bucket, logical id Media) is gone from \
                        the template. The bucket is kept, outside the stack.""");
        assertThat(compare(before, now).get(0).fix())
                .isEqualTo("Bring the resource back, or accept the change: .accept(\"Shop/Files\", \"<reason>\")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS::RDS::DBCluster                 | ''                           | database cluster | is deleted after a final snapshot
            AWS::RDS::DBCluster                 | 'DeletionPolicy': 'Delete',  | database cluster | is deleted with its data and its automated backups
            AWS::RDS::DBInstance                | ''                           | database instance | is deleted after a final snapshot
            AWS::ElastiCache::ReplicationGroup  | ''                           | cache            | is deleted with all its data
            AWS::KMS::Key                       | ''                           | key              | is scheduled for deletion; data that it encrypted, backups included, becomes unreadable
            AWS::KMS::Key                       | 'DeletionPolicy': 'Retain',  | key              | is kept, outside the stack
            AWS::SecretsManager::Secret         | ''                           | secret           | is deleted at once, without a recovery window
            AWS::Backup::BackupVault            | ''                           | backup vault     | is deleted if it is empty; otherwise the deletion fails and it is kept, outside the stack
            AWS::CloudFormation::Stack          | ''                           | nested stack     | is deleted, and each resource in it by its own DeletionPolicy
            """, quoteCharacter = '~')
    void whatHappensToTheDataDependsOnTypeAndPolicy(String type, String policy, String noun, String fate) {
        Baseline before = baseline(
                shop("'Data': {%s 'Type': '%s', 'Properties': {}}".formatted(policy.equals("''") ? "" : policy, type)));

        assertThat(described(before, baseline(shop("")))).containsExactly("""
                        FATAL ResourceRemoved Shop/Data: the %s (%s, logical id Data) is gone from the template. The \
                        %s %s.""".formatted(noun, type, noun, fate));
    }

    @Test
    void aReaderThatVanishesIsAWarning() {
        String reader = """
                'Reader': {'Type': 'AWS::RDS::DBInstance', 'Properties': {'DBClusterIdentifier': {'Ref': 'Database'}}}""";

        assertThat(described(baseline(shop(reader)), baseline(shop("")))).containsExactly("""
                        WARNING ResourceRemoved Shop/Reader: the database instance (AWS::RDS::DBInstance, logical id \
                        Reader) is gone from the template. It holds no data of its own: the storage belongs to its \
                        cluster.""");
    }

    @Test
    void anotherLogicalIdForTheSameConstructIsAMove() {
        Baseline before = baseline(stack("Shop", "'Files1': " + LOST, Map.of("Files1", "Data/Files/Resource")));
        Baseline now = baseline(
                stack("Shop", "'Files2': " + LOST.replace("true", "false"), Map.of("Files2", "Data/Files/Resource")));

        assertThat(described(before, now)).containsExactly("""
                        FATAL ResourceMoved Shop/Data/Files: the file system moved from logical id Files1 to Files2. \
                        To CloudFormation that is a new resource and a removed one. A new, empty file system takes \
                        its place; the old one is deleted with all its data.""");
        assertThat(compare(before, now).get(0).fix()).isEqualTo("""
                        Give it back its id and place, or pin the id with overrideLogicalId("Files1"), or accept the \
                        change: .accept("Shop/Data/Files", "<reason>")""");
    }

    @Test
    void theSamePropertiesUnderAnotherConstructAreAMove() {
        assertThat(described(baseline(shop("'Media': " + KEPT)), baseline(shop("'Assets': " + KEPT))))
                .containsExactly("""
                        FATAL ResourceMoved Shop/Media: the bucket moved from logical id Media to Assets, now \
                        Shop/Assets. To CloudFormation that is a new resource and a removed one. CloudFormation \
                        refuses that while BucketName stays "media": the deployment fails and changes nothing. Under \
                        another name, a new, empty bucket takes its place; the old one is kept, outside the stack.""");
    }

    @Test
    void aConstructThatGoesToAnotherStackIsAMove() {
        Baseline before = baseline(shop("'Files': " + LOST), stack("Web", "", Map.of()));
        Baseline now = baseline(shop(""), stack("Web", "'Files': " + LOST, Map.of()));

        assertThat(described(before, now)).containsExactly("""
                        FATAL ResourceMoved Shop/Files: the file system moved from logical id Files to Files, now \
                        Web/Files. To CloudFormation that is a new resource and a removed one. A new, empty file \
                        system takes its place; the old one is deleted with all its data.""");
    }

    @Test
    void anEqualPathIsASurerSignThanEqualProperties() {
        String key = "{'Type': 'AWS::KMS::Key', 'DeletionPolicy': 'Retain'}";
        Baseline before = baseline(
                stack("Shop", "'A1': " + key + ", 'B1': " + key, Map.of("A1", "A/Resource", "B1", "B/Resource")));
        Baseline now = baseline(stack("Shop", "'B2': " + key, Map.of("B2", "B/Resource")));

        assertThat(described(before, now)).containsExactly("""
                        FATAL ResourceMoved Shop/B: the key moved from logical id B1 to B2. To CloudFormation that is \
                        a new resource and a removed one. A new key takes its place; the old one is kept, outside the \
                        stack. Data that the old key encrypted is not encrypted again.""", """
                        FATAL ResourceRemoved Shop/A: the key (AWS::KMS::Key, logical id A1) is gone from the \
                        template. The key is kept, outside the stack.""");
    }

    @Test
    void anotherResourceIsNotTakenForAMove() {
        assertThat(described(
                        baseline(shop("'Media': " + KEPT)),
                        baseline(shop("'Assets': " + KEPT.replace("'media'", "'assets'")))))
                .containsExactly("""
                        FATAL ResourceRemoved Shop/Media: the bucket (AWS::S3::Bucket, logical id Media) is gone from \
                        the template. The bucket is kept, outside the stack.""", """
                        WARNING NotInBaseline Shop: the baseline does not list these resources yet, so nothing guards \
                        them: Shop/Assets.""");
    }

    @Test
    void aLogicalIdOfAnotherTypeIsRefusedByCloudFormation() {
        assertThat(described(baseline(shop("'Data': " + LOST)), baseline(shop("'Data': {'Type': 'AWS::S3::Bucket'}"))))
                .containsExactly("""
                        FATAL TypeChanged Shop/Data: the type of logical id Data changed from AWS::EFS::FileSystem to \
                        AWS::S3::Bucket, an update that CloudFormation refuses. Under another logical id for the new \
                        resource, the old one is removed. The file system is deleted with all its data.""");
    }

    @Test
    void weakerPoliciesAreALossAndStrongerOnesAreNot() {
        Baseline kept = baseline(shop("'Media': " + KEPT));
        Baseline weak = baseline(shop("'Media': "
                + KEPT.replace("'DeletionPolicy': 'Retain'", "'DeletionPolicy': 'Snapshot'")
                        .replace("'UpdateReplacePolicy': 'Retain', ", "")));

        assertThat(described(kept, weak)).containsExactly("""
                        FATAL ProtectionLost Shop/Media: DeletionPolicy changed from Retain to Snapshot. From the \
                        next deployment on, if the bucket leaves the stack, it is deleted after a final snapshot.""", """
                        FATAL ProtectionLost Shop/Media: UpdateReplacePolicy changed from Retain to Delete. From the \
                        next deployment on, if the bucket is replaced, it is deleted if it is empty; otherwise the \
                        deletion fails and it is kept, outside the stack.""");
        assertThat(compare(kept, weak).get(0).fix()).isEqualTo("""
                        Set it back to Retain, or accept the change: .accept("Shop/Media", "DeletionPolicy", \
                        "<reason>")""");
        assertThat(described(weak, kept)).isEmpty();
        assertThat(described(
                        kept,
                        baseline(shop("'Media': " + KEPT.replace("'Retain', 'Upd", "'RetainExceptOnCreate', 'Upd")))))
                .isEmpty();
    }

    @Test
    void aPolicyThatOnlyTheDeploymentKnowsKeepsNothingForCertain() {
        Baseline kept = baseline(shop("'Media': " + KEPT));
        Baseline chosen = baseline(
                shop("'Media': " + KEPT.replace("'DeletionPolicy': 'Retain'", "'DeletionPolicy': {'Ref': 'Policy'}")));

        assertThat(described(kept, chosen)).containsExactly("""
                        FATAL ProtectionLost Shop/Media: DeletionPolicy changed from Retain to {"Ref":"Policy"}. From \
                        the next deployment on, if the bucket leaves the stack, it is deleted if it is empty; \
                        otherwise the deletion fails and it is kept, outside the stack.""");
        assertThat(described(chosen, chosen)).isEmpty();
    }

    @Test
    void aConditionMayRemoveAResource() {
        Baseline always = baseline(shop("'Files': " + LOST));
        Baseline sometimes = baseline(shop("'Files': " + LOST.replace("'Type'", "'Condition': 'Prod', 'Type'")));
        Baseline elsewhere = baseline(shop("'Files': " + LOST.replace("'Type'", "'Condition': 'Test', 'Type'")));

        assertThat(described(always, sometimes)).containsExactly("""
                        WARNING ConditionChanged Shop/Files: Condition changed from not set to Prod. Where it is \
                        false, the next deployment removes the file system. The file system is deleted with all its \
                        data.""");
        assertThat(described(sometimes, elsewhere)).containsExactly("""
                        WARNING ConditionChanged Shop/Files: Condition changed from Prod to Test. Where it is false, \
                        the next deployment removes the file system. The file system is deleted with all its data.""");
        assertThat(compare(always, sometimes).get(0).fix()).isEqualTo("""
                        Set Condition back, or accept the change: .accept("Shop/Files", "Condition", "<reason>")""");
        assertThat(described(sometimes, sometimes)).isEmpty();
        assertThat(described(sometimes, always)).isEmpty();
    }

    @Test
    void lostProtectionIsALossAndGainedProtectionIsNot() {
        String cluster = "'Database': {'Type': 'AWS::RDS::DBCluster', 'Properties': {'DeletionProtection': %s}}";
        Baseline on = baseline(shop(cluster.formatted("true")));
        Baseline off = baseline(shop(cluster.formatted("false")));
        Baseline maybe = baseline(shop(cluster.formatted("{'Fn::If': ['Prod', true, false]}")));

        assertThat(described(on, off)).containsExactly("""
                        FATAL ProtectionLost Shop/Database: DeletionProtection changed from true to false. From the \
                        next deployment on, a single call can delete the database cluster.""");
        assertThat(described(on, maybe)).containsExactly("""
                        FATAL ProtectionLost Shop/Database: DeletionProtection changed from true to \
                        {"Fn::If":["Prod",true,false]}. From the next deployment on, a single call can delete the \
                        database cluster.""");
        assertThat(described(off, on)).isEmpty();
        assertThat(described(on, baseline(shop(cluster.formatted("'true'"))))).isEmpty();
    }

    @Test
    void lostLocksReshardingAndReplicaProtectionAreLosses() {
        Baseline before = baseline(shop("""
                'Vault': {'Type': 'AWS::Backup::BackupVault', 'Properties': {'LockConfiguration': {'MinRetentionDays': 7}}},
                'Cache': {'Type': 'AWS::ElastiCache::ReplicationGroup', 'UpdatePolicy': {'UseOnlineResharding': true}},
                'Table': {'Type': 'AWS::DynamoDB::GlobalTable', 'Properties': {'Replicas': [{'DeletionProtectionEnabled': true}]}},
                'Users': {'Type': 'AWS::Cognito::UserPool', 'Properties': {'DeletionProtection': 'ACTIVE'}}
                """));
        Baseline now = baseline(shop("""
                'Vault': {'Type': 'AWS::Backup::BackupVault'},
                'Cache': {'Type': 'AWS::ElastiCache::ReplicationGroup'},
                'Table': {'Type': 'AWS::DynamoDB::GlobalTable', 'Properties': {'Replicas': [{'DeletionProtectionEnabled': true}, {'Region': 'eu-west-1'}]}},
                'Users': {'Type': 'AWS::Cognito::UserPool', 'Properties': {'DeletionProtection': 'INACTIVE'}}
                """));

        assertThat(described(before, now)).containsExactly("""
                        FATAL ProtectionLost Shop/Cache: UseOnlineResharding changed from true to not set (default: \
                        off). From the next deployment on, a change of its shards replaces the cache.""", """
                        FATAL ProtectionLost Shop/Table: Replicas[].DeletionProtectionEnabled changed from [true] to \
                        [true,null]. From the next deployment on, a single call can delete the global table.""", """
                        FATAL ProtectionLost Shop/Users: DeletionProtection changed from "ACTIVE" to "INACTIVE". From \
                        the next deployment on, a single call can delete the user pool.""", """
                        FATAL ProtectionLost Shop/Vault: LockConfiguration changed from {"MinRetentionDays":7} to not \
                        set. From the next deployment on, recovery points in the backup vault can be deleted before \
                        their retention ends.""");
    }

    @Test
    void aStackThatLeavesTheAppKeepsItsData() {
        Baseline before = baseline(shop("'Files': " + LOST + ", 'Media': " + KEPT));

        assertThat(described(before, baseline(stack("Web", "", Map.of())))).containsExactly("""
                        FATAL StackRemoved Shop: the stack is no longer part of the app. AWS keeps the stack Shop and \
                        its stateful resources (Shop/Files, Shop/Media), but no deployment manages them; under \
                        another name the stack starts empty.""");
    }

    @Test
    void anotherStackNameMeansAnotherStack() {
        Templates.Stack template = shop("'Files': " + LOST);

        assertThat(described(baseline(template), baseline(template.named("shop-prod"))))
                .containsExactly("""
                        FATAL StackRenamed Shop: the stack's name changed from Shop to shop-prod. CloudFormation \
                        creates the stack shop-prod with empty resources; the stack Shop and its stateful resources \
                        (Shop/Files) are kept, but no deployment manages them.""");
    }

    @Test
    void aStackUnderAnotherConstructPathIsTheSameStackWhileItsNameStays() {
        Baseline before = baseline(
                stack("Shop", "'Media': " + KEPT, Map.of()).named("shop"), nested("Shop/Inner", "'Files': " + LOST));

        assertThat(described(
                        before,
                        baseline(
                                stack("Prod/Data", "'Media': " + KEPT, Map.of()).named("shop"),
                                nested("Prod/Data/Inner", "'Files': " + LOST))))
                .isEmpty();
        assertThat(described(
                        before,
                        baseline(
                                stack("Prod/Data", "'Media': " + KEPT, Map.of()).named("shop"))))
                .containsExactly("""
                        FATAL ResourceRemoved Prod/Data/Inner/Files: the file system (AWS::EFS::FileSystem, logical \
                        id Files) is gone from the template. The file system is deleted with all its data.""");
    }

    @Test
    void aNameThatStacksOfSeveralRegionsShareFindsNone() {
        Baseline before = baseline(
                stack("Eu/Shop", "'Media': " + KEPT, Map.of()).named("shop"),
                stack("Us/Shop", "'Media': " + KEPT, Map.of()).named("shop"));
        Baseline now = baseline(
                stack("Europe/Shop", "'Media': " + KEPT, Map.of()).named("shop"),
                stack("Us/Shop", "'Media': " + KEPT, Map.of()).named("shop"),
                stack("Asia/Shop", "'Media': " + KEPT, Map.of()).named("shop"));

        assertThat(described(before, before)).isEmpty();
        assertThat(described(before, now)).first().isEqualTo("""
                        FATAL StackRemoved Eu/Shop: the stack is no longer part of the app. AWS keeps the stack shop \
                        and its stateful resources (Eu/Shop/Media), but no deployment manages them; under another \
                        name the stack starts empty.""");
    }

    @Test
    void aStackThatBecomesANestedOneIsLeftBehind() {
        Baseline before = baseline(stack("Shop/Data", "'Files': " + LOST, Map.of()));

        assertThat(described(before, baseline(shop(""), nested("Shop/Data", "'Files': " + LOST))))
                .containsExactly("""
                        FATAL StackRemoved Shop/Data: the stack is no longer part of the app. AWS keeps the stack \
                        Shop/Data and its stateful resources (Shop/Data/Files), but no deployment manages them; under \
                        another name the stack starts empty.""");
    }

    @Test
    void aNestedStackThatVanishesTakesItsResourcesWithIt() {
        Baseline before = baseline(shop("'Media': " + KEPT), nested("Shop/Inner", "'Files': " + LOST));

        assertThat(described(before, baseline(shop("'Media': " + KEPT)))).containsExactly("""
                        FATAL ResourceRemoved Shop/Inner/Files: the file system (AWS::EFS::FileSystem, logical id \
                        Files) is gone from the template. The file system is deleted with all its data.""");
    }

    @Test
    void newResourcesAreNamedOncePerStack() {
        assertThat(described(
                        baseline(shop("'Media': " + KEPT)),
                        baseline(
                                shop("'Media': " + KEPT + ", 'Files': " + LOST + ", 'Key': {'Type': 'AWS::KMS::Key'}"),
                                stack("Web", "'Logs': {'Type': 'AWS::Logs::LogGroup'}", Map.of()))))
                .containsExactly("""
                        WARNING NotInBaseline Shop: the baseline does not list these resources yet, so nothing guards \
                        them: Shop/Files, Shop/Key.""", """
                        WARNING NotInBaseline Web: the baseline does not list these resources yet, so nothing guards \
                        them: Web/Logs.""");
    }
}
