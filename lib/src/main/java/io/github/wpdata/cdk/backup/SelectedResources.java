package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awscdk.services.backup.BackupResource;

/**
 * The resources that a plan protects.
 *
 * @param expected those whose ARNs are not known yet
 * @param byArn the kinds of the others, by ARN
 */
record SelectedResources(List<ExpectedResource> expected, Map<String, ResourceKind> byArn) {
    private static final String SOURCE = "AWS Backup API: CreateBackupSelection";
    private static final Pattern REGIONAL = Pattern.compile("arn:[a-z0-9*-]+:[a-z0-9*-]+:([a-z0-9-]+):.*");

    private static final Rule NAMED = new Rule(
            "resources",
            "",
            "an ARN each; no tags, no construct trees",
            "names no resource by its ARN, so the plan could protect other resources than intended",
            "pass BackupResource.fromRdsDatabaseCluster(…), fromEfsFileSystem(…) or fromArn(…)",
            SOURCE);
    private static final TextRule ARN = TextRule.matching(
            new Rule("resources", "", "an ARN", "is not an ARN", "write it as in arn:aws:rds:…:cluster:…", SOURCE),
            "arn:[a-z0-9*-]+:[a-z0-9*-]+:[a-z0-9*-]*:[0-9*]*:[!-~]+");
    private static final Rule REGION = new Rule(
            "resources",
            "",
            "resources of the plan's region",
            "is in another region than the plan (%s), which protects its own region only",
            "protect it by a plan in a stack of its region",
            "AWS Backup Developer Guide: AWS Backup is regional");
    private static final RangeRule COUNT = atMost(500, "ARNs");
    private static final RangeRule WILDCARDS = atMost(30, "ARNs with wildcards");

    private static RangeRule atMost(int most, String unit) {
        return new RangeRule(
                new Rule(
                        "resources",
                        unit,
                        "at most " + most,
                        "are too many for a plan",
                        "split them into plans of at most " + most,
                        SOURCE),
                0,
                most);
    }

    /** Resources that are made only after the plan is checked. */
    static SelectedResources expecting(List<ExpectedResource> resources) {
        return new SelectedResources(List.copyOf(resources), Map.of());
    }

    /** These resources and more; what cannot be selected is reported and left out. */
    SelectedResources plus(Problems problems, StackEnvironment home, List<BackupResource> added) {
        Map<String, ResourceKind> all = new LinkedHashMap<>(byArn);
        for (BackupResource resource : added) {
            String arn = resource.getResource();
            if (arn == null) {
                problems.require(false, NAMED, resource.getTagCondition() == null ? "a construct tree" : "a tag");
                continue;
            }
            ARN.check(problems, arn);
            String region = region(arn);
            if (!region.isEmpty() && !Tokens.isToken(home.region())) {
                problems.require(region.equals(home.region()), REGION, arn, home.region());
            }
            if (ARN.allows(arn)) {
                all.put(arn, ResourceKind.of(arn, home));
            }
        }
        long wildcards = all.keySet().stream()
                .filter(arn -> arn.contains("*") || arn.contains("?"))
                .count();
        COUNT.check(problems, expected.size() + all.size());
        WILDCARDS.check(problems, wildcards);
        return new SelectedResources(expected, Collections.unmodifiableMap(all));
    }

    /** The region in an ARN; empty if there is none, or none that is known. */
    private static String region(String arn) {
        Matcher m = REGIONAL.matcher(arn);
        return m.matches() ? m.group(1) : "";
    }

    boolean isEmpty() {
        return expected.isEmpty() && byArn.isEmpty();
    }

    /** The ARNs, once all resources are made. */
    List<String> arns() {
        List<String> arns = new ArrayList<>(
                expected.stream().map(resource -> resource.arn().get()).toList());
        byArn.keySet().stream().filter(arn -> !arns.contains(arn)).forEach(arns::add);
        return arns;
    }

    Set<ResourceKind> kinds() {
        Set<ResourceKind> kinds = EnumSet.noneOf(ResourceKind.class);
        Stream.concat(expected.stream().map(ExpectedResource::kind), byArn.values().stream())
                .forEach(kinds::add);
        return kinds;
    }
}
