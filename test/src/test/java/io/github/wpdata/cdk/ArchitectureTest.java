package io.github.wpdata.cdk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.wpdata.cdk.testing.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import software.amazon.awscdk.Resource;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Which package may use which, what a construct looks like, and what jsii does not forgive. */
@AnalyzeClasses(packages = "io.github.wpdata.cdk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> CONSTRUCT = are(assignableTo(Construct.class));

    private static final String ROOT = "io.github.wpdata.cdk";

    /** From the lowest layer to the highest; a package may import only from lower layers. */
    private static final List<List<String>> LAYERS = List.of(
            List.of(".internal.validation"),
            List.of(".internal.cdk", ".internal.template"),
            List.of(".service"),
            List.of(".backup", ".database", ".cache", ".files"),
            List.of(".site", ".monitoring", ".recovery"),
            List.of(".kubernetes"),
            List.of(""));

    /** Checks of finished templates, which know no construct. */
    private static final List<String> BESIDE = List.of(".policy", ".guard");

    @ArchTest
    static void packagesImportOnlyFromLowerLayers(JavaClasses classes) {
        List<String> lower = new ArrayList<>();
        for (List<String> layer : LAYERS) {
            for (String name : layer) {
                mayUse(name, lower).check(classes);
            }
            layer.forEach(lower::add);
        }
        for (String name : BESIDE) {
            mayUse(name, List.of(".internal.template", ".internal.validation")).check(classes);
        }
    }

    private static ArchRule mayUse(String name, List<String> others) {
        String[] own = Stream.concat(Stream.of(name), others.stream())
                .map(used -> ROOT + used)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(own))))
                .allowEmptyShould(true);
    }

    @ArchTest
    static final ArchRule validationIsPlainJava = classes()
            .that()
            .resideInAPackage("..internal.validation")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.github.wpdata.cdk.internal.validation", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule checksOfTemplatesKnowOnlyCdk = classes()
            .that()
            .resideInAnyPackage("..policy", "..guard", "..internal.template")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.wpdata.cdk.policy",
                    "io.github.wpdata.cdk.guard",
                    "io.github.wpdata.cdk.internal.template",
                    "io.github.wpdata.cdk.internal.validation",
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson..",
                    "software.amazon..",
                    "software.constructs..");

    /** Users copy it. */
    @ArchTest
    static final ArchRule theSampleAppUsesNoInternals =
            noClasses().that().resideInAPackage("..app").should().dependOnClassesThat(resideInAPackage("..internal.."));

    @ArchTest
    static void theExamplesUseNoInternals(JavaClasses classes) {
        assertThat(Project.files("examples", ".java"))
                .hasSizeGreaterThanOrEqualTo(13)
                .allSatisfy(file -> assertThat(Project.read(file)).doesNotContain(ROOT + ".internal"));
    }

    /** The settings of the database are a list, which two files would not make easier to read. */
    @ArchTest
    static void filesAreShort(JavaClasses classes) {
        List<Path> files = Stream.of("lib/src", "app/src", "examples")
                .flatMap(folder -> Project.files(folder, ".java").stream())
                .toList();

        assertThat(files).hasSizeGreaterThanOrEqualTo(290);
        assertThat(files)
                .filteredOn(file -> !file.endsWith("AuroraSettings.java"))
                .allSatisfy(file -> assertThat(Project.read(file).lines())
                        .as(file.toString())
                        .hasSizeLessThanOrEqualTo(350));
    }

    @ArchTest
    static final ArchRule packagesAreNullMarked =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

    @ArchTest
    static final ArchRule constructsAreFinal =
            classes().that(CONSTRUCT).should().haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule constructsAreMadeByTheirBuilder = constructors()
            .that()
            .areDeclaredInClassesThat(CONSTRUCT)
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("..app")
            .should()
            .bePrivate();

    @ArchTest
    static final ArchRule aConstructOwnsItsBuilder =
            classes().that(CONSTRUCT).and().resideOutsideOfPackage("..app").should(haveBuilder());

    @ArchTest
    static final ArchRule jsiiFindsNoAccidentalOverride = methods()
            .that()
            .areDeclaredInClassesThat(CONSTRUCT)
            .and()
            .areNotPrivate()
            .and()
            .areNotStatic()
            .should(notBeNamedLikeAnythingOfCdk());

    @ArchTest
    static final ArchRule accessorsAreGetters = methods()
            .that()
            .areDeclaredInClassesThat(CONSTRUCT)
            .and()
            .areNotPrivate()
            .and()
            .areNotStatic()
            .should()
            .haveNameMatching("(get|grant|metric|add|on|is|has)([A-Z].*)?");

    /** A rule that sees no class proves nothing, and moving classes could make one so. */
    @ArchTest
    static void theRulesSeeTheClasses(JavaClasses classes) {
        Map<String, Integer> least = Map.of(
                "io.github.wpdata.cdk",
                4,
                "io.github.wpdata.cdk.app",
                5,
                "io.github.wpdata.cdk.backup",
                20,
                "io.github.wpdata.cdk.cache",
                10,
                "io.github.wpdata.cdk.database",
                9,
                "io.github.wpdata.cdk.files",
                6,
                "io.github.wpdata.cdk.kubernetes",
                3,
                "io.github.wpdata.cdk.service",
                9,
                "io.github.wpdata.cdk.internal.cdk",
                9,
                "io.github.wpdata.cdk.internal.validation",
                15);
        least.forEach((name, count) ->
                assertThat(classes.that(resideInAPackage(name))).as(name).hasSizeGreaterThanOrEqualTo(count));
        assertThat(classes.that(CONSTRUCT)).hasSizeGreaterThanOrEqualTo(13);
    }

    private static ArchCondition<JavaClass> haveBuilder() {
        return new ArchCondition<>("own a final nested Builder with create(Construct, String) and build()") {
            @Override
            public void check(JavaClass construct, ConditionEvents events) {
                boolean owns = Arrays.stream(construct.reflect().getClasses())
                        .anyMatch(nested -> nested.getSimpleName().equals("Builder")
                                && java.lang.reflect.Modifier.isFinal(nested.getModifiers())
                                && hasMethod(nested, "create", nested, Construct.class, String.class)
                                && hasMethod(nested, "build", construct.reflect()));
                events.add(new SimpleConditionEvent(
                        construct, owns, construct.getName() + " has such a Builder: " + owns));
            }
        };
    }

    private static boolean hasMethod(Class<?> owner, String name, Class<?> returns, Class<?>... parameters) {
        try {
            return owner.getMethod(name, parameters).getReturnType() == returns;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** jsii sends every non-private method to JavaScript, where a getter of the same name replaces CDK's own. */
    private static ArchCondition<JavaMethod> notBeNamedLikeAnythingOfCdk() {
        Set<String> taken = new TreeSet<>();
        for (Class<?> cdk : Set.of(Construct.class, Stack.class, Resource.class)) {
            Arrays.stream(cdk.getMethods()).forEach(method -> {
                String name = method.getName();
                taken.add(name);
                if (name.matches("(get|set)[A-Z].*")) {
                    taken.add(Character.toLowerCase(name.charAt(3)) + name.substring(4));
                }
            });
        }
        return new ArchCondition<>("not be named like a method or property of Construct, Stack or Resource") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        method, !taken.contains(method.getName()), method.getFullName() + " is sent to JavaScript"));
            }
        };
    }
}
