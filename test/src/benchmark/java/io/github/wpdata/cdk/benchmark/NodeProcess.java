package io.github.wpdata.cdk.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The Node process that jsii has started for this JVM. */
final class NodeProcess {
    private NodeProcess() {}

    /** The memory that it holds, in kilobytes; only Linux says. */
    static OptionalLong kilobytes() {
        return ProcessHandle.current()
                .descendants()
                .map(process -> Path.of("/proc", String.valueOf(process.pid()), "status"))
                .filter(Files::isReadable)
                .map(NodeProcess::resident)
                .mapToLong(Long::longValue)
                .max();
    }

    private static long resident(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
