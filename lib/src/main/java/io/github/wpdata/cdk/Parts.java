package io.github.wpdata.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds the parts of a whole, and reports the problems of all of them together. */
final class Parts {
    /** Stand-ins for parts that could not be built. */
    static final String ANY_CLUSTER = "arn:aws:rds:us-east-1:123456789012:cluster:any";

    static final String ANY_FILE_SYSTEM = "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-00000000";

    private final List<String> problems = new ArrayList<>();

    /** Builds a part; one with bad input is null, and its problems are remembered. */
    <T> @Nullable T build(Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return null;
        }
    }

    /** Ends the building: with bad input, takes back what was made and throws. */
    void throwIfAny(Runnable takeBack) {
        if (!problems.isEmpty()) {
            takeBack.run();
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }
}
