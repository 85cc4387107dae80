package io.github.wpdata.cdk.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wpdata.cdk.app.WordPressDataApp;
import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a user waits for: whole processes, beside an app without this library. */
final class WaitSection implements Section {
    private static final double MOST_OF_BARE = 1.1;
    private static final int SLOW_RUNS = 3;
    private static final int QUICK_RUNS = 7;

    /** Seconds of {@code terraform plan} for the Terraform modules that this library replaces, once, on two cores. */
    private static final double TERRAFORM_PLAN = 6.7;

    private final List<Goal> goals = new ArrayList<>();

    @Override
    public String title() {
        return "What a user waits for";
    }

    @Override
    public List<Goal> goals() {
        return goals;
    }

    @Override
    public String render() {
        try (Checkout checkout = Checkout.create();
                HandWrittenProject byHand = HandWrittenProject.create()) {
            return render(checkout, byHand);
        }
    }

    private String render(Checkout checkout, HandWrittenProject byHand) {
        Command synth = checkout.command("npx", "--yes", Machine.CLI, "synth", "-q");
        Command synthByHand = byHand.command("npx", "--yes", Machine.CLI, "synth", "-q");
        // Once for what Maven and npm have to download.
        synth.seconds();
        synthByHand.seconds();
        Sample cold = sample(synth, SLOW_RUNS, run -> checkout.clean());
        Sample coldByHand = sample(synthByHand, SLOW_RUNS, run -> byHand.clean());
        Sample edited = sample(synth, SLOW_RUNS, checkout::edit);
        Sample editedByHand = sample(synthByHand, SLOW_RUNS, byHand::edit);

        Command bare =
                asTheCliDoes(checkout.command("java", "-cp", classPath(checkout), WordPressDataApp.class.getName()));
        Command unvalidated = bare.with("CDK_VALIDATION", "false");
        List<Sample> alternately = alternately(synth, synthByHand, bare, unvalidated);
        Sample warm = alternately.get(0);
        Sample warmByHand = alternately.get(1);
        Sample bareTimes = alternately.get(2);
        goals.add(Goal.ratio(
                "warm `cdk synth` against the bare JVM process",
                MOST_OF_BARE,
                warm.dividedBy(bareTimes).interval()));
        goals.add(new Goal(
                "warm `cdk synth` against `terraform plan` of the modules it replaces",
                Markdown.number("%.1f s", TERRAFORM_PLAN),
                Markdown.number("%.1f s", warm.median()),
                warm.interval().atMost(TERRAFORM_PLAN)));
        return """
                `npx %s synth -q`, from the command to the prompt. On the left the sample app in production with policy pack and
                guard; on the right the same services hand-written on aws-cdk-lib, without pack and guard, in an app as `cdk init --language
                java` creates it, which runs Maven on every synthesis. Both with aws-cdk-lib's template validation, dependencies downloaded,
                in turn in one run; median, and least to most, of %d (warm) and %d runs.

                """.formatted(Machine.CLI, QUICK_RUNS, SLOW_RUNS)
                + Markdown.table(
                        List.of("State", "sample app", "hand-written", "ratio"),
                        Stream.of(
                                sideBySide("nothing compiled", cold, coldByHand),
                                sideBySide("one line edited", edited, editedByHand),
                                sideBySide("nothing changed", warm, warmByHand)))
                + """

                Where the time of a warm synthesis goes, measured in the same turns:

                """
                + Markdown.table(
                        List.of("Command", "median", "least to most", "includes"),
                        Stream.of(
                                row(
                                        "the sample app's synthesis, as above",
                                        warm,
                                        "npx, CDK CLI, search for changed sources, app"),
                                row(
                                        "`java -cp … WordPressDataApp`",
                                        bareTimes,
                                        "JVM, Node.js with aws-cdk-lib, app, validation"),
                                row(
                                        "the same with `CDK_VALIDATION=false`",
                                        alternately.get(3),
                                        "the same without aws-cdk-lib's template validation")));
    }

    private static List<String> sideBySide(String state, Sample library, Sample byHand) {
        return List.of(
                state,
                times(library),
                times(byHand),
                library.dividedBy(byHand).interval().toString());
    }

    private static String times(Sample seconds) {
        return Markdown.number("%.1f s (%.1f to %.1f)", seconds.median(), seconds.least(), seconds.most());
    }

    /** The CLI hands an app its context and where to write in variables. */
    private static Command asTheCliDoes(Command command) {
        try {
            String context = new ObjectMapper()
                    .readTree(Project.read("cdk.json"))
                    .path("context")
                    .toString();
            return command.with("CDK_CONTEXT_JSON", context).with("CDK_OUTDIR", "cdk.out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath(Checkout checkout) {
        checkout.command(
                        "mvn",
                        "-q",
                        "-B",
                        "-pl",
                        "app",
                        "-am",
                        "compile",
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=target/classpath",
                        "-Dmdep.includeScope=runtime")
                .output();
        return "app/target/classes:"
                + Project.read(checkout.root().resolve("app/target/classpath")).strip();
    }

    private static Sample sample(Command command, int runs, IntConsumer before) {
        return new Sample(IntStream.range(0, runs)
                .mapToDouble(run -> {
                    before.accept(run);
                    return command.seconds();
                })
                .toArray());
    }

    private static List<Sample> alternately(Command... commands) {
        double[][] seconds = new double[commands.length][QUICK_RUNS];
        // Once for what a first run leaves behind for the next.
        Stream.of(commands).forEach(Command::seconds);
        for (int run = 0; run < QUICK_RUNS; run++) {
            for (int i = 0; i < commands.length; i++) {
                seconds[i][run] = commands[i].seconds();
            }
        }
        return Stream.of(seconds).map(Sample::new).toList();
    }

    private static List<String> row(String command, Sample seconds, String includes) {
        return List.of(
                command,
                Markdown.number("%.1f s", seconds.median()),
                Markdown.number("%.1f to %.1f s", seconds.least(), seconds.most()),
                includes);
    }
}
