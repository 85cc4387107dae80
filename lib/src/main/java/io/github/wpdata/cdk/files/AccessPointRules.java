package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import java.util.regex.Pattern;

/** The limits of an access point with their checks. */
final class AccessPointRules {
    private static final String SCHEMA = "CloudFormation schema: AWS::EFS::AccessPoint";
    private static final long LAST_ID = 4_294_967_295L;
    private static final int LONGEST_PATH = 100;

    /** Control characters and unpaired surrogates are excluded too: no directory has them on purpose. */
    private static final Pattern PATH_FORM = Pattern.compile("/|(/(?!\\.)[^$#<>;`|&?{}^*/\\p{Cc}\\p{Cs}]+){1,4}");

    static final TextRule PATH = new TextRule(
            new Rule(
                    "path",
                    "",
                    "/ or 1 to 4 levels, at most 100 characters, no level with a dot in front, no control character, no "
                            + "backquote, none of $ # < > ; | & ? { } ^ *",
                    "of access point %s is not a directory that EFS accepts",
                    "write an absolute path of at most 4 levels and 100 characters, as in /wp-content",
                    SCHEMA),
            path -> path.codePointCount(0, path.length()) <= LONGEST_PATH
                    && PATH_FORM.matcher(path).matches());
    static final TextRule PERMISSIONS = TextRule.matching(
            new Rule(
                    "permissions",
                    "",
                    "3 or 4 octal digits",
                    "of access point %s are not permissions",
                    "write 3 or 4 octal digits, as in 0775",
                    SCHEMA),
            "[0-7]{3,4}");
    static final RangeRule UID = id("uid");
    static final RangeRule GID = id("gid");
    static final RangeRule SECONDARY_GIDS = id("secondaryGids");
    static final RangeRule SECONDARY_GIDS_COUNT = new RangeRule(
            new Rule(
                    "secondaryGids",
                    "groups",
                    "at most 16",
                    "of access point %s are too many",
                    "name at most 16",
                    SCHEMA),
            0,
            16);

    private AccessPointRules() {}

    private static RangeRule id(String property) {
        return new RangeRule(
                new Rule(
                        property,
                        "",
                        "0 to 4294967295",
                        "of access point %s is out of range",
                        "choose 0 to 4294967295",
                        SCHEMA),
                0,
                LAST_ID);
    }
}
