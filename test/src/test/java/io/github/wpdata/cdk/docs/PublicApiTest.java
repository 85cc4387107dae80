package io.github.wpdata.cdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The public API is a file, so that each change of it is a diff that a reviewer sees: {@code mvn verify -Ddocs.write=true}
 * renews it.
 */
class PublicApiTest {
    private static final Path FILE = Project.ROOT.resolve("lib/api.txt");
    private static final int LEAST_TYPES = 35;
    private static final int LEAST_MEMBERS = 400;

    @Test
    void theFileListsThePublicApi() throws IOException {
        Map<String, List<Class<?>>> types = PublicApi.types();
        StringBuilder api = new StringBuilder();
        types.forEach((name, members) -> {
            api.append(api.isEmpty() ? "" : "\n")
                    .append("package ")
                    .append(name)
                    .append("\n");
            members.forEach(type -> api.append("\n").append(PublicApi.describe(type)));
        });
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(FILE, api);
        }

        assertThat(types.values().stream().mapToInt(List::size).sum()).isGreaterThanOrEqualTo(LEAST_TYPES);
        assertThat(api.toString().lines().filter(line -> line.startsWith("    ")))
                .hasSizeGreaterThanOrEqualTo(LEAST_MEMBERS);
        assertThat(Project.read(FILE))
                .as("%s; a removed or changed line breaks users, and is an entry of the changelog", FILE)
                .isEqualTo(api.toString());
    }
}
