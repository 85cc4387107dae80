package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.backup.BackupResource;

/**
 * The resources that a plan protects.
 *
 * @param byArn their kinds, by ARN
 */
record SelectedResources(Map<String, ResourceKind> byArn) {
    private static final Pattern REGIONAL = Pattern.compile("arn:[a-z0-9*-]+:[a-z0-9*-]+:([a-z0-9-]+):.*");

    static final SelectedResources NONE = new SelectedResources(Map.of());

    /** These resources and more; what cannot be selected is reported and left out. */
    SelectedResources plus(Problems problems, StackEnvironment home, List<BackupResource> added) {
        Map<String, ResourceKind> all = new LinkedHashMap<>(byArn);
        for (BackupResource resource : added) {
            String arn = resource.getResource();
            if (arn == null) {
                problems.require(
                        false,
                        PlanRules.RESOURCE_NAMED,
                        resource.getTagCondition() == null ? "a construct tree" : "a tag");
                continue;
            }
            boolean valid = Tokens.isToken(arn) || PlanRules.ARN.matcher(arn).matches();
            problems.require(valid, PlanRules.RESOURCE_ARN, arn);
            String region = region(arn);
            if (!region.isEmpty() && !Tokens.isToken(home.region())) {
                problems.require(region.equals(home.region()), PlanRules.RESOURCE_REGION, arn, home.region());
            }
            if (valid) {
                all.put(arn, ResourceKind.of(arn, home));
            }
        }
        long wildcards = all.keySet().stream()
                .filter(arn -> arn.contains("*") || arn.contains("?"))
                .count();
        problems.require(all.size() <= PlanRules.MOST_RESOURCES, PlanRules.RESOURCE_COUNT, all.size());
        problems.require(wildcards <= PlanRules.MOST_WILDCARDS, PlanRules.RESOURCE_WILDCARDS, wildcards);
        return new SelectedResources(Collections.unmodifiableMap(all));
    }

    /** The region in an ARN; empty if there is none, or none that is known. */
    private static String region(String arn) {
        Matcher m = REGIONAL.matcher(arn);
        return m.matches() ? m.group(1) : "";
    }

    List<String> arns() {
        return List.copyOf(byArn.keySet());
    }

    Set<ResourceKind> kinds() {
        Set<ResourceKind> kinds = EnumSet.noneOf(ResourceKind.class);
        kinds.addAll(byArn.values());
        return kinds;
    }
}
