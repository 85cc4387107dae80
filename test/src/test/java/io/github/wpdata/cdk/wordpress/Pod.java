package io.github.wpdata.cdk.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * What Kubernetes makes of a site's manifests, as PHP's built-in server: the environment, mounts and user of the Deployment, the
 * values of ConfigMap and volumes, and the secrets as files that are exchanged all at once.
 */
final class Pod {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEBIAN_WORDPRESS = "/usr/share/wordpress";
    private static final String CONTENT = "/var/www/html/wp-content";

    final int port = Programs.freePort();
    private final LocalDeployment deployment;
    private final Path root;
    private final Map<String, JsonNode> objects = new LinkedHashMap<>();
    private int generation;

    Pod(LocalDeployment deployment, Path root, String manifests) throws IOException {
        this.deployment = deployment;
        this.root = root;
        for (Object document : new Yaml().loadAll(manifests)) {
            JsonNode object = JSON.valueToTree(document);
            objects.put(
                    object.path("kind").asText() + "/"
                            + object.at("/metadata/name").asText(),
                    object);
        }
        mountVolumes();
        installImage();
        syncSecrets();
    }

    private JsonNode only(String kind) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(kind + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode podSpec() {
        return only("Deployment").at("/spec/template/spec");
    }

    private JsonNode container() {
        return podSpec().at("/containers/0");
    }

    private JsonNode mountOf(String volume) {
        for (JsonNode mount : container().path("volumeMounts")) {
            if (mount.path("name").asText().equals(volume)) {
                return mount;
            }
        }
        throw new IllegalArgumentException("No volume is called " + volume);
    }

    /** The folder of this machine that stands for one of the container. */
    private Path inside(String path) {
        return root.resolve(path.substring(1));
    }

    private void mountVolumes() throws IOException {
        for (JsonNode volume : podSpec().path("volumes")) {
            Path folder = inside(
                    mountOf(volume.path("name").asText()).path("mountPath").asText());
            Files.createDirectories(folder.getParent());
            if (volume.has("persistentVolumeClaim")) {
                String claim = volume.at("/persistentVolumeClaim/claimName").asText();
                String name = objects.get("PersistentVolumeClaim/" + claim)
                        .at("/spec/volumeName")
                        .asText();
                String handle = objects.get("PersistentVolume/" + name)
                        .at("/spec/csi/volumeHandle")
                        .asText();
                Files.createSymbolicLink(folder, deployment.mount(handle));
            } else if (volume.has("configMap")) {
                Files.createDirectories(folder);
                String name = volume.at("/configMap/name").asText();
                JsonNode configMap = objects.get("ConfigMap/" + name);
                if (configMap == null) {
                    // Made by hand, from the certificates that AWS publishes.
                    Files.copy(deployment.databaseAuthority.certificate(), folder.resolve("global-bundle.pem"));
                } else {
                    for (Map.Entry<String, JsonNode> file :
                            configMap.path("data").properties()) {
                        Files.writeString(
                                folder.resolve(file.getKey()),
                                onThisMachine(file.getValue().asText()));
                    }
                }
            } else {
                Files.createDirectories(folder);
            }
        }
    }

    private String onThisMachine(String text) {
        return text.replace("/etc/wordpress", inside("/etc/wordpress").toString())
                .replace("/etc/ssl/certs", deployment.publicAuthorities.toString());
    }

    /** What the entry point of the image does: WordPress beside the mounted wp-content, and a wp-config.php that reads variables. */
    private void installImage() throws IOException {
        Path html = inside("/var/www/html");
        try (Stream<Path> files = Files.list(Path.of(DEBIAN_WORDPRESS))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.equals("wp-content") && !name.equals("wp-config.php")) {
                    Programs.run(
                            Map.of(),
                            List.of(
                                    "cp",
                                    "-rL",
                                    file.toString(),
                                    html.resolve(name).toString()));
                }
            }
        }
        Path resources = Project.ROOT.resolve("test/src/test/resources/wordpress");
        Files.copy(resources.resolve("wp-config.php"), html.resolve("wp-config.php"));
        Path content = inside(CONTENT);
        if (!Files.exists(content.resolve("themes"))) {
            asUser("cp", "-r", resources.resolve("wp-content") + "/.", content + "/");
        }
    }

    private void asUser(String... command) {
        Programs.run(Map.of(), user(List.of(command)));
    }

    private List<String> user(List<String> command) {
        JsonNode security = podSpec().path("securityContext");
        return Stream.concat(
                        Stream.of(
                                "setpriv",
                                "--reuid=" + security.path("runAsUser").asText(),
                                "--regid=" + security.path("runAsGroup").asText(),
                                "--clear-groups"),
                        command.stream())
                .toList();
    }

    /** Exchanges all secrets at once, as the kubelet and the CSI driver do: by one link. */
    void syncSecrets() throws IOException {
        Path folder = inside(mountOf("secrets").path("mountPath").asText());
        generation++;
        Path values = Files.createDirectories(folder.resolve("..generation" + generation));
        String parameters =
                only("SecretProviderClass").at("/spec/parameters/objects").asText();
        JsonNode secrets = JSON.valueToTree(new Yaml().<Object>load(parameters));
        for (JsonNode secret : secrets) {
            JsonNode value =
                    deployment.function.readSecret(secret.path("objectName").asText());
            for (JsonNode field : secret.path("jmesPath")) {
                String file = field.path("objectAlias").asText();
                Files.writeString(
                        values.resolve(file),
                        value.path(field.path("path").asText()).asText());
                if (!Files.isSymbolicLink(folder.resolve(file))) {
                    Files.createSymbolicLink(folder.resolve(file), Path.of("..data", file));
                }
            }
        }
        Path link = Files.createSymbolicLink(folder.resolve("..next"), values.getFileName());
        Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path former = folder.resolve("..generation" + (generation - 1));
        Programs.run(Map.of(), List.of("rm", "-rf", former.toString()));
    }

    /** Replaces the certificates by which the database is verified. */
    void trust(Path authority) throws IOException {
        Path folder = inside(mountOf("rds-ca").path("mountPath").asText());
        Files.copy(authority, folder.resolve("global-bundle.pem"), StandardCopyOption.REPLACE_EXISTING);
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        String configMap = container().at("/envFrom/0/configMapRef/name").asText();
        objects.get("ConfigMap/" + configMap)
                .path("data")
                .properties()
                .forEach(entry -> environment.put(
                        entry.getKey(), onThisMachine(entry.getValue().asText())));
        for (JsonNode variable : container().path("env")) {
            environment.put(
                    variable.path("name").asText(),
                    onThisMachine(variable.path("value").asText()));
        }
        environment.put("PHP_CLI_SERVER_WORKERS", "4");
        return environment;
    }

    void start(Programs programs, String name) {
        List<String> server = user(List.of(
                "php", "-S", "127.0.0.1:" + port, "-t", inside("/var/www/html").toString()));
        programs.await(name, programs.start(name, environment(), server), () -> RedisServer.listens(port));
    }
}
