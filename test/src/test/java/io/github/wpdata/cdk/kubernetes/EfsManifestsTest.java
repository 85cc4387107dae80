package io.github.wpdata.cdk.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.wpdata.cdk.files.EfsAccessPoint;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.TestStack;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1PersistentVolume;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1StorageClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.eks.Cluster;
import software.amazon.awscdk.services.eks.ClusterAttributes;
import software.amazon.awscdk.services.eks.ICluster;
import software.amazon.awscdk.services.eks.KubectlProvider;
import software.amazon.awscdk.services.eks.KubectlProviderAttributes;
import software.amazon.awscdk.services.eks.KubernetesManifest;
import software.amazon.awscdk.services.iam.Role;

class EfsManifestsTest {
    private static final String FILE_SYSTEM_ID = "fs-0123456789abcdef0";
    private static final String WP_CONTENT_ID = "fsap-0aaaaaaaaaaaaaaa0";
    private static final String UPLOADS_ID = "fsap-0bbbbbbbbbbbbbbb0";
    private static final String PARAMETER_VALUE = "blog";

    private final TestStack test = new TestStack();
    private final EfsFileSystem files = EfsFileSystem.Builder.create(test.stack(), "Files")
            .vpc(test.vpc())
            .clients(test.clients())
            .accessPoint("uploads", EfsAccessPoint.at("/uploads"))
            .build();

    private EfsManifests.Builder manifests() {
        return EfsManifests.Builder.create(files);
    }

    /** What {@code aws cloudformation describe-stacks} would print. */
    private String deployed(EfsManifests manifests) {
        CfnOutput.Builder.create(test.stack(), "Manifests")
                .value(manifests.toYaml())
                .build();
        return substituted(test.resources().template().at("/Outputs/Manifests/Value"));
    }

    /** What CloudFormation makes of a value. */
    private static String substituted(JsonNode value) {
        JsonNode join = value.path("Fn::Join");
        assertThat(join.path(0).asText()).isEmpty();
        StringBuilder text = new StringBuilder();
        for (JsonNode part : join.path(1)) {
            text.append(part.isTextual() ? part.asText() : idOf(part.path("Ref").asText()));
        }
        return text.toString();
    }

    private static String idOf(String logicalId) {
        if (logicalId.equals("Tenant")) {
            return PARAMETER_VALUE;
        }
        if (logicalId.startsWith("FilesFileSystem")) {
            return FILE_SYSTEM_ID;
        }
        assertThat(logicalId).startsWith("FilesAccessPoints");
        return logicalId.contains("uploads") ? UPLOADS_ID : WP_CONTENT_ID;
    }

    private static List<JsonElement> documents(String yaml) {
        List<JsonElement> documents = new ArrayList<>();
        new Yaml().loadAll(yaml).forEach(document -> documents.add(new Gson().toJsonTree(document)));
        return documents;
    }

    @Test
    void persistentVolumeMountsTheFixedAccessPoint() throws IOException {
        String yaml = deployed(manifests().namespace("wordpress").build());

        assertThat(yaml).isEqualTo("""
                ---
                apiVersion: v1
                kind: PersistentVolume
                metadata:
                  name: wordpress-pv
                spec:
                  accessModes:
                  - ReadWriteMany
                  capacity:
                    storage: "10Gi"
                  claimRef:
                    apiVersion: v1
                    kind: PersistentVolumeClaim
                    name: wordpress-pvc
                    namespace: wordpress
                  csi:
                    driver: efs.csi.aws.com
                    volumeHandle: "fs-0123456789abcdef0::fsap-0aaaaaaaaaaaaaaa0"
                  persistentVolumeReclaimPolicy: Retain
                  storageClassName: ""
                ---
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata:
                  name: wordpress-pvc
                  namespace: wordpress
                spec:
                  accessModes:
                  - ReadWriteMany
                  resources:
                    requests:
                      storage: "10Gi"
                  storageClassName: ""
                  volumeName: wordpress-pv
                """);
        List<JsonElement> documents = documents(yaml);
        assertThat(documents).hasSize(2);
        V1PersistentVolume.validateJsonElement(documents.get(0));
        V1PersistentVolumeClaim.validateJsonElement(documents.get(1));
        V1PersistentVolume volume = V1PersistentVolume.fromJson(documents.get(0).toString());
        V1PersistentVolumeClaim claim =
                V1PersistentVolumeClaim.fromJson(documents.get(1).toString());
        assertThat(claim.getSpec().getVolumeName())
                .isEqualTo(volume.getMetadata().getName());
        assertThat(claim.getSpec().getAccessModes()).isEqualTo(volume.getSpec().getAccessModes());
        assertThat(claim.getSpec().getResources().getRequests().get("storage"))
                .isEqualTo(volume.getSpec().getCapacity().get("storage"));
    }

    @Test
    void storageClassMakesAccessPointsForUser33() throws IOException {
        String yaml = deployed(manifests().dynamic().build());

        assertThat(yaml).isEqualTo("""
                ---
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata:
                  name: efs-ap
                parameters:
                  provisioningMode: efs-ap
                  fileSystemId: "fs-0123456789abcdef0"
                  directoryPerms: "775"
                  uid: "33"
                  gid: "33"
                  basePath: /wp-content
                provisioner: efs.csi.aws.com
                ---
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata:
                  name: wordpress-pvc
                spec:
                  accessModes:
                  - ReadWriteMany
                  resources:
                    requests:
                      storage: "10Gi"
                  storageClassName: efs-ap
                """);
        List<JsonElement> documents = documents(yaml);
        assertThat(documents).hasSize(2);
        V1StorageClass.validateJsonElement(documents.get(0));
        V1PersistentVolumeClaim.validateJsonElement(documents.get(1));
        V1StorageClass storageClass = V1StorageClass.fromJson(documents.get(0).toString());
        assertThat(storageClass.getParameters())
                .containsEntry("directoryPerms", "775")
                .containsEntry("uid", "33");
    }

    @Test
    void whatOnlyTheDeploymentKnowsSurvivesEverywhere() throws IOException {
        String tenant =
                CfnParameter.Builder.create(test.stack(), "Tenant").build().getValueAsString();
        String yaml = deployed(manifests()
                .namespace(tenant)
                .name(tenant + "-shared-volume-of-a-name-that-is-longer-than-a-line-of-eighty-characters-would-be")
                .claimName(tenant + "-claim")
                .storageSize("1.5Ti")
                .accessPoint("uploads")
                .build());

        List<JsonElement> documents = documents(yaml);
        V1PersistentVolume.validateJsonElement(documents.get(0));
        V1PersistentVolumeClaim.validateJsonElement(documents.get(1));
        V1PersistentVolume volume = V1PersistentVolume.fromJson(documents.get(0).toString());
        assertThat(volume.getMetadata().getName())
                .isEqualTo("blog-shared-volume-of-a-name-that-is-longer-than-a-line-of-eighty-characters-would-be");
        assertThat(volume.getSpec().getCsi().getVolumeHandle()).isEqualTo(FILE_SYSTEM_ID + "::" + UPLOADS_ID);
        assertThat(volume.getSpec().getCapacity().get("storage")).isEqualTo(Quantity.fromString("1536Gi"));
        V1PersistentVolumeClaim claim =
                V1PersistentVolumeClaim.fromJson(documents.get(1).toString());
        assertThat(claim.getMetadata().getName()).isEqualTo("blog-claim");
        assertThat(claim.getMetadata().getNamespace()).isEqualTo("blog");
        assertThat(claim.getSpec().getVolumeName())
                .isEqualTo(volume.getMetadata().getName());
    }

    private static String firstName(EfsManifests manifests) {
        return ((Map<?, ?>) manifests.toMaps().get(0).get("metadata"))
                .get("name")
                .toString();
    }

    @Test
    void defaultNamesDifferByFileSystemAndAccessPoint() {
        EfsFileSystem other = EfsFileSystem.Builder.create(test.stack(), "Other")
                .vpc(test.vpc())
                .clients(test.clients())
                .build();

        assertThat(firstName(manifests().build())).isEqualTo("wordpress-pv");
        assertThat(firstName(manifests().build())).isEqualTo("wordpress-pv");
        assertThat(firstName(manifests().accessPoint("uploads").build())).matches("wordpress-pv-uploads-[0-9a-f]{8}");
        assertThat(firstName(EfsManifests.Builder.create(other).build()))
                .matches("wordpress-pv-wp-content-[0-9a-f]{8}");
        assertThat(firstName(manifests().dynamic().build())).isEqualTo("efs-ap");
        assertThat(firstName(EfsManifests.Builder.create(other).dynamic().build()))
                .matches("efs-ap-wp-content-[0-9a-f]{8}");
    }

    @Test
    void anotherAppHasThePlainNameAgain() {
        manifests().build();
        TestStack otherApp = new TestStack();
        EfsFileSystem other = EfsFileSystem.Builder.create(otherApp.stack(), "Files")
                .vpc(otherApp.vpc())
                .clients(otherApp.clients())
                .build();

        assertThat(firstName(EfsManifests.Builder.create(other)
                        .accessPoint("wp-content")
                        .build()))
                .isEqualTo("wordpress-pv");
    }

    @Test
    void withoutANamespaceAnyClaimMayBind() {
        Map<?, ?> spec = (Map<?, ?>) manifests().build().toMaps().get(0).get("spec");

        assertThat(spec.containsKey("csi")).isTrue();
        assertThat(spec.containsKey("claimRef")).isFalse();
    }

    @Test
    void storageClassFollowsTheAccessPoint() {
        EfsFileSystem alpine = EfsFileSystem.Builder.create(test.stack(), "Alpine")
                .vpc(test.vpc())
                .clients(test.clients())
                .fixedAccessPoint(
                        EfsAccessPoint.at("/var/wp-content").owner(82, 83).permissions("2770"))
                .build();

        Map<?, ?> parameters = (Map<?, ?>) EfsManifests.Builder.create(alpine)
                .dynamic()
                .build()
                .toMaps()
                .get(0)
                .get("parameters");
        assertThat(parameters.get("uid")).isEqualTo("82");
        assertThat(parameters.get("gid")).isEqualTo("83");
        assertThat(parameters.get("directoryPerms")).isEqualTo("2770");
        assertThat(parameters.get("basePath")).isEqualTo("/var/wp-content");
    }

    /** If this fails, the other tests prove nothing. */
    @Test
    void validatorIsStrict() {
        JsonElement document = documents(deployed(manifests().build())).get(0);
        document.getAsJsonObject().getAsJsonObject("spec").addProperty("volumeHandel", "fs-1");

        assertThatThrownBy(() -> V1PersistentVolume.validateJsonElement(document))
                .hasMessageContaining("volumeHandel");
    }

    @Test
    void mapsGoToAnEksCluster() throws IOException {
        ICluster cluster = Cluster.fromClusterAttributes(
                test.stack(),
                "Cluster",
                ClusterAttributes.builder()
                        .clusterName("platform")
                        .kubectlProvider(KubectlProvider.fromKubectlProviderAttributes(
                                test.stack(),
                                "Kubectl",
                                KubectlProviderAttributes.builder()
                                        .functionArn("arn:aws:lambda:us-east-1:123456789012:function:kubectl")
                                        .kubectlRoleArn("arn:aws:iam::123456789012:role/kubectl")
                                        .handlerRole(Role.fromRoleArn(
                                                test.stack(), "Handler", "arn:aws:iam::123456789012:role/handler"))
                                        .build()))
                        .build());
        KubernetesManifest.Builder.create(test.stack(), "Manifest")
                .cluster(cluster)
                .manifest(manifests().build().toMaps())
                .build();

        JsonNode applied =
                test.resources().only("Custom::AWSCDK-EKS-KubernetesResource").property("Manifest");
        List<JsonElement> documents = new ArrayList<>();
        JsonParser.parseString(substituted(applied)).getAsJsonArray().forEach(documents::add);
        assertThat(documents).hasSize(2);
        // AWS CDK labels what it may prune.
        V1PersistentVolume.validateJsonElement(documents.get(0));
        V1PersistentVolumeClaim.validateJsonElement(documents.get(1));
        assertThat(V1PersistentVolume.fromJson(documents.get(0).toString())
                        .getSpec()
                        .getCsi()
                        .getVolumeHandle())
                .isEqualTo(FILE_SYSTEM_ID + "::" + WP_CONTENT_ID);
    }

    @Test
    void mapsHoldTheSameAsTheText() {
        EfsManifests manifests = manifests().build();

        List<Object> texts = new ArrayList<>();
        new Yaml().loadAll(manifests.toYaml()).forEach(texts::add);
        assertThat(texts).isEqualTo(manifests.toMaps());
    }

    static Stream<Arguments> refused() {
        String notName =
                " is not the name of a Kubernetes object; use 1 to 253 lower-case letters, digits, hyphens and dots, "
                        + "with a letter or digit at either end of each part";
        String notNamespace =
                " is not the name of a namespace; use 1 to 63 lower-case letters, digits and hyphens, with no "
                        + "hyphen at either end";
        String notSize = " is not a positive quantity of Kubernetes; write it as in 10Gi";
        String isNull = " (null) is not a value; leave the call out to get the default";
        return Stream.of(
                refused(b -> b.namespace(""), "namespace (\"\")" + notNamespace),
                refused(b -> b.namespace("Word"), "namespace (Word)" + notNamespace),
                refused(b -> b.namespace("a.b"), "namespace (a.b)" + notNamespace),
                refused(b -> b.namespace("a".repeat(64)), "namespace (" + "a".repeat(64) + ")" + notNamespace),
                refused(b -> b.name("wp_content"), "name (wp_content)" + notName),
                refused(b -> b.name("a..b"), "name (a..b)" + notName),
                refused(b -> b.name("größe"), "name (größe)" + notName),
                refused(b -> b.name("a\nb"), "name (a\\u000ab)" + notName),
                refused(b -> b.claimName("-a"), "claimName (-a)" + notName),
                refused(b -> b.claimName("a".repeat(254)), "claimName (" + "a".repeat(80) + "…)" + notName),
                refused(b -> b.storageSize("0"), "storageSize (0)" + notSize),
                refused(b -> b.storageSize("0e3"), "storageSize (0e3)" + notSize),
                refused(b -> b.storageSize("-1Gi"), "storageSize (-1Gi)" + notSize),
                refused(b -> b.storageSize("10GB"), "storageSize (10GB)" + notSize),
                refused(b -> b.storageSize("10 Gi"), "storageSize (10 Gi)" + notSize),
                refused(b -> b.storageSize("NaN"), "storageSize (NaN)" + notSize),
                refused(
                        b -> b.accessPoint("themes"),
                        "accessPoint (themes) is no access point of the file system, so a persistent volume has nothing to "
                                + "mount; create it with the file system's accessPoint(…) or "
                                + "createFixedAccessPoint(true), name another, or call dynamic()"),
                refused(b -> b.namespace(null), "namespace" + isNull),
                refused(b -> b.name(null), "name" + isNull),
                refused(b -> b.claimName(null), "claimName" + isNull),
                refused(b -> b.storageSize(null), "storageSize" + isNull),
                refused(b -> b.accessPoint(null), "accessPoint" + isNull));
    }

    private static Arguments refused(UnaryOperator<EfsManifests.Builder> input, String problem) {
        return arguments(input, problem);
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatKubernetesWouldRefuse(UnaryOperator<EfsManifests.Builder> input, String problem) {
        assertThatThrownBy(() -> input.apply(manifests()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Files] " + problem);
    }

    @Test
    void withoutAnAccessPointOnlyTheStorageClassRemains() {
        EfsFileSystem bare = EfsFileSystem.Builder.create(test.stack(), "Bare")
                .vpc(test.vpc())
                .clients(test.clients())
                .createFixedAccessPoint(false)
                .build();

        assertThatThrownBy(() -> EfsManifests.Builder.create(bare).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Bare] accessPoint (wp-content) is no access point of the file system, so a persistent "
                                + "volume has nothing to mount; create it with the file system's accessPoint(…) or "
                                + "createFixedAccessPoint(true), name another, or call dynamic()");
        assertThat(EfsManifests.Builder.create(bare).dynamic().build().toMaps()).hasSize(2);
    }

    @Test
    void aBuilderThatFailedMayBeCorrectedAndBuiltAgain() {
        EfsManifests.Builder manifests =
                EfsManifests.Builder.create(files).namespace("Shop").name(null);

        assertThatThrownBy(manifests::build)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Files] name (null) is not a value; leave the call out to get the default\n"
                        + "[Test/Files] namespace (Shop) is not the name of a namespace; use 1 to 63 lower-case letters, "
                        + "digits and hyphens, with no hyphen at either end");
        assertThat(manifests.namespace("shop").build().toMaps()).hasSize(2);
    }

    @Test
    void refusesNoFileSystem() {
        assertThatThrownBy(() -> EfsManifests.Builder.create(null).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[EfsManifests] fileSystem (null) is not a file system; pass one to Builder.create(…)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10Gi", "0.5Ti", "1000M", "1e3", "1E9", "100Ki", "7k", "1P"})
    void sizesAreQuantities(String size) {
        Map<String, Object> claim =
                manifests().storageSize(size).build().toMaps().get(1);

        assertThat(Quantity.fromString(size).getNumber()).isPositive();
        assertThat(claim.toString()).contains("storage=" + size + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"33", "1e3", "0x1f", "1.5", "0.0.0.0", "2026-01-01", "true", "null", "on", "no", "y"})
    void namesThatLookLikeSomethingElseStayNames(String name) {
        EfsManifests manifests = manifests()
                .name(name)
                .claimName(name)
                .namespace(name.replace('.', '-'))
                .build();

        List<Object> texts = new ArrayList<>();
        new Yaml().loadAll(manifests.toYaml()).forEach(texts::add);
        assertThat(texts).isEqualTo(manifests.toMaps());
    }
}
