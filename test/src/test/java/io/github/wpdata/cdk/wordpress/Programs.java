package io.github.wpdata.cdk.wordpress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The programs of the trial. Servers are ended in reverse order, each by its own process. */
final class Programs implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path logs;
    private final Deque<Process> servers = new ArrayDeque<>();

    Programs(Path logs) {
        this.logs = logs;
    }

    /** Starts a server, whose output goes to a file. */
    Process start(String name, Map<String, String> environment, List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(logs.resolve(name + ".log").toFile());
            builder.environment().putAll(environment);
            Process server = builder.start();
            servers.push(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a server that was just started, and shows what it has written if it does not come. */
    void await(String name, Process server, BooleanSupplier ready) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!ready.getAsBoolean()) {
            if (!server.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException(name + " does not start: " + log(name));
            }
            sleep(50);
        }
    }

    String log(String name) {
        try {
            return Files.readString(logs.resolve(name + ".log"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end; what it writes is returned. */
    static String run(Map<String, String> environment, List<String> command) {
        Result result = attempt(environment, command);
        if (result.status() != 0) {
            throw new IllegalStateException(command + " ends with " + result.status() + ": " + result.output());
        }
        return result.output();
    }

    static Result attempt(Map<String, String> environment, List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a program ended, and what it wrote. */
    record Result(int status, String output) {}

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        while (!servers.isEmpty()) {
            Process server = servers.pop();
            // PHP's workers are children of their server.
            List<ProcessHandle> children = server.descendants().toList();
            server.destroy();
            children.forEach(ProcessHandle::destroy);
            try {
                if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    server.destroyForcibly();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
