package io.github.wpdata.cdk.hostile;

import io.github.wpdata.cdk.kubernetes.EfsManifests;
import java.util.List;

/** What a caller says to a builder. */
record Input(Subject subject, List<Call> calls) {
    void buildAt(Site site) {
        Object builder = subject.startAt(site);
        calls.forEach(call -> call.on(builder, site));
        Object built = Api.build(subject.builder).on(builder, site);
        if (built instanceof EfsManifests manifests) {
            manifests.toYaml();
        }
    }

    @Override
    public String toString() {
        return subject + Call.written(calls);
    }
}
