package io.github.wpdata.cdk;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.constructs.IConstruct;

/**
 * Finds services that share a name within an account and a region, where each physical name must be unique. Services are
 * listed when they are built: a search of the tree for each would transfer the whole app each time. The list holds no weak
 * references, because jsii keeps every object of the process alive anyway.
 */
final class NameCheck {
    private static final Map<String, List<NameCheck>> BY_NAME = new HashMap<>();

    private final WordPressDataServices services;
    private final String name;
    private @Nullable IConstruct root;

    private NameCheck(WordPressDataServices services, String name) {
        this.services = services;
        this.name = name;
    }

    /** Lists services, so that those built after them are compared with them. */
    static NameCheck of(WordPressDataServices services, String name) {
        NameCheck check = new NameCheck(services, name);
        synchronized (BY_NAME) {
            BY_NAME.computeIfAbsent(name, key -> new ArrayList<>()).add(check);
        }
        return check;
    }

    /** {@return the problem of services that come after others of the same name; CDK puts the path in front} */
    List<String> problems() {
        List<NameCheck> all;
        synchronized (BY_NAME) {
            all = List.copyOf(Objects.requireNonNull(BY_NAME.get(name)));
        }
        return all.stream()
                .takeWhile(other -> other != this)
                .filter(this::isSamePlace)
                .filter(NameCheck::isInTree)
                .findFirst()
                .map(other -> "name (" + name + ") is also the name of "
                        + other.services.getNode().getPath()
                        + ", in the same account and region; choose another name")
                .stream()
                .toList();
    }

    private boolean isSamePlace(NameCheck other) {
        if (root() != other.root()) {
            return false;
        }
        StackEnvironment here = new StackEnvironment(services);
        StackEnvironment there = new StackEnvironment(other.services);
        return here.account().equals(there.account()) && here.region().equals(there.region());
    }

    /** A construct that was removed from the tree still knows its scopes, but they do not know it. */
    private boolean isInTree() {
        List<IConstruct> scopes = services.getNode().getScopes();
        return IntStream.range(1, scopes.size())
                .allMatch(i -> scopes.get(i)
                        .equals(scopes.get(i - 1)
                                .getNode()
                                .tryFindChild(scopes.get(i).getNode().getId())));
    }

    private IConstruct root() {
        if (root == null) {
            root = services.getNode().getRoot();
        }
        return root;
    }
}
