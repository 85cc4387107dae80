package io.github.wpdata.cdk.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.github.wpdata.cdk.testing.Project;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the figures were measured on. */
final class Machine {
    /** The version that all pages name. */
    static final String CLI = "aws-cdk@2.1148.1";

    private static final double GIGABYTE = 1024.0 * 1024 * 1024;

    private Machine() {}

    static String describe() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Markdown.table(
                List.of("Measured", LocalDate.now(ZoneOffset.UTC).toString()),
                Stream.of(
                        List.of(
                                "Machine",
                                Markdown.number(
                                        "%d cores (%s), %.0f GB of memory, %s %s",
                                        system.getAvailableProcessors(),
                                        system.getArch(),
                                        system.getTotalMemorySize() / GIGABYTE,
                                        system.getName(),
                                        system.getVersion())),
                        List.of("JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.version")),
                        List.of("Node.js", Command.here("node", "--version").output()),
                        List.of("aws-cdk-lib", property("aws-cdk-lib.version")),
                        List.of("CDK CLI", "`" + CLI + "`")));
    }

    /** A property of the root pom. */
    static String property(String name) {
        return Pattern.compile("<" + Pattern.quote(name) + ">(.*?)<")
                .matcher(Project.read("pom.xml"))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }
}
