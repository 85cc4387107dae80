package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.internal.template.TemplateValue;

/** Compares versions such as {@code 8.0.mysql_aurora.3.10.0} or {@code 7.1}. */
final class EngineVersions {

    private EngineVersions() {}

    /**
     * Whether a version is known to be lower than another one. Of two versions that differ in length, the common parts
     * decide: RDS takes 8.0 for any version of 8.0.
     */
    static boolean isLower(TemplateValue version, TemplateValue other) {
        String[] left = parts(version);
        String[] right = parts(other);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            if (isNumber(left[i]) && isNumber(right[i])) {
                int order = Long.compare(Long.parseLong(left[i]), Long.parseLong(right[i]));
                if (order != 0) {
                    return order < 0;
                }
            } else if (!left[i].equals(right[i])) {
                return false;
            }
        }
        return false;
    }

    private static String[] parts(TemplateValue version) {
        return version.literal().orElse("").split("\\.");
    }

    private static boolean isNumber(String part) {
        return part.matches("\\d{1,18}");
    }
}
