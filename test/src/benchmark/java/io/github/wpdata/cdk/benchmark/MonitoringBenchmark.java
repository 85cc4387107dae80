package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.testing.TestStack;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awscdk.App;

/** All services with monitoring and without, by turns in one process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(1)
@Warmup(iterations = 30)
@Measurement(iterations = 60)
public class MonitoringBenchmark {
    private boolean watchedFirst;

    /** Nanoseconds of one iteration, from an empty app to its templates. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Nanos {
        public long watched;
        public long unwatched;
    }

    @Benchmark
    public void inTurn(Nanos nanos) {
        watchedFirst = !watchedFirst;
        if (watchedFirst) {
            nanos.watched = nanos(true);
            nanos.unwatched = nanos(false);
        } else {
            nanos.unwatched = nanos(false);
            nanos.watched = nanos(true);
        }
    }

    private static long nanos(boolean watched) {
        long start = System.nanoTime();
        App app = DataApp.empty();
        Monitored.build(new TestStack(app, "Site1"), watched);
        app.synth();
        return System.nanoTime() - start;
    }
}
