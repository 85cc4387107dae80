package io.github.wpdata.cdk.internal.validation;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that the aws-cdk-lib of an app has the methods that this library calls. */
public final class CdkVersion {
    /** The first version with {@code Stack.addStackDependency} and {@code IPolicyValidationContext.getStackTemplates}. */
    static final String OLDEST = "2.262.0";

    private static final Pattern FORM = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    private CdkVersion() {}

    /**
     * Fails with a readable message where a missing method would fail with a {@link NoSuchMethodError}: the dependencies of
     * an app may name an older aws-cdk-lib than this library was built with.
     *
     * @param cdk any class of aws-cdk-lib
     * @throws IllegalStateException if the version is too old
     */
    public static void require(Class<?> cdk) {
        require(cdk.getPackage().getImplementationVersion());
    }

    /** An unknown version, as that of a repackaged jar, is accepted. */
    static void require(@Nullable String version) {
        if (version != null
                && FORM.matcher(version).matches()
                && Arrays.compare(numbers(version), numbers(OLDEST)) < 0) {
            throw new IllegalStateException("aws-cdk-lib (" + version + ") is older than " + OLDEST
                    + ", the oldest version that wordpress-data-cdk works with; set the version of "
                    + "software.amazon.awscdk:aws-cdk-lib to " + OLDEST + " or later");
        }
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
