package io.github.wpdata.cdk.benchmark;

/** A section of the page: it measures, and says what was found. */
interface Section {
    String title();

    String render();
}
