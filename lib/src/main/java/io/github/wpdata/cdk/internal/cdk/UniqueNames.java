package io.github.wpdata.cdk.internal.cdk;

import software.amazon.awscdk.Names;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.constructs.Construct;

/** Default physical names: unique per stack name and construct path, so that two environments of an app do not collide. */
public final class UniqueNames {
    private UniqueNames() {}

    /**
     * A name of letters, digits and hyphens.
     *
     * @param construct the construct
     * @param longest most characters
     * @return the name
     */
    public static String of(Construct construct, int longest) {
        return Names.uniqueResourceName(
                construct,
                UniqueResourceNameOptions.builder()
                        .maxLength(longest)
                        .separator("-")
                        .build());
    }
}
