package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Optional;
import software.amazon.awscdk.services.rds.AuroraMysqlEngineVersion;

/**
 * The engine of a cluster.
 *
 * @param fullVersion full version, such as {@code 8.0.mysql_aurora.3.10.4}
 * @param majorVersion version of MySQL, such as {@code 8.0}, which names the family of the parameter groups
 * @param version the full version if its form is known
 */
record AuroraEngine(String fullVersion, String majorVersion, Optional<AuroraVersion> version) {
    private static final AuroraEngine BY_DEFAULT = of("8.0.mysql_aurora.3.10.4", "8.0");

    /** From text: a constant of aws-cdk-lib may be missing in an older one than this library is built with. */
    static final AuroraMysqlEngineVersion DEFAULT =
            AuroraMysqlEngineVersion.of(BY_DEFAULT.fullVersion, BY_DEFAULT.majorVersion);

    /** The default is known without a call to JavaScript. */
    static AuroraEngine of(AuroraMysqlEngineVersion engine) {
        return engine == DEFAULT
                ? BY_DEFAULT
                : of(engine.getAuroraMysqlFullVersion(), engine.getAuroraMysqlMajorVersion());
    }

    private static AuroraEngine of(String fullVersion, String majorVersion) {
        return new AuroraEngine(fullVersion, majorVersion, AuroraVersion.parse(fullVersion));
    }

    /** Whether the parameter groups are of the family of this engine. */
    boolean majorVersionFits() {
        return Tokens.isToken(majorVersion) || fullVersion.startsWith(majorVersion + ".mysql_aurora.");
    }

    /** The id of the parameter group: one for each family, so that a major upgrade creates the new group first. */
    String parameterGroupId() {
        boolean first = majorVersion.equals(BY_DEFAULT.majorVersion) || Tokens.isToken(majorVersion);
        return first ? "Parameters" : "Parameters" + majorVersion;
    }
}
