package io.github.wpdata.cdk.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awscdk.App;

/** One app of many stacks, in a process of its own that small apps have warmed up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ScaleBenchmark {
    private static final int WARM_UP = 30;

    @Param({"1", "10", "50", "100"})
    public int stacks;

    @Param({"false", "true"})
    public boolean checked;

    private Path folder;
    private long heapBefore;
    private long nodeBefore;

    /** What the app took. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Taken {
        public long nanos;
        public long heapBytes;
        public long nodeKilobytes;
    }

    @Setup(Level.Trial)
    public void warmUp() throws IOException {
        folder = Files.createTempDirectory("benchmark");
        for (int i = 0; i < WARM_UP; i++) {
            synth(1, folder.resolve("small.json"));
        }
        heapBefore = heap();
        nodeBefore = NodeProcess.kilobytes().orElse(0);
    }

    @Benchmark
    public App app(Taken taken) {
        long start = System.nanoTime();
        App app = synth(stacks, folder.resolve("large.json"));
        taken.nanos = System.nanoTime() - start;
        taken.heapBytes = heap() - heapBefore;
        taken.nodeKilobytes = NodeProcess.kilobytes().orElse(0) - nodeBefore;
        return app;
    }

    private App synth(int stacks, Path baseline) {
        App app = DataApp.of(stacks);
        if (checked) {
            DataApp.check(app, baseline);
        }
        app.synth();
        return app;
    }

    /** What Java objects take that are still in use. */
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
