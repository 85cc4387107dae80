package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.regex.Pattern;

/** The limits of EFS, and what is said when one is broken. */
final class FilesRules {
    static final int MOST_MIBPS = 3414;
    static final int MOST_SECONDARY_GIDS = 16;
    static final Pattern PERMISSIONS_FORM = Pattern.compile("[0-7]{3,4}");
    /** A label of RFC 1123, so that the name can also be the name of a Kubernetes object. */
    static final Pattern ACCESS_POINT_NAME_FORM = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    static final Pattern NAME_FORM = Pattern.compile("[\\p{L}\\p{Zs}\\p{N}_.:/=+\\-@]{1,256}");

    private static final long LAST_ID = 4_294_967_295L;
    private static final int LONGEST_PATH = 100;
    /** Control characters and halves of characters could be part of no directory that anyone means. */
    private static final Pattern PATH_FORM = Pattern.compile("/|(/(?!\\.)[^$#<>;`|&?{}^*/\\p{Cc}\\p{Cs}]+){1,4}");

    private static final String API = "EFS API: CreateFileSystem";
    private static final String LIFECYCLE = "EFS API: PutLifecycleConfiguration";
    private static final String SCHEMA = "CloudFormation schema: AWS::EFS::AccessPoint";

    static final Rule NAME = new Rule(
            "fileSystemName",
            "",
            "1 to 256 letters, digits, spaces and _ . : / = + - @",
            "is not the value of a tag",
            "use 1 to 256 letters, digits, spaces and _ . : / = + - @",
            "EFS API: Tag");
    static final Rule THROUGHPUT = new Rule(
            "provisionedThroughput",
            "MiB/s",
            "1 to 3414, whole",
            "is out of range",
            "choose 1 to 3414 whole MiB/s",
            API);
    static final Rule THROUGHPUT_UNIT = new Rule(
            "provisionedThroughput",
            "",
            "in MiB if only the deployment knows it",
            "cannot be converted before the deployment knows it",
            "write it as Size.mebibytes(…)",
            "AWS CDK: Size");
    static final Rule THROUGHPUT_MISSING = new Rule(
            "throughputMode",
            "",
            "PROVISIONED only with provisionedThroughput",
            "needs a throughput",
            "set provisionedThroughput(…), or choose another mode",
            API);
    static final Rule THROUGHPUT_NEEDS_MODE = new Rule(
            "provisionedThroughput",
            "",
            "only in throughput mode PROVISIONED",
            "is refused in throughput mode %s",
            "set throughputMode(ThroughputMode.PROVISIONED), or leave it out",
            API);
    static final Rule MAX_IO_ELASTIC = new Rule(
            "performanceMode",
            "",
            "MAX_IO not in throughput mode ELASTIC",
            "is refused in throughput mode ELASTIC",
            "choose GENERAL_PURPOSE, or another throughputMode",
            API);
    static final Rule ARCHIVE_ORDER = new Rule(
            "archiveAfter",
            "",
            "later than infrequentAccessAfter",
            "is not later than infrequentAccessAfter (%s)",
            "raise archiveAfter or lower infrequentAccessAfter",
            LIFECYCLE);
    static final Rule ARCHIVE_THROUGHPUT = new Rule(
            "archiveAfter",
            "",
            "not in throughput mode BURSTING",
            "is refused in throughput mode BURSTING",
            "set throughputMode(ThroughputMode.ELASTIC), or leave archiveAfter out",
            LIFECYCLE);
    static final Rule ARCHIVE_PERFORMANCE = new Rule(
            "archiveAfter",
            "",
            "only in performance mode GENERAL_PURPOSE",
            "is refused in performance mode MAX_IO",
            "choose GENERAL_PURPOSE, or leave archiveAfter out",
            LIFECYCLE);
    static final Rule ACCESS_POINT_NAME = new Rule(
            "accessPoint",
            "",
            "1 to 63 lower-case letters, digits and hyphens, no hyphen at either end",
            "is not a name",
            "use 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end",
            "Kubernetes: RFC 1123 labels");
    static final Rule ACCESS_POINT_NAME_TAKEN = new Rule(
            "accessPoint",
            "",
            "each name once",
            "names two access points",
            "give each a name of its own",
            "AWS CDK: construct ids");
    static final Rule PATH_TAKEN = new Rule(
            "path",
            "",
            "each path once",
            "is the directory of access points %s and %s, whose owners would compete for it",
            "give each a directory of its own",
            "EFS User Guide: access points");
    static final Rule PATH = new Rule(
            "path",
            "",
            "/ or 1 to 4 levels, at most 100 characters, no level with a dot in front, no control character, no backquote, "
                    + "none of $ # < > ; | & ? { } ^ *",
            "of access point %s is not a directory that EFS takes",
            "write an absolute path of at most 4 levels and 100 characters, as in /wp-content",
            SCHEMA);
    static final Rule PERMISSIONS = new Rule(
            "permissions",
            "",
            "3 or 4 octal digits",
            "of access point %s are not permissions",
            "write 3 or 4 octal digits, as in 0775",
            SCHEMA);
    static final Rule UID = id("uid");
    static final Rule GID = id("gid");
    static final Rule SECONDARY_GIDS = id("secondaryGids");
    static final Rule SECONDARY_GIDS_COUNT = new Rule(
            "secondaryGids", "groups", "at most 16", "of access point %s are too many", "name at most 16", SCHEMA);

    private FilesRules() {}

    private static Rule id(String property) {
        return new Rule(
                property,
                "",
                "0 to 4294967295",
                "of access point %s is out of range",
                "choose 0 to 4294967295",
                SCHEMA);
    }

    static boolean isId(long id) {
        return id >= 0 && id <= LAST_ID;
    }

    static boolean isPath(String path) {
        return path.codePointCount(0, path.length()) <= LONGEST_PATH
                && PATH_FORM.matcher(path).matches();
    }
}
