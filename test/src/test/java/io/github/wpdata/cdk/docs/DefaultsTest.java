package io.github.wpdata.cdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.files.EfsAccessPoint;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.service.ServiceBuilder;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Project;
import io.github.wpdata.cdk.testing.TestStack;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The page of defaults is written from the javadoc of the setters, and each default that is a plain value is compared with the
 * field of a new builder: {@code mvn verify -Ddocs.write=true} renews the page.
 */
class DefaultsTest {
    private static final Path PAGE = Project.ROOT.resolve("docs/defaults.md");
    private static final int LEAST_SETTINGS = 170;
    private static final int LEAST_COMPARED = 40;
    private static final String HEAD = """
            # Defaults

            The value of each setting that is left out. The page is generated from the javadoc of the setters; a test compares the
            plain values with the code. `WordPressDataServices` changes some of them for its parts, by
            [profile](../README.md#profiles).
            """;

    private static final Pattern SETTER = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\s+)*public (?:final )?(?:B|Builder|EfsAccessPoint) (\\w+)\\((\\))?",
            Pattern.DOTALL);
    private static final Pattern DEFAULT =
            Pattern.compile("Default: (.*?)\\.(?= [A-Z]|$)|(Required\\b[^.]*)\\.", Pattern.DOTALL);

    /** A setting, and what its javadoc says of its default. */
    private record Setting(String name, @Nullable String text) {}

    private static final Map<String, List<Setting>> SECTIONS = sections();

    @Test
    void everySettingHasADefaultOrIsRequired() {
        SECTIONS.forEach((section, settings) -> assertThat(settings)
                .as("settings of %s whose javadoc has no \"Default: …\" and no \"Required.\"", section)
                .filteredOn(setting -> setting.text() == null)
                .isEmpty());
    }

    @Test
    void thePageListsEveryDefault() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        SECTIONS.forEach((section, settings) -> {
            page.append("\n## ").append(section).append("\n\n| Setting | Default |\n| --- | --- |\n");
            settings.forEach(setting -> page.append("| `%s` | %s |\n".formatted(setting.name(), setting.text())));
        });
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(SECTIONS.values().stream().mapToInt(List::size).sum()).isGreaterThanOrEqualTo(LEAST_SETTINGS);
        assertThat(Project.read(PAGE)).isEqualTo(page.toString());
    }

    @Test
    void theJavadocNamesTheValueThatTheCodeHas() {
        TestStack test = new TestStack();
        int compared = 0;
        for (Object builder : List.of(
                Minimal.services(test),
                Minimal.database(test),
                Minimal.cache(test),
                Minimal.files(test),
                Minimal.plan(test),
                Minimal.vault(test),
                BackupRule.Builder.create("daily"),
                EfsAccessPoint.at("/wp-content"))) {
            for (Setting setting : settings(builder.getClass())) {
                Optional<String> value = value(builder, setting.name());
                if (value.isPresent()) {
                    compared++;
                    assertThat(String.valueOf(setting.text()))
                            .as(
                                    "default of %s in %s",
                                    setting.name(), builder.getClass().getName())
                            .containsPattern("(^|\\W)(" + value.get() + ")(\\W|$)");
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(LEAST_COMPARED);
    }

    /** Without it, the javadoc tool of JDK 25 takes the link to be one to the field of the same name, and warns. */
    @Test
    void aLinkToASetterNamesItsParameterType() {
        List<Path> sources = Project.files("lib/src/main/java", ".java");
        assertThat(sources).hasSizeGreaterThanOrEqualTo(100).allSatisfy(source -> {
            String text = Project.read(source);
            assertThat(SETTER.matcher(text).results().map(setter -> "{@link #" + setter.group(2) + "}"))
                    .as("links to setters in %s", source)
                    .noneMatch(text::contains);
        });
    }

    private static Map<String, List<Setting>> sections() {
        Map<String, List<Setting>> sections = new LinkedHashMap<>();
        sections.put("All services", settings(ServiceBuilder.class));
        PublicApi.types().values().stream()
                .flatMap(List::stream)
                .filter(type -> type.getSimpleName().equals("Builder") || type == EfsAccessPoint.class)
                .forEach(type -> {
                    List<Setting> settings = settings(type);
                    Class<?> construct = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
                    if (!settings.isEmpty()) {
                        sections.put("`" + construct.getSimpleName() + "`", settings);
                    }
                });
        return sections;
    }

    /** The setters in the source of a builder and of its package-private superclasses, in their order there. */
    private static List<Setting> settings(Class<?> builder) {
        Set<String> files = new LinkedHashSet<>();
        for (Class<?> type = builder;
                type != null && (type == builder || !Modifier.isPublic(type.getModifiers()));
                type = type.getSuperclass()) {
            files.add("lib/src/main/java/"
                    + type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java");
        }
        List<Setting> settings = new ArrayList<>();
        for (String file : files) {
            for (MatchResult setter :
                    SETTER.matcher(Project.read(file)).results().toList()) {
                Setting setting = new Setting(setter.group(2), text(setter.group(1)));
                // A method without a parameter may be a shortcut of another setting; overloads share a row.
                boolean shortcut = setter.group(3) != null && setting.text() == null;
                if (!shortcut && !settings.contains(setting)) {
                    settings.add(setting);
                }
            }
        }
        return settings;
    }

    private static @Nullable String text(String javadoc) {
        String plain = javadoc.replaceAll("\\n\\s*\\* ?", " ")
                .replaceAll("@(param|return|throws) .*", "")
                .replaceAll("<p>", "")
                .replaceAll("\\{@link #?([\\w.#]*)(\\(\\))?(?:\\([^)]+\\))?}", "`$1$2`")
                .replaceAll("\\{@value [\\w.]*#(\\w*)}", "`$1`")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("`([^`]*)#([^`]*)`", "`$1.$2`")
                .replaceAll("\\s+", " ")
                .strip();
        return DEFAULT.matcher(plain)
                .results()
                .map(match -> match.group(1) == null ? match.group(2).replaceFirst("R", "r") : match.group(1))
                .findFirst()
                .orElse(null);
    }

    /** The value of the field that has the setter's name, as a pattern; empty if it is not a plain one. */
    private static Optional<String> value(Object builder, String name) {
        for (Class<?> type = builder.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return Optional.ofNullable(read(field, builder)).flatMap(DefaultsTest::plain);
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> plain(Object value) {
        if (value instanceof LazyDuration duration) {
            long minutes = duration.toMinutes().longValue();
            return Optional.of(
                    minutes % 1440 == 0
                            ? minutes / 1440 + " days?"
                            : minutes % 60 == 0
                                    ? minutes / 60 + " hours?"
                                    : minutes == 1 ? "minute" : minutes + " minutes");
        }
        if (value instanceof Enum<?> constant) {
            return Optional.of(constant.name() + "|"
                    + constant.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        if (value instanceof Double number && number == Math.rint(number)) {
            return Optional.of("%.0f".formatted(number));
        }
        boolean plain = value instanceof Boolean || value instanceof Number || value instanceof String;
        return plain ? Optional.of(Pattern.quote(value.toString())) : Optional.empty();
    }
}
