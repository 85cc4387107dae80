package com.example;

import software.amazon.awscdk.App;
import software.amazon.awscdk.StackProps;

/** Uses the constructs of the library one by one, each with its own settings. */
public final class PartsWithoutFacadeApp {
    private PartsWithoutFacadeApp() {}

    /**
     * Synthesizes the app.
     *
     * @param args none
     */
    public static void main(String[] args) {
        App app = new App();
        new DataStack(
                app,
                "WordPressData",
                StackProps.builder().terminationProtection(true).build());
        app.synth();
    }
}
