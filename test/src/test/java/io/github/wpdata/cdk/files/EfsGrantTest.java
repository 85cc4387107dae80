package io.github.wpdata.cdk.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;

/** Each grant to mount, for identities of every kind. It needs no key: EFS decrypts for its clients. */
class EfsGrantTest {
    private static final String POLICY = "AWS::IAM::Policy";

    private final TestStack test = new TestStack();

    private enum Method {
        MOUNT("grantMount", "ClientMount") {
            @Override
            Grant apply(EfsFileSystem files, IGrantable grantee) {
                return files.grantMount(grantee);
            }
        },
        READ_WRITE("grantReadWrite", "ClientMount", "ClientWrite") {
            @Override
            Grant apply(EfsFileSystem files, IGrantable grantee) {
                return files.grantReadWrite(grantee);
            }
        },
        ACCESS_POINT("grantReadWrite", "ClientMount", "ClientWrite") {
            @Override
            Grant apply(EfsFileSystem files, IGrantable grantee) {
                return files.grantReadWrite(grantee, files.getAccessPoints().get(EfsFileSystem.FIXED_ACCESS_POINT));
            }
        },
        ROOT("grantRootAccess", "ClientMount", "ClientWrite", "ClientRootAccess") {
            @Override
            Grant apply(EfsFileSystem files, IGrantable grantee) {
                return files.grantRootAccess(grantee);
            }
        };

        private final String setter;
        private final List<String> actions;

        Method(String setter, String... actions) {
            this.setter = setter;
            this.actions = Stream.of(actions)
                    .map(action -> "elasticfilesystem:" + action)
                    .toList();
        }

        abstract Grant apply(EfsFileSystem files, IGrantable grantee);
    }

    private EfsFileSystem.Builder files() {
        return EfsFileSystem.Builder.create(test.stack(), "Files")
                .vpc(test.vpc())
                .clients(test.clients())
                .throughputMode(ThroughputMode.ELASTIC);
    }

    private static Role role(Stack stack) {
        return Role.Builder.create(stack, "Pods")
                .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                .build();
    }

    private static void permits(Resources resources, Method method) {
        JsonNode statement = resources.only(POLICY).property("PolicyDocument.Statement.0");
        JsonNode action = statement.path("Action");
        List<String> actions = action.isTextual()
                ? List.of(action.asText())
                : action.valueStream().map(JsonNode::asText).toList();
        assertThat(actions).isEqualTo(method.actions);
        assertThat(resources.only(POLICY).property("PolicyDocument.Statement")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRoleOfTheSameStack(Method method) {
        assertThat(method.apply(files().build(), role(test.stack())).getSuccess())
                .isTrue();

        permits(test.resources(), method);
        assertThat(test.warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleOfALaterStack(Method method) {
        Stack later = new TestStack(test.app(), "Later").stack();
        assertThat(method.apply(files().build(), role(later)).getSuccess()).isTrue();

        permits(Resources.of(later), method);
        assertThat(test.resources().all(POLICY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleOfAStackThatTheFilesDependOn(Method method) {
        TestStack platform = new TestStack(test.app(), "Platform");
        SecurityGroup nodes = SecurityGroup.Builder.create(platform.stack(), "Nodes")
                .vpc(platform.vpc())
                .build();
        EfsFileSystem files = EfsFileSystem.Builder.create(test.stack(), "Files")
                .vpc(platform.vpc())
                .clients(nodes)
                .build();
        assertThat(method.apply(files, role(platform.stack())).getSuccess()).isTrue();

        permits(test.resources(), method);
        assertThat(platform.resources().all(POLICY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anImportedKeyNeedsNoPermission(Method method) {
        EfsFileSystem files = files().encryptionKey(Key.fromKeyArn(
                        test.stack(),
                        "Imported",
                        "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"))
                .build();
        assertThat(method.apply(files, role(test.stack())).getSuccess()).isTrue();

        permits(test.resources(), method);
    }

    @ParameterizedTest
    @EnumSource
    void anImportedRole(Method method) {
        IRole role = Role.fromRoleArn(test.stack(), "Pods", "arn:aws:iam::123456789012:role/pods");
        assertThat(method.apply(files().build(), role).getSuccess()).isTrue();

        Resources resources = test.resources();
        permits(resources, method);
        resources.only(POLICY).has("Roles", List.of("pods"));
    }

    @ParameterizedTest
    @EnumSource
    void aRoleOfAnotherAccountIsReported(Method method) {
        IRole role = Role.fromRoleArn(test.stack(), "Pods", "arn:aws:iam::210987654321:role/pods");
        assertThat(method.apply(files().build(), role).getSuccess()).isFalse();

        assertThat(test.warnings())
                .containsExactly(method.setter + " (Test/Pods) grants nothing, because the identity belongs to another "
                        + "account (210987654321); allow " + String.join(", ", method.actions)
                        + " there, and allow that account in the policies of the resources "
                        + "[ack: @wpdata/cdk:grantIncomplete]");
    }

    @Test
    void theFileSystemPolicyNamesNoIdentity() {
        EfsFileSystem files = files().build();
        Role role = role(test.stack());
        Stream.of(Method.values()).forEach(method -> method.apply(files, role));

        Resources resources = test.resources();
        assertThat(resources
                        .only("AWS::EFS::FileSystem")
                        .property("FileSystemPolicy")
                        .toString())
                .contains("ClientsThroughMountTargets")
                .doesNotContain(resources.only("AWS::IAM::Role").logicalId());
    }
}
