package io.github.wpdata.cdk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs app/synth.mjs in a tiny project, with commands that keep a record of their calls. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are shell scripts")
@Tag("validated")
class SynthScriptTest {
    private static final String GREETING = "lib/src/main/java/example/Greeting.java";
    private static final String CALLS = "calls.txt";

    /** What is reported before Maven downloads anything. */
    private static final String FIRST_RUN =
            "Downloading the dependencies that are not there yet and compiling; later runs skip this.\n";

    private static final String MEANWHILE = "meanwhile.java";

    /** A project that has been run, its commands and its dependency. */
    @TempDir
    private static Path origin;

    @TempDir
    private Path folder;

    private Path project;

    @BeforeAll
    static void runOnce() throws Exception {
        Path project = origin.resolve("project");
        write(project.resolve("app/synth.mjs"), Project.read("app/synth.mjs"));
        for (String path : List.of("pom.xml", "lib/pom.xml", "app/pom.xml", ".mvn/jvm.config")) {
            write(project.resolve(path), path);
        }
        write(project.resolve("lib/src/main/resources/name.txt"), "world");
        write(project.resolve("app/src/main/java/io/github/wpdata/cdk/app/WordPressDataApp.java"), """
                package io.github.wpdata.cdk.app;

                public class WordPressDataApp {
                    public static void main(String[] args) throws Exception {
                        try (var name = WordPressDataApp.class.getResourceAsStream("/name.txt")) {
                            System.out.print(example.Greeting.text() + " " + new String(name.readAllBytes()));
                        }
                    }
                }
                """);
        greet(project, "Hello");
        new JarOutputStream(Files.newOutputStream(origin.resolve("download.jar")), new Manifest()).close();
        command("mvn", """
                for argument; do
                  case $argument in -Dmdep.outputFile=*) list=${argument#*=} ;; esac
                done
                cp '%1$s/download.jar' '%1$s/dependency.jar'
                printf %%s '%1$s/dependency.jar' >"$list"
                """.formatted(origin));
        String jdk = System.getProperty("java.home");
        command("java", "exec '%s/bin/java' \"$@\"".formatted(jdk));
        command("javac", """
                if [ -e %1$s ]; then mv %1$s %2$s; fi
                exec '%3$s/bin/javac' "$@"
                """.formatted(MEANWHILE, GREETING, jdk));

        assertThat(run(project)).isEqualTo(FIRST_RUN + "Hello world");
        assertThat(calls(project)).containsExactly("mvn", "javac", "java");
    }

    @BeforeEach
    void copy() throws IOException {
        Path source = origin.resolve("project");
        project = folder.resolve("a copy");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, project.resolve(source.relativize(file)));
            }
        }
    }

    @Test
    void whatIsUnchangedStartsWithoutMavenAndCompiler() throws Exception {
        assertThat(run(project)).isEqualTo("Hello world");
        assertThat(calls(project)).containsExactly("java");
    }

    @Test
    void aChangedSourceIsCompiledWithoutMavenAndTakenBackWithoutCompiler() throws Exception {
        greet(project, "Goodbye");

        assertThat(run(project)).isEqualTo("Goodbye world");
        assertThat(calls(project)).containsExactly("javac", "java");
        greet(project, "Hello");

        assertThat(run(project)).isEqualTo("Hello world");
        assertThat(calls(project)).containsExactly("java");
    }

    @Test
    void aSourceSavedDuringCompilationIsNotTakenForTheOneBefore() throws Exception {
        greet(project, "Goodbye");
        Path greeting = project.resolve(GREETING);
        String before = Project.read(greeting);
        write(project.resolve(MEANWHILE), before.replace("Goodbye", "Welcome"));

        assertThat(run(project)).isEqualTo("Welcome world");
        write(greeting, before);
        assertThat(run(project)).isEqualTo("Goodbye world");
    }

    @Test
    void aChangedResourceIsRead() throws Exception {
        write(project.resolve("lib/src/main/resources/name.txt"), "moon");

        assertThat(run(project)).isEqualTo("Hello moon");
        assertThat(calls(project)).containsExactly("java");
    }

    @Test
    void theClassOfADeletedSourceIsGone() throws Exception {
        Files.delete(project.resolve(GREETING));

        assertThat(run(project)).contains("package example does not exist").endsWith("exit status 1");
        assertThat(calls(project)).containsExactly("javac");
    }

    @Test
    void aCompileErrorIsShownAndFailsUntilItIsMended() throws Exception {
        Path greeting = project.resolve(GREETING);
        String before = Project.read(greeting);
        write(greeting, before.replace("String", "Strin"));

        for (int i = 0; i < 2; i++) {
            assertThat(run(project)).contains("cannot find symbol").endsWith("exit status 1");
        }
        write(greeting, before);
        assertThat(run(project)).isEqualTo("Hello world");
        assertThat(calls(project)).containsExactly("javac", "javac", "java");
    }

    @Test
    void aChangedPomAsksMavenForTheDependencies() throws Exception {
        write(project.resolve("lib/pom.xml"), "changed");

        assertThat(run(project)).isEqualTo(FIRST_RUN + "Hello world");
        assertThat(calls(project)).containsExactly("mvn", "java");
    }

    @Test
    void aDependencyThatIsGoneIsFetchedByMaven() throws Exception {
        Files.delete(origin.resolve("dependency.jar"));

        assertThat(run(project)).isEqualTo(FIRST_RUN + "Hello world");
        assertThat(calls(project)).containsExactly("mvn", "java");
    }

    @Test
    void twoRunsAtOnceDoNoHarm() throws Exception {
        greet(project, "Goodbye");
        Process other = start(project);

        assertThat(run(project)).isEqualTo("Goodbye world");
        assertThat(output(other)).isEqualTo("Goodbye world");
    }

    private static void greet(Path project, String word) throws IOException {
        write(project.resolve(GREETING), """
                package example;

                public class Greeting {
                    public static String text() {
                        return "%s";
                    }
                }
                """.formatted(word));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void command(String name, String script) throws IOException {
        Path file = origin.resolve("jdk/bin").resolve(name);
        write(file, "#!/bin/sh\necho %s >>%s\n%s".formatted(name, CALLS, script));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static List<String> calls(Path project) throws IOException {
        List<String> calls = Files.readAllLines(project.resolve(CALLS));
        Files.delete(project.resolve(CALLS));
        return calls;
    }

    private static String run(Path project) throws Exception {
        return output(start(project));
    }

    private static Process start(Path project) throws IOException {
        ProcessBuilder script = new ProcessBuilder("node", "app/synth.mjs")
                .directory(project.toFile())
                .redirectErrorStream(true);
        String commands = origin.resolve("jdk/bin").toString();
        script.environment().merge("PATH", commands, (path, first) -> first + ":" + path);
        script.environment().put("JAVA_HOME", origin.resolve("jdk").toString());
        return script.start();
    }

    /** What the script printed, and its status if it failed. */
    private static String output(Process script) throws Exception {
        String text = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = script.waitFor();
        return status == 0 ? text : text + "exit status " + status;
    }
}
