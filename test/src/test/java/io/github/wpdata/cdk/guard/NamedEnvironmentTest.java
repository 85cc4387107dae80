package io.github.wpdata.cdk.guard;

import static io.github.wpdata.cdk.guard.Templates.baseline;
import static io.github.wpdata.cdk.guard.Templates.described;
import static io.github.wpdata.cdk.guard.Templates.nested;
import static io.github.wpdata.cdk.guard.Templates.shop;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** AWS CDK writes account and region into the template where the app names them, and references where it does not. */
class NamedEnvironmentTest {
    private static final String NAMED = "aws://111122223333/eu-west-1";
    private static final String REGION_UNSET = """
            WARNING StackRelocated Shop: the stack's region changed from eu-west-1 to not set. The environment of the \
            CDK CLI decides where the stack is deployed; in another region it starts empty.""";

    private static final String REFERENCES = resources(
            "{'Fn::Join': ['', ['arn:', {'Ref': 'AWS::Partition'}, ':iam::', {'Ref': 'AWS::AccountId'}, ':root']]}",
            "{'Fn::Join': ['', ['arn:', {'Ref': 'AWS::Partition'}, ':rds:', {'Ref': 'AWS::Region'}, ':', "
                    + "{'Ref': 'AWS::AccountId'}, ':cluster:', {'Ref': 'Database'}]]}",
            "{'Fn::Sub': '${AWS::Region}-media'}");
    private static final String LITERALS = resources(
            "{'Fn::Join': ['', ['arn:', {'Ref': 'AWS::Partition'}, ':iam::111122223333:root']]}",
            "{'Fn::Join': ['', ['arn:', {'Ref': 'AWS::Partition'}, ':rds:eu-west-1:111122223333:cluster:', "
                    + "{'Ref': 'Database'}]]}",
            "'eu-west-1-media'");

    private static String resources(String principal, String database, String bucket) {
        return """
                'Key': {'Type': 'AWS::KMS::Key', 'Properties': {'KeyPolicy': {'Statement': [{'Effect': 'Allow', \
                'Action': 'kms:*', 'Resource': '*', 'Principal': {'AWS': %s}}]}}}, \
                'Selection': {'Type': 'AWS::Backup::BackupSelection', 'Properties': {'BackupPlanId': 'plan', \
                'BackupSelection': {'IamRoleArn': 'role', 'SelectionName': 'all', 'Resources': [%s]}}}, \
                'Media': {'Type': 'AWS::S3::Bucket', 'Properties': {'BucketName': %s}}""".formatted(principal, database, bucket);
    }

    @Test
    void toNameAccountAndRegionChangesNoResource() {
        Baseline named = baseline(shop(LITERALS).in(NAMED));
        Baseline unnamed = baseline(shop(REFERENCES));

        assertThat(described(unnamed, named)).isEmpty();
        assertThat(described(named, unnamed)).containsExactly(REGION_UNSET);
    }

    @Test
    void aNestedStackIsWhereTheStackAroundItIs() {
        Baseline named = baseline(shop("").in(NAMED), nested("Shop/Inner", LITERALS));
        Baseline unnamed = baseline(shop(""), nested("Shop/Inner", REFERENCES));

        assertThat(described(unnamed, named)).isEmpty();
        assertThat(described(named, unnamed)).containsExactly(REGION_UNSET);
    }

    @Test
    void anotherAccountOrRegionThanTheNamedOneIsStillALoss() {
        Baseline other =
                baseline(shop(LITERALS.replace("111122223333", "444455556666").replace("eu-west-1", "eu-central-1"))
                        .in(NAMED));

        assertThat(described(baseline(shop(REFERENCES)), other)).containsExactly("""
                        FATAL ProtectionLost Shop/Key: KeyPolicy also contains \
                        {"Effect":"Allow","Action":"kms:*","Resource":"*","Principal":{"AWS":{"Fn::Join":["",["arn:",\
                        {"Ref":"AWS::Partition"},":iam::444455556666:root"]]}}}. From the next deployment on, more \
                        principals can disable or delete the key, or change its policy.""", """
                        FATAL PropertyReplaces Shop/Media: BucketName changed from "eu-west-1-media" to \
                        "eu-central-1-media", which replaces the bucket. A new, empty bucket takes its place; the old \
                        one is deleted if it is empty; otherwise the deletion fails and it is kept, outside the \
                        stack.""", """
                        FATAL ProtectionLost Shop/Selection: BackupSelection.Resources no longer contains \
                        {"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},":rds:eu-west-1:111122223333:cluster:",\
                        {"Ref":"Database"}]]}. From the next deployment on, these resources are no longer backed up by \
                        the selection.""");
    }

    @Test
    void whatIsNeitherAccountNorRegionStaysUnresolved() {
        String list =
                "'Media': {'Type': 'AWS::S3::Bucket', 'Properties': {'BucketName': {'Fn::Join': ['', {'Ref': 'Names'}]}}}";
        String text = "'Media': {'Type': 'AWS::S3::Bucket', 'Properties': {'BucketName': 'Names'}}";

        assertThat(described(baseline(shop(list)), baseline(shop(list).in(NAMED))))
                .isEmpty();
        assertThat(described(baseline(shop(list)), baseline(shop(text).in(NAMED))))
                .containsExactly("""
                        FATAL PropertyReplaces Shop/Media: BucketName changed from {"Fn::Join":["",{"Ref":"Names"}]} to \
                        "Names", which replaces the bucket. A new, empty bucket takes its place; the old one is deleted \
                        if it is empty; otherwise the deletion fails and it is kept, outside the stack.""");
    }
}
