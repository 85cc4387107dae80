package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.GeneratedSecret;
import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import org.jspecify.annotations.Nullable;

/** The limits of the administrator's credentials with their checks. */
final class AdminCredentialsRules {
    private static final String API = "RDS API: CreateDBCluster";
    private static final String REFERENCES = "CloudFormation: dynamic references";
    private static final String LITERAL = "a literal password";
    private static final String USERNAME_FIELD = "username";
    private static final String PASSWORD_FIELD = "password";
    private static final String REFUSED_CHARACTERS = "/\"@ ";

    static final Rule KEY_REGION = new Rule(
            "credentials",
            "",
            "a key of the cluster's region for the secret",
            "names a key in another region than the cluster (%s)",
            "pass a key of the cluster's region, or call managedByRds() to use the cluster's key",
            "KMS Developer Guide: keys are regional");
    static final Rule SECRET_REGION = new Rule(
            "credentials",
            "",
            "a secret of the cluster's region",
            "names a secret in another region than the cluster (%s), where CloudFormation cannot read it",
            "name a secret of the cluster's region, such as a replica of this one",
            "Secrets Manager API: GetSecretValue");
    static final Rule SECRET_FIELD = new Rule(
            "credentials",
            "",
            "a generated secret with the fields username and password",
            "names a secret that is generated without the field %s",
            "use a DatabaseSecret, or call AdminCredentials.generatedSecret()",
            REFERENCES);
    static final RangeRule PASSWORD_LENGTH = new RangeRule(
            new Rule(
                    "credentials",
                    "",
                    "8 to 41 characters in a generated password",
                    "names a secret whose password is generated with %s characters",
                    "set passwordLength to 8 to 41",
                    API),
            8,
            41);
    static final Rule PASSWORD_CHARACTERS = new Rule(
            "credentials",
            "",
            "no / \" @ and space in a generated password",
            "names a secret whose password may contain %s, which RDS refuses",
            "exclude them with excludeCharacters, or use a DatabaseSecret",
            API);
    static final Rule PASSWORD_PLAINTEXT = new Rule(
            "credentials",
            "",
            "no literal password",
            "would be readable in the template",
            "pass a reference: SecretValue.secretsManager(…), a NoEcho parameter, or let RDS manage the password",
            REFERENCES);
    static final TextRule PASSWORD_FORM = TextRule.matching(
            new Rule(
                    "credentials",
                    "",
                    "8 to 41 printable ASCII characters but / \" @ and space",
                    "is not a password that RDS accepts",
                    "use 8 to 41 printable ASCII characters other than / \" @ and space",
                    API),
            "[!-~&&[^/\"@]]{8,41}");

    private AdminCredentialsRules() {}

    /** The secret names the user, unless the builder does. */
    static void checkGenerated(Problems problems, String path, GeneratedSecret generated, @Nullable String username) {
        boolean named = username != null || !generated.lacks(USERNAME_FIELD);
        problems.require(named, SECRET_FIELD, path, USERNAME_FIELD);
        problems.require(!generated.lacks(PASSWORD_FIELD), SECRET_FIELD, path, PASSWORD_FIELD);
        if (generated.generates(PASSWORD_FIELD)) {
            generated
                    .length()
                    .ifPresent(length ->
                            problems.require(PASSWORD_LENGTH.contains(length), PASSWORD_LENGTH.rule(), path, length));
            String refused = generated.mayHold(REFUSED_CHARACTERS);
            problems.require(refused.isEmpty(), PASSWORD_CHARACTERS, path, refused);
        }
    }

    /** A literal is reported without repeating it. */
    static void checkPassword(Problems problems, String text) {
        if (Tokens.isToken(text) || CommonForms.SECRET_REFERENCE.matcher(text).matches()) {
            return;
        }
        problems.require(false, PASSWORD_PLAINTEXT, LITERAL);
        problems.require(PASSWORD_FORM.allows(text), PASSWORD_FORM.rule(), LITERAL);
    }
}
