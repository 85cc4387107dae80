package io.github.wpdata.cdk.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wpdata.cdk.testing.Intrinsics;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template as servers, secrets and folders of this machine. */
final class LocalDeployment implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFERENCE =
            Pattern.compile("\\{\\{resolve:secretsmanager:(arn:.*):SecretString:([a-z]+)::}}");
    private static final SecureRandom RANDOM = new SecureRandom();

    final Authority databaseAuthority;
    final Path publicAuthorities;
    final MariaDb database;
    final String adminPassword;
    final SitesFunction function;
    private final Resources resources;
    private final Path folder;
    private final Map<String, String> values = new HashMap<>();

    LocalDeployment(JsonNode template, Programs programs, Path folder) throws IOException {
        this.resources = new Resources(template);
        this.folder = folder;
        databaseAuthority = Authority.create(folder.resolve("rds-ca"), "Trial RDS");
        Authority publicAuthority = Authority.create(folder.resolve("public-ca"), "Trial public authority");
        publicAuthorities = publicAuthority.asTrustedFolder(folder.resolve("etc-ssl-certs"));

        Resource cluster = resources.only("AWS::RDS::DBCluster");
        adminPassword = randomText(32);
        database = MariaDb.start(
                programs,
                Files.createDirectories(folder.resolve("mariadb")),
                cluster.property("Port").asInt(),
                databaseAuthority,
                resources.only("AWS::RDS::DBClusterParameterGroup").property("Parameters"),
                adminPassword);
        JsonNode handler = resources.only("AWS::Lambda::Function").json().path("Properties");
        Map<String, String> variables = new HashMap<>();
        handler.at("/Environment/Variables")
                .properties()
                .forEach(variable -> variables.put(variable.getKey(), text(variable.getValue())));
        function = new SitesFunction(
                Files.createDirectories(folder.resolve("function")),
                text(handler.at("/Code/ZipFile")),
                variables,
                database.port(),
                databaseAuthority.certificate());

        values.put(
                cluster.logicalId() + ".MasterUserSecret.SecretArn",
                function.createSecret(
                        "admin",
                        JSON.createObjectNode().put("username", MariaDb.ADMIN).put("password", adminPassword)));
        resources.all("AWS::SecretsManager::Secret").forEach(this::createSecret);
        startCache(programs);
    }

    /** Gives a secret the generated field that Secrets Manager would. */
    private void createSecret(Resource secret) {
        try {
            JsonNode generator = secret.property("GenerateSecretString");
            ObjectNode value = (ObjectNode) JSON.readTree(text(generator.path("SecretStringTemplate")));
            value.put(
                    generator.path("GenerateStringKey").asText(),
                    randomText(generator.path("PasswordLength").asInt()));
            values.put(secret.logicalId(), function.createSecret(secret.logicalId(), value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startCache(Programs programs) throws IOException {
        Resource group = resources.only("AWS::ElastiCache::ReplicationGroup");
        List<String> users = new ArrayList<>();
        for (Resource user : resources.all("AWS::ElastiCache::User")) {
            StringBuilder line =
                    new StringBuilder("user " + user.property("UserName").asText() + " reset "
                            + user.property("AccessString").asText());
            user.property("AuthenticationMode")
                    .path("Passwords")
                    .forEach(password -> line.append(" >").append(resolved(password)));
            users.add(line.toString());
        }
        if (users.isEmpty()) {
            users.add("user default on ~* &* +@all >" + resolved(group.property("AuthToken")));
        } else if (users.stream().noneMatch(user -> user.startsWith("user default "))) {
            // As in a user group of Valkey, where the default user is off.
            users.add("user default reset off");
        }
        Authority authority = new Authority(
                folder.resolve("public-ca/ca.pem"),
                folder.resolve("public-ca/server.pem"),
                folder.resolve("public-ca/server.key"));
        RedisServer.start(
                programs,
                Files.createDirectories(folder.resolve("redis")),
                group.property("Port").asInt(),
                authority,
                users);
    }

    /** What CloudFormation makes of a dynamic reference. */
    private String resolved(JsonNode reference) {
        Matcher matcher = REFERENCE.matcher(text(reference));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text(reference) + " is not a dynamic reference");
        }
        return function.readSecret(matcher.group(1)).path(matcher.group(2)).asText();
    }

    /** Sends the event of each site's custom resource, and returns the answers by schema. */
    Map<String, JsonNode> deploySites(String requestType) {
        Map<String, JsonNode> answers = new HashMap<>();
        for (Resource site : resources.all("Custom::WordPressSiteDatabase")) {
            JsonNode properties =
                    new Intrinsics(this::value).evaluate(site.json().path("Properties"));
            answers.put(properties.path("Schema").asText(), function.deploy(requestType, properties));
        }
        return answers;
    }

    /** ARN of the secret that belongs to a site. */
    String secretArn(String site) {
        return values.get(resources
                .named("AWS::SecretsManager::Secret", "DataSites" + site.replace("-", ""))
                .logicalId());
    }

    /** Text of an output. */
    String output(String name) {
        return text(resources.template().at("/Outputs/" + name + "/Value"));
    }

    /** The folder behind an access point, made as EFS makes it: when the first client mounts it. */
    Path mount(String volumeHandle) throws IOException {
        String accessPoint = volumeHandle.substring(volumeHandle.indexOf("::") + 2);
        Resource resource = resources.named("AWS::EFS::AccessPoint", accessPoint);
        JsonNode root = resource.property("RootDirectory");
        Path directory = folder.resolve("efs" + root.path("Path").asText());
        if (!Files.exists(directory)) {
            Files.createDirectories(directory);
            JsonNode creation = root.path("CreationInfo");
            Programs.run(Map.of(), List.of("chmod", creation.path("Permissions").asText(), directory.toString()));
            Programs.run(
                    Map.of(),
                    List.of(
                            "chown",
                            creation.path("OwnerUid").asText() + ":"
                                    + creation.path("OwnerGid").asText(),
                            directory.toString()));
        }
        return directory;
    }

    private String text(JsonNode value) {
        return new Intrinsics(this::value).text(value);
    }

    private String value(String id) {
        if (id.endsWith("Endpoint.Address") || id.endsWith("EndPoint.Address")) {
            return "127.0.0.1";
        }
        return values.getOrDefault(id, id);
    }

    static String randomText(int length) {
        String characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(characters.charAt(RANDOM.nextInt(characters.length())));
        }
        return text.toString();
    }

    @Override
    public void close() {
        function.close();
    }
}
