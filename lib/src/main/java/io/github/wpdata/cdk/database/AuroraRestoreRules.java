package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.database.AuroraRestore.Kind;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Documented;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of restores with their checks. */
final class AuroraRestoreRules {
    private static final String SNAPSHOT_API = "RDS API: RestoreDBClusterFromSnapshot";
    private static final String CLUSTER_API = "RDS API: RestoreDBClusterToPointInTime";
    private static final String RDS_ARN = "arn:aws[a-z-]*:rds:[a-z0-9-]+:[0-9]{12}:";
    private static final String BACKUP_ARN = "arn:[^:]+:backup:.*";

    /** What holds for each source: its form, its region, and that there is no other. */
    private static final class SourceRules implements Documented {
        final TextRule form;
        final Rule region;
        final Rule alone;

        SourceRules(Kind kind, String what, String list, String form) {
            String api = kind == Kind.SNAPSHOT ? SNAPSHOT_API : CLUSTER_API;
            this.form = TextRule.matching(
                    new Rule(kind.property, "", what, "is not " + what, "write it as " + list + " lists it", api),
                    form);
            this.region = new Rule(
                    kind.property,
                    "",
                    "a source in the cluster's region",
                    "is in another region than the cluster (%s)",
                    "copy the snapshot to the cluster's region and call restoreFromSnapshot(…) with the copy",
                    api);
            this.alone = new Rule(
                    kind.property,
                    "",
                    "no other source of data",
                    "contradicts %s: a cluster is restored from one source",
                    "leave one of them out",
                    api);
        }

        @Override
        public List<Rule> all() {
            return List.of(form.rule(), region, alone);
        }
    }

    private static final SourceRules SNAPSHOT = new SourceRules(
            Kind.SNAPSHOT,
            "the name or ARN of a snapshot",
            "aws rds describe-db-cluster-snapshots",
            "(?:" + RDS_ARN + "(?:cluster-)?snapshot:)?(?:rds:|awsbackup:)?[a-zA-Z](?:-?[a-zA-Z0-9]){0,254}|"
                    + BACKUP_ARN);
    private static final SourceRules CLONE = clusterRules(Kind.CLONE, "aws rds describe-db-clusters");
    private static final SourceRules TIME = clusterRules(Kind.TIME, "aws rds describe-db-cluster-automated-backups");
    private static final SourceRules LATEST_TIME =
            clusterRules(Kind.LATEST_TIME, "aws rds describe-db-cluster-automated-backups");

    static final TextRule AIR_GAPPED = new TextRule(
            new Rule(
                    Kind.SNAPSHOT.property,
                    "",
                    "no recovery point of an air-gapped vault or of continuous backups",
                    "is a recovery point of an air-gapped vault or of continuous backups, which only AWS Backup can restore",
                    "copy it to a backup vault of this account and region and name the copy, or restore it with AWS Backup "
                            + "and call cloneFrom(…) with the restored cluster",
                    "AWS Backup Developer Guide: logically air-gapped vaults"),
            snapshot -> !snapshot.matches(BACKUP_ARN));
    static final TextRule CLONE_OF_DELETED = new TextRule(
            new Rule(
                    Kind.CLONE.property,
                    "",
                    "a cluster that exists",
                    "is a resource id, which names the backups of a deleted cluster; these cannot be cloned",
                    "call restoreToLatestTime(…) or restoreToTime(…)",
                    CLUSTER_API),
            source -> !AuroraRestore.isResourceId(source));
    static final Rule FUTURE = new Rule(
            Kind.TIME.property,
            "",
            "a time in the past",
            "is in the future",
            "choose a time within the backup retention of the source, or call restoreToLatestTime(…)",
            CLUSTER_API);

    private AuroraRestoreRules() {}

    private static SourceRules clusterRules(Kind kind, String list) {
        return new SourceRules(
                kind,
                "the identifier, ARN or resource id of a cluster",
                list,
                "(?:" + RDS_ARN + "cluster:)?[a-zA-Z](?:-?[a-zA-Z0-9]){0,62}");
    }

    static void check(Collection<AuroraRestore> restores, StackEnvironment environment, Problems problems) {
        AuroraRestore first = null;
        for (AuroraRestore restore : restores) {
            check(restore, first, environment, problems);
            first = first == null ? restore : first;
        }
    }

    private static void check(
            AuroraRestore restore, @Nullable AuroraRestore other, StackEnvironment environment, Problems problems) {
        SourceRules rules = rules(restore.kind());
        String source = restore.source();
        rules.form.check(problems, source);
        if (restore.kind() == Kind.SNAPSHOT) {
            AIR_GAPPED.check(problems, source);
        } else if (restore.kind() == Kind.CLONE) {
            CLONE_OF_DELETED.check(problems, source);
        }
        if (rules.form.allows(source) && source.startsWith("arn:") && !Tokens.isToken(source)) {
            String region = source.split(":", 5)[3];
            boolean known = !Tokens.isToken(environment.region());
            problems.require(!known || region.equals(environment.region()), rules.region, source, environment.region());
        }
        Instant time = restore.time();
        problems.require(time == null || !time.isAfter(Instant.now()), FUTURE, String.valueOf(time));
        if (other != null) {
            problems.require(false, rules.alone, source, other.kind().property);
        }
    }

    private static SourceRules rules(Kind kind) {
        return switch (kind) {
            case SNAPSHOT -> SNAPSHOT;
            case CLONE -> CLONE;
            case TIME -> TIME;
            case LATEST_TIME -> LATEST_TIME;
        };
    }
}
