package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** A project of its own, laid out as {@code cdk init --language java} does, around {@link HandWritten}. */
record HandWrittenProject(Path root) implements AutoCloseable {
    private static final Path SOURCES = Project.ROOT.resolve("test/src");
    private static final String PACKAGE = "java/io/github/wpdata/cdk/benchmark/";

    /** A version that the root pom names. */
    private static final Pattern VERSION = Pattern.compile("@([\\w.-]+)@");

    static HandWrittenProject create() {
        try {
            HandWrittenProject project = new HandWrittenProject(Files.createTempDirectory("handwritten"));
            Files.createDirectories(project.sources());
            for (String file : new String[] {"pom.xml", "cdk.json"}) {
                String text = VERSION.matcher(Project.read(SOURCES.resolve("benchmark/handwritten/" + file)))
                        .replaceAll(version -> Machine.property(version.group(1)));
                Files.writeString(project.root.resolve(file), text);
            }
            Files.copy(SOURCES.resolve("test/" + PACKAGE + "HandWritten.java"), project.source("HandWritten"));
            Files.copy(SOURCES.resolve("benchmark/handwritten/HandWrittenApp.java"), project.source("HandWrittenApp"));
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path sources() {
        return root.resolve("src/main/" + PACKAGE);
    }

    private Path source(String type) {
        return sources().resolve(type + ".java");
    }

    Command command(String... words) {
        return Command.in(root, words);
    }

    /** Removes what builds have made. */
    void clean() {
        Checkout.delete(root.resolve("target"));
        Checkout.delete(root.resolve("cdk.out"));
    }

    /** Changes one line. */
    void edit(int number) {
        try {
            Files.writeString(source("HandWrittenApp"), "// Edit " + number + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Checkout.delete(root);
    }
}
