package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.GeneratedSecret;
import io.github.wpdata.cdk.internal.cdk.KeyChecks;
import io.github.wpdata.cdk.internal.cdk.KeyUse;
import io.github.wpdata.cdk.internal.cdk.SecretNames;
import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/** The limits of the administrator's credentials with their checks. */
final class AdminCredentialsRules {
    private static final String API = "RDS API: CreateDBCluster";
    private static final String REFERENCES = "CloudFormation: dynamic references";
    private static final String LITERAL = "a literal password";
    private static final String USERNAME_FIELD = "username";
    private static final String PASSWORD_FIELD = "password";
    private static final String REFUSED_CHARACTERS = "/\"@ ";

    static final KeyChecks KEY = new KeyChecks("credentials", "cluster", "to use the cluster's key");
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
    static final Rule SECRET_NAME = new Rule(
            "credentials",
            "",
            "1 to 512 letters, digits and / _ + = . @ ! - in the name of a secret",
            "names a secret whose name (%s) Secrets Manager refuses",
            "use 1 to 512 letters, digits and / _ + = . @ ! -",
            "Secrets Manager API: CreateSecret");
    static final Rule SECRET_TEMPLATE = new Rule(
            "credentials",
            "",
            "a JSON object as the template of a generated secret",
            "names a secret whose secretStringTemplate is not a JSON object",
            "write it as in {\"username\":\"wpadmin\"}",
            "Secrets Manager API: GetRandomPassword; CloudFormation: GenerateSecretString");
    static final Rule SECRET_USERNAME = new Rule(
            "credentials",
            "",
            "a user name in a generated secret that RDS accepts",
            "names a secret with the username %s, which RDS refuses",
            "use 1 to 16 letters, digits and underscores, a letter first, and no reserved word",
            API);
    static final Rule SECRET_OTHER_USERNAME = new Rule(
            "credentials",
            "",
            "the user name of adminUsername in a generated secret",
            "names a secret with the username %s, but adminUsername is %s",
            "leave adminUsername out, or generate the secret with that username",
            "AWS CDK: Credentials.fromSecret");
    static final Rule PASSWORD_EMPTY = new Rule(
            "credentials",
            "",
            "characters to generate a password from",
            "names a secret whose generator excludes every character",
            "include at least one class of characters, or use a DatabaseSecret",
            "Secrets Manager API: GetRandomPassword");
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

    private static final KeyUse SECRET_KEY_USE = KeyUse.ofEncrypted("credentials");

    private AdminCredentialsRules() {}

    /** Checks a secret of this app. It names the user, unless the builder does. */
    static void checkSecret(Problems problems, ISecret secret, @Nullable String username) {
        SECRET_KEY_USE.check(problems, secret, secret.getEncryptionKey());
        SecretNames.refusedName(secret)
                .ifPresent(name ->
                        problems.require(false, SECRET_NAME, secret.getNode().getPath(), name));
        GeneratedSecret.of(secret)
                .ifPresent(
                        generated -> checkGenerated(problems, secret.getNode().getPath(), generated, username));
    }

    private static void checkGenerated(
            Problems problems, String path, GeneratedSecret generated, @Nullable String username) {
        boolean invalid = generated.hasInvalidTemplate();
        problems.require(!invalid, SECRET_TEMPLATE, path);
        boolean named = invalid || username != null || !generated.lacks(USERNAME_FIELD);
        problems.require(named, SECRET_FIELD, path, USERNAME_FIELD);
        problems.require(!generated.lacks(PASSWORD_FIELD), SECRET_FIELD, path, PASSWORD_FIELD);
        generated.value(USERNAME_FIELD).ifPresent(name -> {
            problems.require(AuroraRules.allowsUsername(name), SECRET_USERNAME, path, name);
            boolean same = username == null || Tokens.isToken(username) || username.equals(name);
            problems.require(same, SECRET_OTHER_USERNAME, path, name, String.valueOf(username));
        });
        if (generated.generates(PASSWORD_FIELD)) {
            checkPassword(problems, path, generated);
        }
    }

    private static void checkPassword(Problems problems, String path, GeneratedSecret generated) {
        problems.require(!generated.excludesEverything(), PASSWORD_EMPTY, path);
        generated
                .length()
                .ifPresent(length ->
                        problems.require(PASSWORD_LENGTH.contains(length), PASSWORD_LENGTH.rule(), path, length));
        String refused = generated.mayHold(REFUSED_CHARACTERS);
        problems.require(refused.isEmpty(), PASSWORD_CHARACTERS, path, refused);
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
