package io.github.wpdata.cdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.wpdata.cdk.internal.validation.Documented;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of rules is written from the objects that enforce them: {@code mvn verify -Ddocs.write=true} renews it. */
class ValidationRulesTest {
    private static final Path PAGE = Project.ROOT.resolve("docs/validation-rules.md");
    private static final String HEAD = """
            # Validation rules

            What is refused when a construct is built, before a template exists. Each problem is one line:

                [construct path] property (value unit) problem; remedy

            All problems of a construct come in one `IllegalArgumentException`. Unresolved values (tokens) are skipped. The
            table is generated from the rules that the code enforces.
            """;

    @Test
    void thePageListsEveryRule() throws IOException {
        String page = HEAD
                + new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.github.wpdata.cdk")
                                .stream()
                                .sorted(Comparator.comparing(JavaClass::getName))
                                .map(ValidationRulesTest::section)
                                .collect(Collectors.joining());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Project.read(PAGE)).isEqualTo(page);
        long rules = page.lines().filter(line -> line.startsWith("| `")).count();
        System.out.println("tried: " + rules + " rules are enforced by the objects that document them");
    }

    private static String section(JavaClass owner) {
        List<Rule> rules = owner.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .sorted(Comparator.comparing(JavaField::getName))
                .flatMap(ValidationRulesTest::rules)
                .sorted(Comparator.comparing(Rule::property).thenComparing(Rule::limit))
                .toList();
        return rules.isEmpty()
                ? ""
                : "\n## " + title(owner) + "\n\n| Property | Allowed | Message | Source |\n| --- | --- | --- | --- |\n"
                        + rules.stream().map(ValidationRulesTest::row).collect(Collectors.joining());
    }

    private static String title(JavaClass owner) {
        String room = owner.getPackageName().substring(owner.getPackageName().lastIndexOf('.') + 1);
        return "`" + room + "`, " + owner.getSimpleName();
    }

    private static Stream<Rule> rules(JavaField field) {
        if (field.getRawType().isEquivalentTo(Rule.class)) {
            return Stream.of((Rule) value(field));
        }
        return field.getRawType().isAssignableTo(Documented.class)
                ? ((Documented) value(field)).all().stream()
                : Stream.empty();
    }

    private static Object value(JavaField field) {
        try {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            return reflected.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String row(Rule rule) {
        boolean named = rule.limit().endsWith(rule.unit());
        String limit = rule.limit() + (named ? "" : " (" + rule.unit() + ")");
        return Stream.of("`" + rule.property() + "`", limit, rule.template(), rule.source())
                .map(cell -> cell.replace("|", "\\|").replace("<", "&lt;"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
