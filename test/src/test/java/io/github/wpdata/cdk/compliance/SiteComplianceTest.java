package io.github.wpdata.cdk.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.kubernetes.WordPressAddons;
import io.github.wpdata.cdk.testing.SampleApp;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rule packs over three sites, of which one has no rotation, their users of the cache, the roles of pods and add-ons. */
class SiteComplianceTest {
    private static final RulePacks PACKS = packs();

    private static RulePacks packs() {
        Map<String, Object> context = new HashMap<>(RulePacks.CONTEXT);
        context.putAll(SampleApp.CONFIGURATIONS.get("production, two sites"));
        context.put("complianceAcknowledgements", true);
        SampleApp sample = SampleApp.with(context);
        sample.data().getData().addSite("static");
        WordPressAddons.Builder.create(sample.data(), "AddonsOfDynamicVolumes")
                .clusterName("other")
                .dynamicVolumes()
                .build();
        return RulePacks.over(sample.app());
    }

    private static Set<RulePacks.Finding> ofSites(Set<RulePacks.Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.resource()
                        .matches("WordPressData/(WordPressSites|Data/Sites|Data/Cache/Users|Pods-|Addons).*"))
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
