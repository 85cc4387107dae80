package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.cdk.GeneratedSecret;
import io.github.wpdata.cdk.internal.cdk.KeyUse;
import io.github.wpdata.cdk.internal.cdk.SecretNames;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/** The limits of tokens and of the secrets that hold them, with their checks. */
final class AuthTokenRules {
    /** Neither documented as allowed nor known to be refused. */
    static final String DOUBTFUL = "()*+,.:;=?[\\]_`{|}~ ";

    private static final String REFUSED = "/\"@'%";
    private static final int SHORTEST = 16;
    private static final int LONGEST = 128;
    private static final String GUIDE = "ElastiCache User Guide: AUTH";
    private static final String REFERENCES = "CloudFormation: dynamic references";

    static final Rule PLAINTEXT = new Rule(
            "authToken",
            "",
            "no literal token",
            "would be readable in the template",
            "pass a reference: AuthToken.fromSecret(…), SecretValue.secretsManager(…), or AuthToken.generated()",
            REFERENCES);
    static final TextRule FORM = TextRule.matching(
            new Rule(
                    "authToken",
                    "",
                    "16 to 128 letters, digits and ! & # $ ^ < > -",
                    "is not a valid token",
                    "use 16 to 128 letters, digits and ! & # $ ^ < > -",
                    GUIDE),
            "[A-Za-z0-9!&#$^<>-]{" + SHORTEST + "," + LONGEST + "}");
    static final TextRule FIELD = TextRule.matching(
            new Rule(
                    "authToken",
                    "",
                    "1 to 255 characters for the JSON field, without : { } and control characters",
                    "is not a JSON field that a dynamic reference can name",
                    "write the field that holds the token, as in AuthToken.fromSecret(secret, \"token\")",
                    REFERENCES),
            "(?U)(?!\\s*$)[^:{}\\p{Cntrl}]{1,255}");
    static final Rule REGION = new Rule(
            "authToken",
            "",
            "a secret of the cache's region",
            "is a secret of another region than the cache (%s), where CloudFormation cannot read it",
            "pass a secret of the cache's region, such as a replica of this one",
            "Secrets Manager API: GetSecretValue");
    static final Rule NAME = new Rule(
            "authToken",
            "",
            "a secret whose name has 1 to 512 letters, digits and / _ + = . @ ! -",
            "is a secret name that Secrets Manager refuses",
            "use 1 to 512 letters, digits and / _ + = . @ ! -",
            "Secrets Manager API: CreateSecret");
    static final Rule NOT_JSON = new Rule(
            "authToken",
            "",
            "a secret as a whole only if it is not JSON",
            "is generated as JSON, which is not a token as a whole",
            "write the field that holds the token, as in AuthToken.fromSecret(secret, \"token\")",
            REFERENCES);
    static final Rule MISSING_FIELD = new Rule(
            "authToken",
            "",
            "a field that the generated secret has",
            "is generated without the field %s",
            "write a field that it has, or none if the secret is the token itself",
            REFERENCES);
    static final Rule TEMPLATE_VALUE = new Rule(
            "authToken",
            "",
            "a valid token in the secret's template",
            "has a value in its template, for the field %s, that is not a valid token",
            "generate the field by generateStringKey, with 16 to 128 letters and digits",
            GUIDE);
    static final Rule TEMPLATE_FORM = new Rule(
            "authToken",
            "",
            "a JSON object as template of a generated secret",
            "has a secretStringTemplate that is not a JSON object",
            "write a JSON object, such as {}",
            "Secrets Manager API: GetRandomPassword");
    static final Rule NO_CHARACTERS = new Rule(
            "authToken",
            "",
            "at least one class of characters in a generated secret",
            "excludes all letters, digits and punctuation, so nothing can be generated",
            "leave one of excludeLowercase, excludeUppercase and excludeNumbers out",
            "Secrets Manager API: GetRandomPassword");
    static final Rule LENGTH = new Rule(
            "authToken",
            "",
            "16 to 128 characters in a generated secret",
            "is generated with %s characters",
            "set passwordLength to 16 to 128",
            GUIDE);
    static final Rule CHARACTERS = new Rule(
            "authToken",
            "",
            "none of / \" @ ' % in a generated secret",
            "may be generated with %s, which ElastiCache refuses",
            "set excludePunctuation to true",
            GUIDE);

    private static final KeyUse KEY_USE = KeyUse.ofEncrypted("authToken");

    private AuthTokenRules() {}

    static void checkSecret(Problems problems, StackEnvironment home, ISecret secret, @Nullable String field) {
        FIELD.check(problems, field);
        home.requireSameRegion(problems, REGION, secret);
        KEY_USE.check(problems, secret, secret.getEncryptionKey());
        SecretNames.refusedName(secret).ifPresent(name -> problems.require(false, NAME, name));
        GeneratedSecret.of(secret)
                .ifPresent(
                        generated -> checkGenerated(problems, secret.getNode().getPath(), generated, field));
    }

    private static void checkGenerated(
            Problems problems, String path, GeneratedSecret generated, @Nullable String field) {
        problems.require(!generated.hasInvalidTemplate(), TEMPLATE_FORM, path);
        problems.require(!generated.excludesEverything(), NO_CHARACTERS, path);
        if (generated.hasInvalidTemplate() || generated.excludesEverything()) {
            return;
        }
        if (field == null) {
            problems.require(!generated.isJson(), NOT_JSON, path);
        } else {
            boolean missing = !Tokens.isToken(field) && generated.lacks(field);
            problems.require(!missing, MISSING_FIELD, path, field);
            generated
                    .value(field)
                    .ifPresent(value -> problems.require(FORM.allows(value), TEMPLATE_VALUE, path, field));
        }
        if (field == null ? !generated.isJson() : generated.generates(field)) {
            generated
                    .length()
                    .ifPresent(
                            length -> problems.require(length >= SHORTEST && length <= LONGEST, LENGTH, path, length));
            String refused = generated.mayHold(REFUSED);
            problems.require(refused.isEmpty(), CHARACTERS, path, refused);
        }
    }

    static void checkLiteral(Problems problems, String text) {
        boolean reference = Tokens.isToken(text)
                || CommonForms.SECRET_REFERENCE.matcher(text).matches();
        problems.require(reference, PLAINTEXT, "a literal token");
        problems.require(reference || FORM.allows(text), FORM.rule(), "a literal token");
    }
}
