package io.github.wpdata.cdk.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wpdata.cdk.app.WordPressDataApp;
import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a user waits for. */
final class LoopSection implements Section {
    private static final double GOAL = 1.1;
    private static final int SLOW_RUNS = 3;
    private static final int QUICK_RUNS = 7;

    /** Seconds of {@code terraform plan} for the Terraform modules that this library replaces, once, on two cores. */
    private static final double TERRAFORM_PLAN = 6.7;

    @Override
    public String title() {
        return "The loop";
    }

    @Override
    public String render() {
        try (Checkout checkout = Checkout.create()) {
            return render(checkout);
        }
    }

    private static String render(Checkout checkout) {
        Command synth = checkout.command("npx", "--yes", Machine.CLI, "synth", "-q");
        Command script = asTheCliDoes(checkout.command("node", "app/synth.mjs"));
        // Once for what Maven and npm have to download.
        synth.seconds();

        Sample cold = sample(synth, SLOW_RUNS, run -> checkout.clean());
        Sample edited = sample(synth, SLOW_RUNS, checkout::edit);

        Command bare =
                asTheCliDoes(checkout.command("java", "-cp", classPath(checkout), WordPressDataApp.class.getName()));
        Command unvalidated = bare.with("CDK_VALIDATION", "false");
        List<Sample> byTurns = byTurns(synth, script, bare, unvalidated);
        Sample warm = byTurns.get(0);
        Sample bareTimes = byTurns.get(2);
        Interval ratio = warm.dividedBy(bareTimes).interval();
        return """
                Whole processes, started in a fresh checkout of this project: the sample app in production, with policy pack, guard and
                aws-cdk-lib's own template validation, unless said otherwise. Dependencies are downloaded already.

                """
                + Markdown.table(
                        List.of("Command", "median", "least to most", "includes"),
                        Stream.of(
                                row(
                                        "`npx " + Machine.CLI + " synth`, nothing compiled",
                                        cold,
                                        "npx, CDK CLI, Maven for the class path, javac, synthesis"),
                                row("the same after an edit of one line", edited, "npx, CDK CLI, javac, synthesis"),
                                row(
                                        "the same again, warm",
                                        warm,
                                        "npx, CDK CLI, a look whether sources have changed, synthesis"),
                                row(
                                        "`node app/synth.mjs`, warm",
                                        byTurns.get(1),
                                        "a look whether sources have changed, synthesis"),
                                row(
                                        "`java -cp … WordPressDataApp`",
                                        bareTimes,
                                        "JVM, start of Node and aws-cdk-lib, construction, synthesis, validation"),
                                row(
                                        "the same with `CDK_VALIDATION=false`",
                                        byTurns.get(3),
                                        "the same without aws-cdk-lib's template validation")))
                + Markdown.number(
                        """

                        The goals are that a warm `cdk synth` takes at most %.1f times as long as the bare JVM process, and less than the
                        %.1f s of `terraform plan` for the Terraform modules that this library replaces, measured on two such cores. The ratio
                        of %d runs by turns is %s: %s. The median of %.1f s against %.1f s: %s.
                        """,
                        GOAL,
                        TERRAFORM_PLAN,
                        QUICK_RUNS,
                        ratio,
                        ratio.atMost(GOAL),
                        warm.median(),
                        TERRAFORM_PLAN,
                        warm.interval().atMost(TERRAFORM_PLAN));
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

    private static List<Sample> byTurns(Command... commands) {
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
