package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An app under the CDK CLI, in a folder of its own with the project's cdk.json, as a user of the app has it. */
final class Deployment {
    private static final String CLI = "aws-cdk@2.1148.1";
    private static final int MINUTES = 5;
    private static boolean bootstrapped;

    private final Path folder;
    private final Map<String, String> context = new LinkedHashMap<>();
    private int runs;

    /**
     * A command of the CLI that has ended.
     *
     * @param command what it was told, such as {@code deploy --all}
     * @param succeeded whether it did so
     * @param output what it printed
     */
    record Run(String command, boolean succeeded, String output) {
        Run orFail() {
            assertThat(succeeded).as("%s", this).isTrue();
            return this;
        }

        Run refused() {
            assertThat(succeeded).as("%s", this).isFalse();
            return this;
        }

        @Override
        public String toString() {
            return "success of cdk " + command + ", which printed:\n" + output;
        }
    }

    Deployment(Class<?> app, String name) {
        folder = Project.ROOT.resolve(Path.of("test", "target", "rehearsal", Emulator.RUN, name));
        try {
            Files.createDirectories(folder);
            // Before there is a cdk.json: the CLI would run its app, and for nothing.
            bootstrap();
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            ObjectMapper json = new ObjectMapper();
            ObjectNode settings = (ObjectNode) json.readTree(Project.read("cdk.json"));
            settings.put("app", "\"" + java + "\" @java.args " + app.getName());
            json.writeValue(folder.resolve("cdk.json").toFile(), settings);
            // The class path may be too long for a command line.
            Files.writeString(folder.resolve("java.args"), "-XX:TieredStopAtLevel=1 -cp \"" + classPath() + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context("run", Emulator.RUN);
    }

    Deployment context(String key, Object value) {
        context.put(key, value.toString());
        return this;
    }

    /** Synthesises, and deploys all stacks or those named. */
    Run deploy(String... stacks) {
        List<String> command = new ArrayList<>(List.of("deploy", "--require-approval", "never", "--concurrency", "4"));
        context.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        command.addAll(stacks.length == 0 ? List.of("--all") : List.of(stacks));
        return run(command);
    }

    /** Deploys a stack as it was last synthesised. */
    Run deployAgain(String stack) {
        return run(List.of("deploy", "--app", "cdk.out", "--require-approval", "never", stack));
    }

    /** Compares what was last synthesised with what is deployed; a difference is a failure. */
    Run diff() {
        return run(List.of("diff", "--app", "cdk.out", "--fail"));
    }

    /** Destroys all stacks that were last synthesised. */
    Run destroy() {
        return run(List.of("destroy", "--app", "cdk.out", "--all", "--force"));
    }

    private void bootstrap() {
        if (!bootstrapped) {
            String environment = "aws://" + Emulator.ACCOUNT + "/";
            run(List.of("bootstrap", environment + Emulator.REGION, environment + Emulator.BACKUP_REGION))
                    .orFail();
            bootstrapped = true;
        }
    }

    private Run run(List<String> command) {
        Path log = folder.resolve(++runs + "-" + command.get(0) + ".log");
        Process process = start(command, log);
        try {
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
            String output = Project.read(log) + (ended ? "" : "\n(stopped after " + MINUTES + " minutes)");
            return new Run(String.join(" ", command), ended && process.exitValue() == 0, output);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start(List<String> command, Path log) {
        List<String> whole = new ArrayList<>(List.of("npx", "--yes", CLI, "--no-notices", "--no-version-reporting"));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Emulator.configure(builder.environment(), Emulator.endpoint(), folder);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "npx, which runs the CDK CLI, does not start; install Node.js 20 or later", e);
        }
    }

    /** Surefire hides the class path in a manifest, and tells here what it was. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace("\\", "\\\\");
    }
}
