package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.guard.Finding.Rule;
import io.github.wpdata.cdk.guard.Finding.Severity;
import io.github.wpdata.cdk.guard.Finding.Subject;
import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Template;
import io.github.wpdata.cdk.internal.validation.CdkVersion;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;
import software.amazon.awscdk.Stage;
import software.constructs.IConstruct;

/**
 * Fails the synthesis when the next deployment would replace, remove or weaken the protection of a resource that holds
 * data.
 *
 * <p>CDK has no {@code prevent_destroy}: a changed name, key or construct id silently replaces a database. The guard
 * compares each template with a baseline, a small file under version control that lists the stateful resources of the
 * app. The first synthesis writes it:
 *
 * <pre>{@code
 * Validations.of(app).addPlugins(ReplacementGuard.Builder.create(app).build());
 * }</pre>
 *
 * <p>A finding names the construct, the property, its old and new value, and what would happen to the data. Revert the
 * change, or {@code accept} that change alone, with a reason. The guard also runs where {@code CDK_VALIDATION=false}
 * switches off CDK's own template validation.
 */
public final class ReplacementGuard implements IPolicyValidationPlugin {

    /** Context key that renews the baseline: {@code cdk synth -c wpdata:renewBaseline=true}. */
    public static final String RENEW_CONTEXT = "wpdata:renewBaseline";

    private static final List<String> CI_VARIABLES =
            List.of("CI", "CODEBUILD_BUILD_ID", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION");

    /** The baselines of each app, with the scopes of their guards. */
    private static final Map<IConstruct, Map<Path, String>> BASELINES =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final Path baseline;
    private final Path assembly;
    private final boolean renew;
    private final boolean required;
    private final Acceptances acceptances;
    private final ReplacementSchema schema = ReplacementSchema.bundled();

    private ReplacementGuard(Builder settings, Stage stage, Path baseline) {
        this.baseline = baseline;
        assembly = absolute(stage.getOutdir());
        renew = settings.renewBaseline.orElseGet(
                () -> "true".equals(String.valueOf(settings.scope.getNode().tryGetContext(RENEW_CONTEXT))));
        required = settings.requireBaseline.orElseGet(() -> isCi(System.getenv()));
        acceptances = new Acceptances(settings.acceptances);
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    /** Continuous-integration services set an environment variable, each its own. */
    static boolean isCi(Map<String, String> environment) {
        return CI_VARIABLES.stream()
                .map(variable -> environment.getOrDefault(variable, ""))
                .anyMatch(value -> !value.isEmpty() && !value.equalsIgnoreCase("false"));
    }

    /** {@return {@code ReplacementGuard}, the name that reports show} */
    @Override
    public String getName() {
        return "ReplacementGuard";
    }

    /**
     * Compares the synthesised templates with the baseline. CDK calls it at the end of the synthesis, once for each
     * environment.
     *
     * @param context where the templates are
     * @return the findings; no success if one of them is a loss that was not accepted
     */
    @Override
    public PolicyValidationPluginReport validate(IPolicyValidationContext context) {
        try {
            Assembly synthesized = Assembly.read(assembly);
            List<Template> templates = synthesized.templates();
            // A resource may move to a stack of another environment, so the first call looks at all stacks.
            boolean first = templates.isEmpty()
                    || context.getTemplatePaths().stream()
                            .map(ReplacementGuard::absolute)
                            .anyMatch(templates.get(0).file()::equals);
            return report(first ? findings(synthesized) : List.of(), templates);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private List<Finding> findings(Assembly synthesized) throws IOException {
        if (Assembly.isAwaitingLookups(assembly)) {
            return List.of(awaitingLookups());
        }
        Baseline now = Baseline.of(synthesized, schema);
        if (!Files.exists(baseline)) {
            if (required && !renew) {
                return List.of(missing(now));
            }
            write(now);
            return List.of();
        }
        Baseline before = Baseline.read(baseline);
        List<Finding> findings = new ArrayList<>(BaselineComparison.compare(before, now, schema));
        if (renew) {
            findings.removeIf(finding -> finding.rule() == Rule.NotInBaseline);
            findings.replaceAll(Finding::renewed);
            write(now);
            return findings;
        }
        if (!before.isRecordedWith(schema)) {
            findings.add(outdated());
        }
        return acceptances.applyTo(findings, before);
    }

    /** Where the synthesis is not run again, a comparison that is put off never happens. */
    private Finding awaitingLookups() {
        return new Finding(
                Rule.AwaitingLookups,
                required ? Severity.FATAL : Severity.WARNING,
                null,
                Subject.app(),
                "Context lookups are pending, so the templates contain placeholders and are not compared.",
                "Let the CDK CLI make the lookups (cdk synth with credentials), and commit the cdk.context.json that it writes");
    }

    private Finding missing(Baseline now) {
        return new Finding(
                Rule.BaselineMissing,
                Severity.FATAL,
                null,
                Subject.app(),
                "There is no baseline %s, so nothing guards the stateful resources of this app (%d)."
                        .formatted(baseline, now.size()),
                "Run cdk synth outside continuous integration, review the file that it writes, and commit it");
    }

    private Finding outdated() {
        return new Finding(
                Rule.BaselineOutdated,
                Severity.WARNING,
                null,
                Subject.app(),
                "The baseline %s was written by another version of wordpress-data-cdk and lacks some properties, so nothing guards these."
                        .formatted(baseline),
                "Renew the baseline and commit it: %s".formatted(Baseline.RENEW));
    }

    /** On the console rather than in the report, where one line of text becomes five. */
    private void write(Baseline now) throws IOException {
        now.write(baseline);
        System.err.printf(
                "ReplacementGuard: wrote %s (stateful resources: %d); review the file and commit it%n",
                baseline, now.size());
    }

    private static PolicyValidationPluginReport report(List<Finding> findings, List<Template> templates) {
        Map<String, Path> files = templates.stream().collect(Collectors.toMap(Template::path, Template::file));
        return PolicyValidationPluginReport.builder()
                .success(findings.stream().noneMatch(finding -> finding.severity() == Severity.FATAL))
                .violations(findings.stream()
                        .map(finding -> finding.toViolation(files))
                        .toList())
                .build();
    }

    /** Configures a {@link ReplacementGuard}. */
    public static final class Builder {

        private final IConstruct scope;

        private Builder(IConstruct scope) {
            CdkVersion.require(Stage.class);
            this.scope = scope;
        }

        /**
         * Starts a guard for all stacks of an app, or of one stage.
         *
         * @param scope the app or stage that the guard is then added to
         * @return a new builder
         */
        public static Builder create(IConstruct scope) {
            return new Builder(scope);
        }

        private @Nullable Path baseline = Path.of("replacement-baseline.json");

        /**
         * Sets the baseline file. Commit it. It belongs to the stacks that it lists, by their names, accounts and
         * regions: give each guard, and each set of stacks that the app is synthesised for, a file of its own. Default:
         * {@code replacement-baseline.json} in the working directory.
         *
         * @param file a path outside the cloud assembly; its directories are created
         * @return this builder
         */
        public Builder baseline(Path file) {
            baseline = file;
            return this;
        }

        private final Map<AcceptedChange, String> acceptances = new LinkedHashMap<>();

        /**
         * Accepts that a resource or a stack goes, for a reason that the report shows: its removal, its move to another
         * logical id or stack, its change of type, another name of the stack. Changed properties are not accepted. Remove
         * the call once the change is deployed and the baseline renewed; from then on the guard warns that there is
         * nothing to accept. Default: no change is accepted.
         *
         * @param path the construct path as the finding shows it, e.g. {@code Data/Database/Cluster}
         * @param reason why the data may be lost, or how it was saved
         * @return this builder
         */
        public Builder accept(String path, String reason) {
            acceptances.put(new AcceptedChange(text(path), null), text(reason));
            return this;
        }

        /**
         * Accepts the change of one property of a resource or stack, for a reason that the report shows, whether it
         * replaces the resource or weakens its protection. Every other change of the resource still fails the synthesis.
         * Remove the call once the change is deployed and the baseline renewed; from then on the guard warns that there
         * is nothing to accept. Default: no change is accepted.
         *
         * @param path the construct path as the finding shows it, e.g. {@code Data/Database/Cluster}
         * @param property the property or attribute as the finding shows it, e.g. {@code DatabaseName} or
         *     {@code DeletionPolicy}
         * @param reason why the data may be lost, or how it was saved
         * @return this builder
         */
        public Builder accept(String path, String property, String reason) {
            acceptances.put(new AcceptedChange(text(path), text(property)), text(reason));
            return this;
        }

        private static String text(@Nullable String argument) {
            return argument == null ? "" : argument;
        }

        private Optional<Boolean> renewBaseline = Optional.empty();

        /**
         * Decides whether to overwrite the baseline with what the templates contain now. What that accepts is reported as
         * warnings. Default: true if the context key {@value ReplacementGuard#RENEW_CONTEXT} is true.
         *
         * @param renew true to renew it
         * @return this builder
         */
        public Builder renewBaseline(boolean renew) {
            renewBaseline = Optional.of(renew);
            return this;
        }

        private Optional<Boolean> requireBaseline = Optional.empty();

        /**
         * Decides whether the synthesis fails if it cannot compare: without a baseline, or while context lookups are
         * pending. Where the baseline is written and thrown away, nothing is guarded. Default: true in continuous
         * integration, recognised by the environment variables {@code CI}, {@code CODEBUILD_BUILD_ID}, {@code TF_BUILD},
         * {@code JENKINS_URL} and {@code TEAMCITY_VERSION}.
         *
         * @param require true to fail without a baseline
         * @return this builder
         */
        public Builder requireBaseline(boolean require) {
            requireBaseline = Optional.of(require);
            return this;
        }

        /**
         * Makes the guard. Add it to the app with {@code Validations.of(app).addPlugins(guard)}.
         *
         * @return the guard
         * @throws IllegalArgumentException one line for each problem: a scope in no app, a baseline in the cloud assembly or
         *     of another guard of the app, an acceptance without path, property or reason
         */
        public ReplacementGuard build() {
            Problems problems = new Problems();
            Stage stage = scope instanceof Stage itself ? itself : Stage.of(scope);
            problems.require(stage != null, GuardRules.SCOPE, scope.getNode().getPath());
            if (baseline == null) {
                problems.isNull("baseline");
            } else if (stage != null) {
                checkBaseline(problems, stage, baseline);
            }
            acceptances.forEach((change, reason) -> {
                problems.require(!change.path().isBlank(), GuardRules.PATH, change.path());
                problems.require(
                        change.property() == null || !change.property().isBlank(),
                        GuardRules.PROPERTY,
                        text(change.property()));
                problems.require(!reason.isBlank(), GuardRules.REASON, reason);
            });
            problems.throwIfAny(scope.getNode()::getPath);
            return register(
                    new ReplacementGuard(this, Objects.requireNonNull(stage), Objects.requireNonNull(baseline)));
        }

        private void checkBaseline(Problems problems, Stage stage, Path file) {
            Path assembly = absolute(stage.getOutdir());
            problems.require(
                    !absolute(file.toString()).startsWith(assembly),
                    GuardRules.BASELINE_OUTSIDE_ASSEMBLY,
                    file,
                    assembly);
            String other = baselines().get(absolute(file.toString()));
            problems.require(other == null, GuardRules.BASELINE_OF_ONE_GUARD, file, text(other));
        }

        private ReplacementGuard register(ReplacementGuard guard) {
            baselines()
                    .put(
                            absolute(guard.baseline.toString()),
                            "[%s]".formatted(scope.getNode().getPath()));
            return guard;
        }

        private Map<Path, String> baselines() {
            return BASELINES.computeIfAbsent(scope.getNode().getRoot(), any -> new HashMap<>());
        }
    }
}
