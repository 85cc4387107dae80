package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.internal.validation.Rule;

/** What the builder of the guard refuses. */
final class GuardRules {

    static final Rule SCOPE = new Rule(
            "scope",
            "",
            "an app, a stage, or a construct in one",
            "is not part of an app or stage",
            "create the guard in an app or stage",
            "AWS CDK: Validations");
    static final Rule BASELINE_OUTSIDE_ASSEMBLY = new Rule(
            "baseline",
            "",
            "a path outside the cloud assembly",
            "is in the cloud assembly (%s), which is not committed",
            "choose a path outside it",
            "AWS CDK: cloud assembly");
    static final Rule BASELINE_OF_ONE_GUARD = new Rule(
            "baseline",
            "",
            "a file that no other guard of the app uses",
            "is already the baseline of the guard of %s",
            "give each guard a file of its own",
            "this library: each guard would find the stacks of the other one missing");
    static final Rule PATH = new Rule(
            "accept path",
            "",
            "the construct path that the finding shows",
            "is not a construct path",
            "use the path that the finding shows",
            "this library");
    static final Rule PROPERTY = new Rule(
            "accept property",
            "",
            "the property that the finding shows",
            "is not a property",
            "use the property that the finding shows",
            "this library");
    static final Rule REASON = new Rule(
            "accept reason",
            "",
            "a reason that reviewers understand",
            "is not a reason",
            "state why the data may be lost, or how it was saved",
            "this library");

    private GuardRules() {}
}
