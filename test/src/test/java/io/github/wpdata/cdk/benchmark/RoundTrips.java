package io.github.wpdata.cdk.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.testing.TestStack;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The messages between Java and JavaScript: one for each request, and one for each callback that JavaScript makes. */
public record RoundTrips(List<String> messages) {
    private static final String RUNTIME = "software.amazon.jsii.JsiiRuntime";
    private static final String INSPECTOR = "software.amazon.jsii.MessageInspector";

    /** Builds a pair twice and notes the second time: the first also loads classes, and with them the constants of AWS CDK. */
    static RoundTrips of(Pair pair, Pair.Author author) {
        pair.build(author, new TestStack());
        TestStack test = new TestStack();
        return of(() -> pair.build(author, test));
    }

    /** Runs something on this thread and notes what crosses meanwhile. */
    public static RoundTrips of(Runnable work) {
        List<String> messages = new ArrayList<>();
        ThreadLocal<Object> hook = hook();
        hook.set(inspector(messages));
        try {
            work.run();
        } finally {
            hook.remove();
        }
        return new RoundTrips(Collections.unmodifiableList(messages));
    }

    public int count() {
        return messages.size();
    }

    /** The jsii runtime has this hook for its own tests, and keeps it to its package. */
    @SuppressWarnings("unchecked")
    private static ThreadLocal<Object> hook() {
        try {
            Field field = Class.forName(RUNTIME).getDeclaredField("messageInspector");
            field.setAccessible(true);
            return (ThreadLocal<Object>) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this jsii runtime lets nobody see its messages", e);
        }
    }

    private static Object inspector(List<String> messages) {
        try {
            Class<?> type = Class.forName(INSPECTOR);
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                JsonNode message = (JsonNode) arguments[0];
                boolean request = arguments[1].toString().equals("Request");
                if (request ? message.has("api") : message.has("callback")) {
                    messages.add(message.toString());
                }
                return null;
            });
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this jsii runtime lets nobody see its messages", e);
        }
    }
}
