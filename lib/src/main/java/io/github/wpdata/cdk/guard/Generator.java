package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * The generator of a secret's value. Secrets Manager generates a new value whenever it changes. The baseline holds a
 * digest of it, since its template may contain parts of a secret.
 */
final class Generator {

    static final String PROPERTY = "GenerateSecretString";

    private static final int SHOWN = 16;

    private Generator() {}

    static JsonNode digest(JsonNode generator) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        generator.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(sorted.toString().getBytes(StandardCharsets.UTF_8));
            return TextNode.valueOf("sha256:" + HexFormat.of().formatHex(hash).substring(0, SHOWN));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
