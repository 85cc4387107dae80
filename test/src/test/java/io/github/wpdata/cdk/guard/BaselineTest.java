package io.github.wpdata.cdk.guard;

import static io.github.wpdata.cdk.guard.Templates.baseline;
import static io.github.wpdata.cdk.guard.Templates.described;
import static io.github.wpdata.cdk.guard.Templates.shop;
import static io.github.wpdata.cdk.guard.Templates.stack;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that a user commits. */
class BaselineTest {

    @TempDir
    Path directory;

    @Test
    void theSameTemplatesMakeTheSameFileInWhateverOrderTheyStand() throws IOException {
        String key = "'Key': {'Type': 'AWS::KMS::Key', 'DeletionPolicy': 'Retain'}";
        String access = "'Access': {'Type': 'AWS::EFS::AccessPoint', 'Properties': {%s}}";
        Templates.Stack web = stack("Web", "'Logs': {'Type': 'AWS::Logs::LogGroup'}", Map.of());

        String file = baseline(
                        web,
                        shop(key + ","
                                + access.formatted("'PosixUser': {'Uid': '33', 'Gid': '33'}, 'ClientToken': 'a'")))
                .toJson();

        assertThat(baseline(
                                shop(access.formatted("'ClientToken': 'a', 'PosixUser': {'Gid': '33', 'Uid': '33'}")
                                        + "," + key),
                                web)
                        .toJson())
                .isEqualTo(file);
        assertThat(file.indexOf("\"Access\"")).isLessThan(file.indexOf("\"Key\""));
        assertThat(file.indexOf("\"Key\"")).isLessThan(file.indexOf("\"Web\""));
    }

    @Test
    void whatHoldsNoStateIsNotListed() throws IOException {
        assertThat(baseline(
                                shop("'Topic': {'Type': 'AWS::SNS::Topic'}, 'Queue': {'Type': 'AWS::SQS::Queue'}"),
                                stack("Web", "'Topic': {'Type': 'AWS::SNS::Topic'}", Map.of()))
                        .toJson())
                .contains("\"Shop\"", "\"Queue\"")
                .doesNotContain("Topic", "Web");
    }

    @Test
    void theFileReadsAsItWasWritten() throws IOException {
        Baseline written = baseline(shop("""
                        'Table': {'Type': 'AWS::DynamoDB::Table', 'Properties': {'KeySchema': [{'AttributeName': \
                        'id'}]}}"""), Templates.nested("Shop/Inner", "'Queue': {'Type': 'AWS::SQS::Queue'}"));
        Path file = directory.resolve("baseline.json");
        written.write(file);

        assertThat(Baseline.read(file)).isEqualTo(written);
        assertThat(Files.readString(file)).endsWith("}\n").doesNotContain("\r");
    }

    @Test
    void anIntrinsicStandsForThePropertiesThatItHides() {
        String fsx = "'Files': {'Type': 'AWS::FSx::FileSystem', 'Properties': {'OntapConfiguration': %s}}";
        String choice = "{'Fn::If': ['Prod', {'DeploymentType': 'MULTI_AZ_1'}, {'DeploymentType': '%s'}]}";

        assertThat(described(
                        baseline(shop(fsx.formatted(choice.formatted("SINGLE_AZ_1")))),
                        baseline(shop(fsx.formatted(choice.formatted("SINGLE_AZ_2"))))))
                .contains("""
                        FATAL PropertyReplaces Shop/Files: OntapConfiguration.DeploymentType changed from \
                        {"Fn::If":["Prod",{"DeploymentType":"MULTI_AZ_1"},{"DeploymentType":"SINGLE_AZ_1"}]} to \
                        {"Fn::If":["Prod",{"DeploymentType":"MULTI_AZ_1"},{"DeploymentType":"SINGLE_AZ_2"}]}, which \
                        replaces the file system. A new, empty file system takes its place; the old one is deleted \
                        with all its data.""");
    }
}
