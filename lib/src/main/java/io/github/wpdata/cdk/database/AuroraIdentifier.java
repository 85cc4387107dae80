package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.constructs.Construct;

/** The identifier of a cluster. RDS stores it in lower case, and names the log groups after the stored identifier. */
final class AuroraIdentifier {
    private static final int LONGEST = 63;

    private AuroraIdentifier() {}

    static String of(Construct owner, AuroraSettings<?> settings) {
        String identifier = withoutRestore(owner, settings.clusterIdentifier);
        return settings.restore()
                .map(restore -> restore.identifier(identifier, settings.shared().home()))
                .orElse(identifier);
    }

    private static String withoutRestore(Construct owner, @Nullable String given) {
        if (given != null) {
            return Tokens.isToken(given) ? given : given.toLowerCase(Locale.ROOT);
        }
        UniqueResourceNameOptions options = UniqueResourceNameOptions.builder()
                .maxLength(LONGEST)
                .separator("-")
                .build();
        // A long name is cut in the middle, where two hyphens may meet.
        return Names.uniqueResourceName(owner, options).toLowerCase(Locale.ROOT).replace("--", "-");
    }
}
