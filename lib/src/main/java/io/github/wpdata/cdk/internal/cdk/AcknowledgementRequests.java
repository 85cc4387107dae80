package io.github.wpdata.cdk.internal.cdk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Acknowledgements are written only on request, which may come before or after a construct is made. Until then they wait
 * here, so that a construct without a request makes no jsii call for them. The lists hold no weak references, because jsii
 * keeps every object of the process alive anyway.
 */
public final class AcknowledgementRequests {
    private record Waiting(Construct construct, Runnable writer) {}

    private static final List<Waiting> WAITING = new ArrayList<>();
    private static final List<IConstruct> REQUESTED = new ArrayList<>();

    private AcknowledgementRequests() {}

    /**
     * Writes the acknowledgements of a construct, now or as soon as they are requested.
     *
     * @param construct the construct
     * @param writer writes them into the metadata of its resources
     */
    public static void whenRequested(Construct construct, Runnable writer) {
        if (isRequested(construct)) {
            writer.run();
        } else {
            synchronized (WAITING) {
                WAITING.add(new Waiting(construct, writer));
            }
        }
    }

    private static boolean isRequested(Construct construct) {
        List<IConstruct> requested;
        synchronized (REQUESTED) {
            requested = List.copyOf(REQUESTED);
        }
        return !requested.isEmpty() && construct.getNode().getScopes().stream().anyMatch(requested::contains);
    }

    /**
     * Requests the acknowledgements of all constructs in a tree, until it is synthesised.
     *
     * @param scope root of the tree
     */
    public static void request(IConstruct scope) {
        synchronized (REQUESTED) {
            REQUESTED.add(scope);
        }
        scope.getNode().addValidation(() -> {
            synchronized (REQUESTED) {
                REQUESTED.remove(scope);
            }
            return List.of();
        });
        takeBelow(scope).forEach(waiting -> waiting.writer.run());
    }

    /** In the order in which they came: what a whole adds to a part comes after what the part has itself. */
    private static List<Waiting> takeBelow(IConstruct scope) {
        Set<IConstruct> below = new HashSet<>(scope.getNode().findAll());
        List<Waiting> taken = new ArrayList<>();
        synchronized (WAITING) {
            for (Iterator<Waiting> all = WAITING.iterator(); all.hasNext(); ) {
                Waiting waiting = all.next();
                if (below.contains(waiting.construct)) {
                    taken.add(waiting);
                    all.remove();
                }
            }
        }
        return taken;
    }
}
