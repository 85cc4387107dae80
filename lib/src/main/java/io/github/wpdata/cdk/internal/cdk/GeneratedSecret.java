package io.github.wpdata.cdk.internal.cdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;

/**
 * A secret that this app generates, of which the template tells what will be in it. What the template leaves to the deployment
 * is taken to suit.
 */
public final class GeneratedSecret {
    /** What Secrets Manager generates if nothing is said. */
    private static final int DEFAULT_LENGTH = 32;

    private static final String TEMPLATE = "secretStringTemplate";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The properties that exclude a class of characters, with its characters. */
    private static final Map<String, String> CLASSES = Map.of(
            "excludeLowercase", "abcdefghijklmnopqrstuvwxyz",
            "excludeUppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "excludeNumbers", "0123456789",
            "excludePunctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

    private final Map<?, ?> generator;

    private GeneratedSecret(Map<?, ?> generator) {
        this.generator = generator;
    }

    /**
     * Reads how a secret is generated.
     *
     * @param secret the secret
     * @return what is known, or nothing if the secret was imported, or given a value
     */
    public static Optional<GeneratedSecret> of(ISecret secret) {
        return secret instanceof Secret && secret.getNode().getDefaultChild() instanceof CfnSecret resource
                ? Optional.ofNullable(resource.getGenerateSecretString())
                        .map(generator -> resource.getStack().resolve(generator))
                        .filter(Map.class::isInstance)
                        .map(generator -> new GeneratedSecret((Map<?, ?>) generator))
                : Optional.empty();
    }

    /**
     * Whether the secret is JSON, of which one field is generated.
     *
     * @return true if so, false if it is the generated text itself
     */
    public boolean isJson() {
        return generator.containsKey("generateStringKey");
    }

    /**
     * Whether what is generated is this field.
     *
     * @param field name of the field
     * @return true if it is
     */
    public boolean generates(String field) {
        return field.equals(generator.get("generateStringKey"));
    }

    /**
     * Whether a field will be missing.
     *
     * @param field name of the field
     * @return true if the secret is generated without it
     */
    public boolean lacks(String field) {
        boolean known =
                generator.get("generateStringKey") instanceof String && generator.get(TEMPLATE) instanceof String;
        boolean present =
                generates(field) || String.valueOf(generator.get(TEMPLATE)).contains('"' + field + '"');
        return !isJson() || known && !present;
    }

    /**
     * Whether the generated field is added to something that is not a JSON object, so that Secrets Manager refuses it.
     *
     * @return true if the template is known and no JSON object
     */
    public boolean hasInvalidTemplate() {
        return generator.get(TEMPLATE) instanceof String text
                && !Tokens.isToken(text)
                && !read(text).isObject();
    }

    /**
     * The value that a field has from the template.
     *
     * @param field name of the field
     * @return the value, or nothing if it is not in the template, or not a known text
     */
    public Optional<String> value(String field) {
        return generator.get(TEMPLATE) instanceof String text && !Tokens.isToken(text)
                ? Optional.ofNullable(read(text).path(field).textValue())
                : Optional.empty();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * Whether the generator has no characters left to choose from.
     *
     * @return true if every class of characters is excluded, or every character of the classes that are left
     */
    public boolean excludesEverything() {
        Object given = generator.get("excludeCharacters");
        if (given != null && !(given instanceof String)) {
            return false;
        }
        String excluded = given == null ? "" : given.toString();
        StringBuilder left = new StringBuilder();
        CLASSES.forEach((property, characters) -> left.append(isFalse(property) ? characters : ""));
        left.append(isFalse("includeSpace") ? "" : " ");
        return left.chars().allMatch(c -> excluded.indexOf(c) >= 0);
    }

    /**
     * How long the generated text will be.
     *
     * @return number of characters, or nothing if it is a token
     */
    public OptionalInt length() {
        Object length = generator.containsKey("passwordLength") ? generator.get("passwordLength") : DEFAULT_LENGTH;
        return length instanceof Number known ? OptionalInt.of(known.intValue()) : OptionalInt.empty();
    }

    /**
     * Which of some characters may be generated.
     *
     * @param characters punctuation and spaces
     * @return those that may, for a message; empty if none is known to
     */
    public String mayHold(String characters) {
        Object excluded = generator.containsKey("excludeCharacters") ? generator.get("excludeCharacters") : "";
        boolean punctuation = isFalse("excludePunctuation");
        boolean space = !isFalse("includeSpace");
        return excluded instanceof String none
                ? characters
                        .codePoints()
                        .filter(c -> none.indexOf(c) < 0 && (c == ' ' ? space : punctuation))
                        .mapToObj(c -> c == ' ' ? "space" : Character.toString(c))
                        .collect(Collectors.joining(" "))
                : "";
    }

    private boolean isFalse(String property) {
        return !Boolean.TRUE.equals(generator.get(property));
    }
}
