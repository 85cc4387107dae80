package io.github.wpdata.cdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this repository. */
public final class Project {
    /** Tests run in the folder of their module. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Project() {}

    public static String read(String path) {
        return read(ROOT.resolve(path));
    }

    public static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A property of the reactor's pom.xml. */
    public static String property(String name) {
        return Pattern.compile("<%1$s>(.*?)</%1$s>".formatted(Pattern.quote(name)))
                .matcher(read("pom.xml"))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** All files with an ending, below a folder of the repository; what a build makes is left out. */
    public static List<Path> files(String folder, String ending) {
        try (Stream<Path> walk = Files.walk(ROOT.resolve(folder))) {
            return walk.filter(path -> path.toString().endsWith(ending))
                    .filter(path ->
                            !ROOT.relativize(path).toString().matches("(.*/)?(target|node_modules|cdk\\.out)/.*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All pages that a user reads. */
    public static List<Path> pages() {
        return Stream.concat(
                        files("docs", ".md").stream(),
                        files(".", ".md").stream()
                                .filter(path -> path.getParent().equals(ROOT)))
                .sorted()
                .toList();
    }
}
