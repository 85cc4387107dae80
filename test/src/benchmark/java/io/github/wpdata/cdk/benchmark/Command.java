package io.github.wpdata.cdk.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A command as a user types it. */
record Command(Path folder, Map<String, String> environment, List<String> words) {
    static Command here(String... words) {
        return in(Path.of("."), words);
    }

    static Command in(Path folder, String... words) {
        return new Command(folder, Map.of(), List.of(words));
    }

    Command with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Command(folder, more, words);
    }

    /** Runs it, and says how long that took. */
    double seconds() {
        long start = System.nanoTime();
        output();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Runs it, and returns what it wrote. */
    String output() {
        try {
            Path log = Files.createTempFile("command", ".log");
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            // A user has aws-cdk-lib's template validation on.
            builder.environment().remove("CDK_VALIDATION");
            builder.environment().putAll(environment);
            int status = builder.start().waitFor();
            String output = Files.readString(log).strip();
            Files.delete(log);
            if (status != 0) {
                throw new IllegalStateException(words + " ended with " + status + ":\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
