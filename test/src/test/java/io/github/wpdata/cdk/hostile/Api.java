package io.github.wpdata.cdk.hostile;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The public methods of builders and values, read from the classes: a new setter is tried from the day that it is there, and
 * one whose type no sample is known of fails the tests.
 */
final class Api {
    private static final String BUILDER = "Builder";

    private Api() {}

    /** The methods of a builder, or of a value, that give one like it. */
    static List<Method> steps(Class<?> type) {
        return methods(type)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() != Object.class
                        && method.getReturnType().isAssignableFrom(type))
                .toList();
    }

    /** The factories and constructors of a builder or a value. */
    static List<Executable> starts(Class<?> type) {
        return Stream.<Executable>concat(
                        methods(type)
                                .filter(method -> Modifier.isStatic(method.getModifiers()))
                                .filter(method -> method.getReturnType() == type),
                        Arrays.stream(type.getConstructors()))
                .toList();
    }

    static Optional<Class<?>> builder(Class<?> type) {
        return Arrays.<Class<?>>stream(type.getClasses())
                .filter(nested -> nested.getSimpleName().equals(BUILDER))
                .findAny();
    }

    static Call build(Class<?> builder) {
        return new Call(
                methods(builder)
                        .filter(method -> method.getName().equals("build"))
                        .findAny()
                        .orElseThrow(),
                List.of());
    }

    /** Calls that make a value; where a builder does, it is told what it requires, and to build. */
    static List<Call> completed(Class<?> owner, List<Call> calls) {
        if (!owner.getSimpleName().equals(BUILDER)) {
            return calls;
        }
        List<Call> all = new ArrayList<>(calls);
        steps(owner).stream()
                .filter(step -> step.getName().equals("schedule") && step.getParameterTypes()[0] == String.class)
                .forEach(step -> all.add(1, new Call(step, List.of(Value.of("cron(0 2 * * ? *)")))));
        all.add(build(owner));
        return all;
    }

    /** The name that samples are kept by. */
    static String name(Executable callee) {
        return callee instanceof Constructor<?> ? callee.getDeclaringClass().getSimpleName() : callee.getName();
    }

    private static Stream<Method> methods(Class<?> type) {
        // Reflection promises no order, and a seed is to give the same inputs each time.
        return Arrays.stream(type.getMethods())
                .map(Api::declared)
                .distinct()
                .sorted(Comparator.comparing(Method::toString));
    }

    /**
     * The method as it is written. The compiler repeats the public methods of a package-private class as bridges in its public
     * subclasses, without their generic types; leaving bridges out would leave these methods untried.
     */
    private static Method declared(Method method) {
        if (!method.isBridge()) {
            return method;
        }
        for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
            for (Method candidate : type.getDeclaredMethods()) {
                if (!candidate.isBridge()
                        && candidate.getName().equals(method.getName())
                        && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())) {
                    candidate.setAccessible(true);
                    return candidate;
                }
            }
        }
        return method;
    }
}
