package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.benchmark.Pair.Author;
import io.github.wpdata.cdk.testing.TestStack;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awscdk.Stage;

/**
 * Library and hand-written code by turns, in one JVM and one jsii process, so that what slows the machine slows both. JMH has
 * no mode for pairs; so each iteration is one pair, and each half of it a counter.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(1)
@Warmup(iterations = 30)
@Measurement(iterations = 60)
public class LayerBenchmark {
    @Param
    public Pair pair;

    private boolean libraryFirst;

    /** Nanoseconds of one iteration: to build, and to build and synthesise. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Nanos {
        public long libraryBuilt;
        public long librarySynthesised;
        public long handBuilt;
        public long handSynthesised;
    }

    @Benchmark
    public void inTurn(Nanos nanos) {
        libraryFirst = !libraryFirst;
        if (libraryFirst) {
            library(nanos);
            byHand(nanos);
        } else {
            byHand(nanos);
            library(nanos);
        }
    }

    private void library(Nanos nanos) {
        long[] taken = measure(Author.LIBRARY);
        nanos.libraryBuilt = taken[0];
        nanos.librarySynthesised = taken[1];
    }

    private void byHand(Nanos nanos) {
        long[] taken = measure(Author.HAND);
        nanos.handBuilt = taken[0];
        nanos.handSynthesised = taken[1];
    }

    private long[] measure(Author author) {
        TestStack test = new TestStack();
        Stage app = Stage.of(test.stack());
        long start = System.nanoTime();
        pair.build(author, test);
        long built = System.nanoTime() - start;
        app.synth();
        return new long[] {built, System.nanoTime() - start};
    }
}
