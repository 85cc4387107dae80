package io.github.wpdata.cdk.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.compliance.RulePacks.Finding;
import io.github.wpdata.cdk.recovery.AuroraBackupOptIn;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Restore test and opt-in, which the sample app has not by default, under the rule packs. */
class RecoveryComplianceTest {
    private static final String BELOW = "Test/(RestoreTest|OptIn)/.*";

    @Test
    void everyFindingIsAcknowledgedAndEveryAcknowledgementAnswersOne() {
        App app = new App(AppProps.builder().context(RulePacks.CONTEXT).build());
        build(app);

        RulePacks packs = RulePacks.over(app);

        assertThat(own(packs.open())).isEmpty();
        assertThat(own(packs.acknowledged())).hasSizeGreaterThanOrEqualTo(15).isEqualTo(own(packs.answered()));
    }

    @Test
    void withoutARequestTheTemplateAcknowledgesNothing() {
        TestStack test = build(new App());

        assertThat(test.resources().template().toString()).doesNotContain("cdk_nag");
    }

    private static TestStack build(App app) {
        TestStack test = new TestStack(app, "Test");
        Minimal.restoreTest(test).build();
        AuroraBackupOptIn.Builder.create(test.stack(), "OptIn").build();
        return test;
    }

    private static Set<Finding> own(Set<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.resource().matches(BELOW))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
