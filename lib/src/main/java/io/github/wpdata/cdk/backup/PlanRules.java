package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.regex.Pattern;

/** The limits of backup plans, and what is said when one is broken. */
final class PlanRules {
    static final int SHORTEST_WINDOW_MINUTES = 60;
    static final int LONGEST_WINDOW_MINUTES = 52_560_000;
    static final int LONGEST_RETENTION_DAYS = 36_500;
    static final int LONGEST_CONTINUOUS_DAYS = 35;
    static final int COLD_DAYS = 90;
    static final int MOST_RESOURCES = 500;
    static final int MOST_WILDCARDS = 30;
    static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,50}");
    static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,3}-[1-9][0-9]?");
    static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    static final Pattern ARN = Pattern.compile("arn:[a-z0-9*-]+:[a-z0-9*-]+:[a-z0-9*-]*:[0-9*]*:[!-~]+");

    private static final String NAMES = "1 to 50 letters, digits, hyphens, underscores and dots";
    private static final String API = "AWS Backup API: CreateBackupPlan";
    private static final String SELECTION = "AWS Backup API: CreateBackupSelection";
    private static final String GUIDE = "AWS Backup Developer Guide: plan options";
    private static final String COPIES = "AWS Backup Developer Guide: cross-Region copies";

    static final Rule PLAN_NAME = new Rule("planName", "", NAMES, "is not a plan name", "use " + NAMES, API);
    static final Rule SELECTION_NAME =
            new Rule("selectionName", "", NAMES, "is not a selection name", "use " + NAMES, SELECTION);
    static final Rule RULE_NAME = new Rule("name", "", NAMES, "is not a rule name", "use " + NAMES, API);
    static final Rule RULE_NAMED_TWICE = new Rule(
            "rules",
            "",
            "each of another name",
            "is the name of more than one rule",
            "give each rule a name of its own",
            API);

    static final Rule SCHEDULE_FORM = new Rule(
            "schedule",
            "",
            "cron(…) with six fields; no rate(…)",
            "is not a schedule that AWS Backup takes",
            "write minutes, hours, day of month, month, day of week and year with single spaces, as in "
                    + "cron(0 2 * * ? *)",
            API);
    static final Rule SCHEDULE_FIELD = new Rule(
            "schedule",
            "",
            "minutes 0 to 59; hours 0 to 23; day of month 1 to 31, ? L 15W; month 1 to 12, JAN to DEC; day of week 1 to "
                    + "7, SUN to SAT, ? L 6L 2#1; year 1970 to 2199; each with , - * and, but for days of the week, /",
            "has the %s %s",
            "use %s",
            "Amazon EventBridge User Guide: cron expressions");
    static final Rule SCHEDULE_DAYS = new Rule(
            "schedule",
            "",
            "? for exactly one of day of month and day of week",
            "must name days either of the month or of the week",
            "write ? for exactly one of the two",
            "Amazon EventBridge User Guide: cron expressions");
    static final Rule SCHEDULE_OFTEN = new Rule(
            "schedule",
            "",
            "at most once an hour",
            "starts %s times an hour",
            "name one minute, since AWS Backup starts at most hourly",
            GUIDE);
    static final Rule SCHEDULE_NEVER = new Rule(
            "schedule",
            "",
            "days that exist, in 2026 or later",
            "never starts",
            "name a day that exists, and no past year",
            GUIDE);
    static final Rule TIME_ZONE = new Rule(
            "timeZone",
            "",
            "a name of the IANA time zone database",
            "is not a time zone",
            "name one as in Europe/Berlin",
            API);

    static final Rule START_WINDOW = new Rule(
            "startWindow",
            "minutes",
            "60 to 52560000 whole minutes",
            "is out of range",
            "choose at least 60 whole minutes",
            API);
    static final Rule COMPLETION_WINDOW = new Rule(
            "completionWindow",
            "minutes",
            "whole minutes, at most 52560000",
            "is out of range",
            "choose whole minutes, at most 52560000",
            API);
    static final Rule COMPLETION_AFTER_START = new Rule(
            "completionWindow",
            "minutes",
            "at least 60 minutes longer than startWindow",
            "is not 60 minutes longer than startWindow (%s minutes)",
            "lengthen completionWindow or shorten startWindow",
            API);
    static final Rule RETENTION = new Rule(
            "deleteAfter", "days", "1 to 36500 whole days", "is out of range", "choose 1 to 36500 whole days", API);
    static final Rule COLD_STORAGE = new Rule(
            "moveToColdStorageAfter",
            "days",
            "whole days, at most 36410",
            "is out of range",
            "choose whole days, at most 36410",
            "AWS Backup API: Lifecycle");
    static final Rule COLD_GAP = new Rule(
            "moveToColdStorageAfter",
            "days",
            "at least 90 fewer than deleteAfter",
            "leaves less than 90 days until deleteAfter (%s days)",
            "move earlier to cold storage, or keep for longer",
            "AWS Backup API: Lifecycle");
    static final Rule CONTINUOUS_RETENTION = new Rule(
            "deleteAfter",
            "days",
            "at most 35 while continuous",
            "is out of range for a continuous backup",
            "choose at most 35 days, or add a rule that is not continuous",
            "AWS Backup Developer Guide: point-in-time recovery");
    static final Rule CONTINUOUS_COLD = new Rule(
            "moveToColdStorageAfter",
            "",
            "not while continuous",
            "is not offered for a continuous backup",
            "leave it out, or leave out continuous",
            "AWS Backup Developer Guide: point-in-time recovery");
    static final Rule LOCKED_RETENTION = new Rule(
            "deleteAfter",
            "days",
            "within minRetention and maxRetention of the vault's lock",
            "is not within what the lock of the vault allows (%s to %s days), so that every job would fail",
            "choose a retention within it, or change the lock",
            "AWS Backup Developer Guide: Vault Lock");
    static final Rule OVERLAP = new Rule(
            "rules",
            "",
            "start windows that do not overlap",
            "have start windows that overlap, as at %s, where AWS Backup keeps only the backup with the longer retention",
            "move one of them until its start window is over before the other's begins, or shorten startWindow",
            GUIDE);

    static final Rule VAULT_REGION = new Rule(
            "vault",
            "",
            "in the plan's region",
            "lies in another region than the plan (%s)",
            "pass a vault of the plan's region, and copy to the other with copyTo(…)",
            API);
    static final Rule KEY_OF_GIVEN_VAULT = new Rule(
            "encryptionKey",
            "",
            "only for the plan's own vault",
            "has no effect on a given vault, which has its own",
            "leave it out, or leave out vault",
            "AWS Backup API: CreateBackupVault");

    static final Rule COPY_VAULT_NAME = new Rule(
            "vaultName",
            "",
            "2 to 50 letters, digits, hyphens and underscores",
            "is not a vault name",
            "use 2 to 50 letters, digits, hyphens and underscores",
            "CloudFormation schema: AWS::Backup::BackupVault");
    static final Rule COPY_REGION =
            new Rule("region", "", "a region such as us-west-2", "is not a region", "name one as in us-west-2", COPIES);
    static final Rule COPY_ACCOUNT =
            new Rule("inAccount", "", "twelve digits", "is not an account", "write its twelve digits", COPIES);
    static final Rule COPY_OWN_REGION = new Rule(
            "region",
            "",
            "another region than the plan's, or another account",
            "is the plan's own region, so a copy would be lost together with the original",
            "choose a vault of another region",
            COPIES);
    static final Rule COPY_PARTITION = new Rule(
            "region",
            "",
            "a region of the plan's partition",
            "cannot be reached from the plan's region (%s)",
            "choose a region of the same partition",
            "AWS Backup Developer Guide: feature availability by Region");
    static final Rule COPY_KEY = new Rule(
            "copyTo",
            "",
            "a vault with a customer-managed key, if the plan protects a database cluster",
            "has no customer-managed key, so that every copy of a database cluster would fail",
            "make the vault with DestinationBackupVault, or name one that has such a key",
            "AWS Backup Developer Guide: encryption");

    static final Rule RESOURCE_NAMED = new Rule(
            "resources",
            "",
            "an ARN each; no tags, no construct trees",
            "names no resource by its ARN, so that the plan could protect other resources than meant",
            "pass BackupResource.fromRdsDatabaseCluster(…), fromEfsFileSystem(…) or fromArn(…)",
            SELECTION);
    static final Rule RESOURCE_ARN =
            new Rule("resources", "", "an ARN", "is not an ARN", "write it as in arn:aws:rds:…:cluster:…", SELECTION);
    static final Rule RESOURCE_REGION = new Rule(
            "resources",
            "",
            "resources of the plan's region",
            "lies in another region than the plan (%s), which protects its own region only",
            "protect it by a plan in a stack of its region",
            "AWS Backup Developer Guide: AWS Backup is regional");
    static final Rule RESOURCE_COUNT = new Rule(
            "resources",
            "ARNs",
            "at most 500",
            "are too many for a plan",
            "split them into plans of at most 500",
            SELECTION);
    static final Rule RESOURCE_WILDCARDS = new Rule(
            "resources",
            "ARNs with wildcards",
            "at most 30",
            "are too many for a plan",
            "split them into plans of at most 30",
            SELECTION);

    private PlanRules() {}
}
