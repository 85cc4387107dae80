package io.github.wpdata.cdk.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Lists of facts that age. Each file names its source, and when it was read. */
final class DataFile {
    static final Set<String> RESERVED_WORDS = Set.copyOf(lines("mysql-reserved-words.txt"));

    private DataFile() {}

    /** The lines of a file, without its comments. */
    static List<String> lines(String name) {
        try (InputStream file = Objects.requireNonNull(DataFile.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
