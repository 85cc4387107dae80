package io.github.wpdata.cdk.hostile;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call of a method, or of a constructor, with values. */
record Call(Executable callee, List<Value> arguments) {
    /** Calls it, and throws what it throws. */
    @Nullable Object on(@Nullable Object target, Site site) {
        Object[] made =
                arguments.stream().map(value -> value.maker().apply(site)).toArray();
        try {
            return callee instanceof Method method
                    ? method.invoke(target, made)
                    : ((Constructor<?>) callee).newInstance(made);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException("cannot call " + this, e);
        }
    }

    /** The value that calls make one after another, each on what the one before returned. */
    static Value chain(Class<?> type, List<Call> calls) {
        return new Value(type.getSimpleName() + written(calls), site -> {
            Object made = null;
            for (Call call : calls) {
                made = call.on(made, site);
            }
            return made;
        });
    }

    static String written(List<Call> calls) {
        return calls.stream().map(call -> "." + call).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return (callee instanceof Method ? callee.getName() : "new")
                + arguments.stream().map(Value::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
