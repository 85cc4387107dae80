package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of this project as a fresh checkout has it: sources only. */
record Checkout(Path root) implements AutoCloseable {
    private static final Pattern MADE = Pattern.compile("(.*/)?(target|node_modules|cdk\\.out|\\.git)(/.*)?");

    static Checkout create() {
        try {
            Path root = Files.createTempDirectory("checkout");
            for (Path path : below(Project.ROOT)) {
                String name = Project.ROOT.relativize(path).toString();
                if (!name.isEmpty() && !MADE.matcher(name.replace('\\', '/')).matches()) {
                    Files.copy(path, root.resolve(name));
                }
            }
            return new Checkout(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Command command(String... words) {
        return Command.in(root, words);
    }

    /** Removes what builds have made. */
    void clean() {
        List.of("lib/target", "app/target", "cdk.out").forEach(folder -> delete(root.resolve(folder)));
    }

    /** Changes one line of the sample app. */
    void edit(int number) {
        try {
            Files.writeString(
                    root.resolve("app/src/main/java/io/github/wpdata/cdk/app/WordPressDataStack.java"),
                    "// Edit " + number + "\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(root);
    }

    static void delete(Path folder) {
        try {
            for (Path path :
                    below(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.toList();
        }
    }
}
