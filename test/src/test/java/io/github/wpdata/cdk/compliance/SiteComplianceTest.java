package io.github.wpdata.cdk.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.cache.AccessControl;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.testing.SampleApp;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rule packs over three sites, of which one has no rotation, and the roles of pods. */
class SiteComplianceTest {
    private static final RulePacks PACKS = packs();

    private static RulePacks packs() {
        Map<String, Object> context = new HashMap<>(RulePacks.CONTEXT);
        context.putAll(SampleApp.CONFIGURATIONS.get("production, two sites"));
        context.put("complianceAcknowledgements", true);
        SampleApp sample = SampleApp.with(context);
        sample.data().getData().addSite("static");
        RedisReplicationGroup.Builder.create(sample.network(), "Cache")
                .vpc(sample.network().getNetwork().vpc())
                .clients(sample.network().getNetwork().clients())
                .accessControl(AccessControl.USERS)
                .build()
                .addUser("shop", "shop:");
        return RulePacks.over(sample.app());
    }

    private static Set<RulePacks.Finding> ofSites(Set<RulePacks.Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.resource()
                        .matches("(WordPressData/(WordPressSites|Data/Sites|Pods-)|WordPressNetwork/Cache/Users/).*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noFindingIsOpen() {
        assertThat(ofSites(PACKS.met())).hasSizeGreaterThan(10);
        assertThat(ofSites(PACKS.open())).isEmpty();
    }

    @Test
    void eachAcknowledgementAnswersAFinding() {
        assertThat(ofSites(PACKS.acknowledged())).isNotEmpty().isEqualTo(ofSites(PACKS.answered()));
    }
}
