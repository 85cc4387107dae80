package io.github.wpdata.cdk.compliance;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.testing.SampleApp;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The sample app under the rule packs, once for each profile; in production with the stack of the backup region. */
final class SampleProfiles {
    private static final Map<Profile, RulePacks> SYNTHESISED = new EnumMap<>(Profile.class);

    private SampleProfiles() {}

    static RulePacks of(Profile profile) {
        return SYNTHESISED.computeIfAbsent(profile, SampleProfiles::synthesise);
    }

    private static RulePacks synthesise(Profile profile) {
        Map<String, Object> changes = new HashMap<>(RulePacks.CONTEXT);
        changes.put("profile", profile.name());
        changes.put("copyBackups", profile == Profile.PRODUCTION);
        return RulePacks.over(SampleApp.with(changes).app());
    }
}
