package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.testing.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Validations;

/**
 * The facade with policy pack and guard, with two plugins that check nothing, and alone, and hand-written code, by turns in one
 * process.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(1)
@Warmup(iterations = 30)
@Measurement(iterations = 60)
public class ChecksBenchmark {
    private Path baseline;
    private int turn;

    /** Nanoseconds of one iteration, from an empty app to its templates. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Nanos {
        public long checked;
        public long idle;
        public long unchecked;
        public long byHand;
    }

    @Setup
    public void folder() throws IOException {
        baseline = Files.createTempDirectory("benchmark").resolve("baseline.json");
    }

    @Benchmark
    public void turns(Nanos nanos) {
        turn++;
        for (int i = 0; i < 4; i++) {
            switch ((turn + i) % 4) {
                case 0 -> nanos.checked = nanos(this::checked);
                case 1 -> nanos.idle = nanos(ChecksBenchmark::idle);
                case 2 -> nanos.unchecked = nanos(() -> DataApp.of(1).synth());
                default -> nanos.byHand = nanos(ChecksBenchmark::byHand);
            }
        }
    }

    private void checked() {
        App app = DataApp.of(1);
        DataApp.check(app, baseline);
        app.synth();
    }

    private static void idle() {
        App app = DataApp.of(1);
        Validations.of(app).addPlugins(new IdlePlugin("First"), new IdlePlugin("Second"));
        app.synth();
    }

    private static void byHand() {
        App app = DataApp.empty();
        Pair.FACADE.build(Pair.Author.HAND, new TestStack(app, "Site1"));
        app.synth();
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
