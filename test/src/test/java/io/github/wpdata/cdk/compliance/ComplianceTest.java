package io.github.wpdata.cdk.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.compliance.RulePacks.Finding;
import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Four packs of compliance rules, over everything that the sample app deploys and over what callers may choose. */
class ComplianceTest {
    private static final Path PAGE = Project.ROOT.resolve("docs/compliance.md");

    @ParameterizedTest
    @EnumSource
    void noFindingIsOpen(Profile profile) {
        RulePacks packs = SampleProfiles.of(profile);

        assertThat(packs.met()).extracting(Finding::pack).contains(RulePacks.NAMES.toArray(String[]::new));
        assertThat(packs.open()).isEmpty();
    }

    /** An acknowledgement that answers nothing would hide the finding of tomorrow. */
    @ParameterizedTest
    @EnumSource
    void eachAcknowledgementAnswersAFinding(Profile profile) {
        RulePacks packs = SampleProfiles.of(profile);

        assertThat(packs.acknowledged()).isNotEmpty().isEqualTo(packs.answered());
    }

    @Test
    void eachReasonIsASentence() {
        assertThat(CompliancePage.findings().keySet())
                .extracting(Finding::reason)
                .allMatch(reason -> reason.matches("[A-Z][^.]{40,200}\\."));
    }

    @ParameterizedTest
    @ValueSource(strings = {ChoicesApp.STRICT, ChoicesApp.LOOSE, ChoicesApp.RAISED, ChoicesApp.GRANTED})
    void aChoiceChangesTheAcknowledgementsWithTheFindings(String stack) {
        RulePacks packs = ChoicesApp.SYNTHESISED;

        assertThat(below(stack + "/Data", packs.acknowledged()))
                .isNotEmpty()
                .isEqualTo(below(stack + "/Data", packs.answered()));
    }

    @Test
    void strictChoicesLeaveLittleToAcknowledge() {
        assertThat(names(below("Strict/Data", ChoicesApp.SYNTHESISED.acknowledged())))
                .containsExactly("CloudWatchAlarmAction", "IAM4", "RDSInBackupPlan");
        assertThat(below("Strict/Data", ChoicesApp.SYNTHESISED.open())).isEmpty();
    }

    @Test
    void aProfileAnswersOnlyForWhatItBrings() {
        assertThat(below("Raised/Data", ChoicesApp.SYNTHESISED.acknowledged()))
                .extracting(Finding::reason)
                .noneMatch(reason -> reason.contains("DEVELOPMENT"));
        assertThat(below("Raised/Data", ChoicesApp.SYNTHESISED.open())).isEmpty();
    }

    @Test
    void whatACallerTurnsOffStaysOpen() {
        assertThat(names(below("Loose/Data", ChoicesApp.SYNTHESISED.open())))
                .containsExactlyElementsOf(all(CompliancePage.LEFT_OPEN.values()));
    }

    @Test
    void thePageSaysHowEachRuleIsMet() {
        RulePacks production = SampleProfiles.of(Profile.PRODUCTION);
        Set<Finding> ofLibrary = below("WordPressData/Data", production.met());
        ofLibrary.addAll(below("WordPressBackupRegion", production.met()));

        assertThat(names(ofLibrary)).containsExactlyElementsOf(all(CompliancePage.MET.values()));
    }

    @Test
    void thePageListsEachFinding() throws IOException {
        String page = CompliancePage.render();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Project.read(PAGE)).isEqualTo(page);
    }

    /** For whoever runs the tests to see what they are worth. */
    @Test
    void theFindingsAreCounted() {
        long open = Set.of(Profile.values()).stream()
                .mapToLong(profile -> SampleProfiles.of(profile).open().size())
                .sum();
        System.out.printf(
                "tried: %d packs of compliance rules in %d profiles: %d findings acknowledged, %d open%n",
                RulePacks.NAMES.size(),
                Profile.values().length,
                CompliancePage.findings().size(),
                open);

        assertThat(open).isZero();
    }

    private static Set<Finding> below(String path, Set<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.resource().startsWith(path + "/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Set<Finding> findings) {
        return findings.stream().map(Finding::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> all(Collection<Set<String>> names) {
        return names.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }
}
