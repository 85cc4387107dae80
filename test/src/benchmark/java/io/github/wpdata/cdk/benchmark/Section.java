package io.github.wpdata.cdk.benchmark;

import java.util.List;

/** A section of the page. */
interface Section {
    String title();

    /** Measures, and describes what was found. */
    String render();

    /** What contributors aim for, judged by what {@link #render} has measured. */
    default List<Goal> goals() {
        return List.of();
    }
}
