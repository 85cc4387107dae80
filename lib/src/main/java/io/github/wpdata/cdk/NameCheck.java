package io.github.wpdata.cdk;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import java.util.List;
import java.util.Objects;

/** Finds services that share a name within an account and a region, where each physical name must be unique. */
final class NameCheck {
    private NameCheck() {}

    /** {@return the problem of services that come after others of the same name; CDK puts the path in front} */
    static List<String> problems(WordPressDataServices services) {
        return services.getNode().getRoot().getNode().findAll().stream()
                .takeWhile(construct -> construct != services)
                .filter(WordPressDataServices.class::isInstance)
                .map(WordPressDataServices.class::cast)
                .filter(other -> Objects.equals(other.name, services.name) && isSamePlace(other, services))
                .findFirst()
                .map(other -> "name (" + services.name + ") is also the name of "
                        + other.getNode().getPath() + ", in the same account and region; choose another name")
                .stream()
                .toList();
    }

    private static boolean isSamePlace(WordPressDataServices one, WordPressDataServices other) {
        StackEnvironment here = new StackEnvironment(one);
        StackEnvironment there = new StackEnvironment(other);
        return here.account().equals(there.account()) && here.region().equals(there.region());
    }
}
