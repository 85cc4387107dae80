package io.github.wpdata.cdk;

import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds the parts of a whole, and reports the problems of all of them together. */
final class Parts {
    /** Stand-ins for parts that could not be built. */
    static final String ANY_CLUSTER = "arn:aws:rds:*:123456789012:cluster:any";

    static final String ANY_FILE_SYSTEM = "arn:aws:elasticfilesystem:*:123456789012:file-system/fs-00000000";

    private static final int SERVICES = 3;

    /** Construct paths, in brackets, by what is said of them. */
    private final Map<String, Set<String>> problems = new LinkedHashMap<>();

    private final Supplier<String> wholePath;

    /** The path is asked for only if there is a problem, since each question is a call to JavaScript. */
    Parts(Supplier<String> wholePath) {
        this.wholePath = wholePath;
    }

    /** Builds a part; one with bad input is null, and its problems are remembered. */
    <T> @Nullable T build(Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            String.valueOf(e.getMessage()).lines().forEach(this::remember);
            return null;
        }
    }

    /** Remembers the problems of the whole. */
    void check(Problems whole) {
        build(() -> {
            whole.throwIfAny(wholePath);
            return whole;
        });
    }

    private void remember(String line) {
        int path = line.startsWith("[") ? line.indexOf("] ") + 1 : 0;
        problems.computeIfAbsent(line.substring(path).strip(), text -> new LinkedHashSet<>())
                .add(line.substring(0, path));
    }

    /** Ends the building. What all services say is about a setting that they share, and is said once, of the whole. */
    void throwIfAny() {
        if (problems.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        problems.forEach((text, paths) -> {
            Set<String> said = paths.size() < SERVICES ? paths : Set.of("[" + wholePath.get() + "]");
            said.forEach(path -> lines.add((path + " " + text).strip()));
        });
        throw new IllegalArgumentException(String.join("\n", lines));
    }
}
