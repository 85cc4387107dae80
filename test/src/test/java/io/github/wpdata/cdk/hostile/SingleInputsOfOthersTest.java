package io.github.wpdata.cdk.hostile;

import java.util.EnumSet;

/** Backups, monitoring, recovery, sites and manifests. */
class SingleInputsOfOthersTest extends SingleInputsTrial {
    SingleInputsOfOthersTest() {
        super(EnumSet.complementOf(EnumSet.copyOf(SERVICES)));
    }
}
