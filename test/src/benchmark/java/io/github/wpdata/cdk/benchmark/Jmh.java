package io.github.wpdata.cdk.benchmark;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One parametrization of a benchmark, and what its iterations counted. */
record Jmh(RunResult result) {
    /** Runs all parametrizations of a benchmark, each in a JVM of its own. */
    static List<Jmh> run(Class<?> benchmark) {
        try {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include(benchmark.getName() + "\\.")
                            .shouldFailOnError(true)
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run();
            return results.stream().map(Jmh::new).toList();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    String parameter(String name) {
        return result.getParams().getParam(name);
    }

    Sample counter(String name) {
        return new Sample(result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> score(iteration, name))
                .toArray());
    }

    private static double score(IterationResult iteration, String counter) {
        return iteration.getSecondaryResults().get(counter).getScore();
    }
}
