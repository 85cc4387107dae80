package io.github.wpdata.cdk.site;

import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import java.util.Set;
import java.util.regex.Pattern;

/** The limits of a site. */
final class SiteRules {
    static final int LONGEST_ALTERNATING_USER = 10;

    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of("mysql", "sys", "information_schema", "performance_schema", "innodb", "tmp");
    private static final Set<String> SYSTEM_USERS =
            Set.of("root", "rdsadmin", "rdsrepladmin", "rdsproxyadmin", "rdstopmgr", "event_scheduler");
    private static final Pattern SITE = Pattern.compile("(?=.{1,32}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern USER = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final String IDENTIFIERS = "MySQL Reference Manual: identifier length limits, account names";
    private static final String OURS = "this library";

    static final TextRule NAME = new TextRule(
            new Rule(
                    "name",
                    "",
                    "1 to 32 lower-case letters, digits and single hyphens, a letter first; not default",
                    "is not the name of a site",
                    "use 1 to 32 lower-case letters, digits and single hyphens, begin with a letter, and do not use default",
                    IDENTIFIERS),
            name -> SITE.matcher(name).matches() && !name.equals("default"));
    static final TextRule DATABASE_NAME = new TextRule(
            new Rule(
                    "databaseName",
                    "",
                    "1 to 64 lower-case letters, digits and underscores, a letter first; no schema of the server",
                    "is not a schema that a site can have",
                    "use 1 to 64 lower-case letters, digits and underscores, begin with a letter, and leave the schemas of "
                            + "the server alone",
                    IDENTIFIERS),
            name -> SCHEMA.matcher(name).matches() && !SYSTEM_SCHEMAS.contains(name));
    static final TextRule USERNAME = new TextRule(
            new Rule(
                    "username",
                    "",
                    "1 to 32 lower-case letters, digits and underscores, a letter first; no user of the server, not _clone "
                            + "at the end",
                    "is not a user that a site can have",
                    "use 1 to 32 lower-case letters, digits and underscores, begin with a letter, do not end with _clone, "
                            + "and leave the users of the server alone",
                    IDENTIFIERS),
            name -> USER.matcher(name).matches() && !name.endsWith("_clone") && !SYSTEM_USERS.contains(name));
    static final Rule USERNAME_ALTERNATES = new Rule(
            "username",
            "",
            "at most 10 characters with rotation",
            "is too long for rotation, whose second user ends with _clone",
            "set username(…) to at most 10 characters, or leave rotation out",
            "Secrets Manager: rotation function templates, 16 characters");
    static final Rule ADMINISTRATOR = new Rule(
            "username",
            "",
            "not the administrator of the cluster",
            "is the administrator of the cluster, whose password the site would change",
            "set username(…) to another user",
            OURS);
    static final TextRule DIRECTORY = TextRule.matching(
            new Rule(
                    "directory",
                    "",
                    "1 to 4 levels, at most 100 characters, no level with a dot in front, no control character, no backquote, "
                            + "none of $ # < > ; | & ? { } ^ *",
                    "is not a directory that a site can have",
                    "write an absolute path of 1 to 4 levels and at most 100 characters, as in /sites/shop",
                    "CloudFormation schema: AWS::EFS::AccessPoint"),
            "(?=.{2,100}$)(/(?!\\.)[^/$#<>;`|&?{}^*\\p{Cntrl}]+){1,4}");
    static final RangeRule UID = RangeRule.of("owner", "uid", 1, 4_294_967_295L, "", "EFS API: PosixUser; 0 is root");
    static final RangeRule GID = RangeRule.of("owner", "gid", 1, 4_294_967_295L, "", "EFS API: PosixUser; 0 is root");
    static final Rule ROTATION = new Rule(
            "rotation",
            "days",
            "1 to 1000 whole days",
            "is out of range",
            "choose 1 to 1000 whole days",
            "Secrets Manager API: RotationRulesType");
    static final Rule ADMIN_SECRET = new Rule(
            "services",
            "",
            "a database whose administrator has a secret",
            "has a database whose administrator has no secret, so no user of the site can be created",
            "build the database with AdminCredentials.managedByRds(), generatedSecret() or fromSecret(…)",
            "RDS Data API: secretArn");
    static final Rule SERVICES_REGION = elsewhere("region");
    static final Rule SERVICES_ACCOUNT = elsewhere("account");
    static final Rule SCHEMA_TAKEN = taken("databaseName", "schema");
    static final Rule USER_TAKEN = taken("username", "user");
    static final Rule DIRECTORY_TAKEN = new Rule(
            "directory",
            "",
            "apart from the directory of each other site",
            "is, holds or lies within the directory %s of site %s",
            "set directory(…) to a path of its own",
            OURS);
    static final Rule NAME_TAKEN = new Rule(
            "name",
            "",
            "another one than each other site",
            "is also the name of site %s, and so the prefix of its cache entries",
            "give each site a name of its own",
            OURS);

    private SiteRules() {}

    private static Rule elsewhere(String place) {
        return new Rule(
                "services",
                "",
                "services of the site's " + place,
                "are in another " + place + " than the site (%s)",
                "create the site in a stack of that " + place,
                "Secrets Manager, Lambda and EFS: the function of the sites reaches resources of its " + place
                        + " only");
    }

    private static Rule taken(String property, String noun) {
        return new Rule(
                property,
                "",
                "another " + noun + " than each other site",
                "is also the " + noun + " of site %s",
                "set " + property + "(…) to a " + noun + " of its own",
                OURS);
    }

    /** The text as part of the name of a schema or user. */
    static String identifier(String name) {
        return name.replace('-', '_');
    }
}
