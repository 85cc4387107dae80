package io.github.wpdata.cdk.hostile;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import software.constructs.Construct;

/** Several calls with values at random: mostly what a caller means, so that the rest is not refused for one of them alone. */
final class RandomInputs {
    private static final int MOST_CALLS = 6;
    private static final int MOST_ELEMENTS = 3;
    private static final int LONGEST_TEXT = 80;

    private RandomInputs() {}

    static Arbitrary<Input> of(Subject subject) {
        return steps(subject.builder).map(calls -> new Input(subject, calls));
    }

    private static Arbitrary<List<Call>> steps(Class<?> type) {
        List<Method> steps =
                Api.steps(type).stream().filter(RandomInputs::canBeCalled).toList();
        return steps.isEmpty()
                ? Arbitraries.just(List.of())
                : Arbitraries.of(steps).flatMap(RandomInputs::call).list().ofMaxSize(MOST_CALLS);
    }

    /** A construct that a setter receives, as those of monitoring, has samples or none: it is no value to make at random. */
    private static boolean canBeCalled(Method step) {
        return Arrays.stream(step.getParameterTypes())
                .map(type -> type.isArray() ? type.getComponentType() : type)
                .allMatch(type -> Samples.knows(type) || !Construct.class.isAssignableFrom(type));
    }

    private static Arbitrary<Call> call(Executable callee) {
        return Combinators.combine(Arrays.stream(callee.getGenericParameterTypes())
                        .map(type -> value(type, Api.name(callee)))
                        .toList())
                .as(values -> new Call(callee, values));
    }

    private static Arbitrary<Value> value(Type type, String caller) {
        if (type instanceof ParameterizedType consumer) {
            return orNull(part((Class<?>) consumer.getActualTypeArguments()[0]));
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isArray()) {
            Class<?> component = raw.getComponentType();
            return orNull(value(component, caller)
                    .list()
                    .ofMaxSize(MOST_ELEMENTS)
                    .map(elements -> Value.array(component, elements)));
        }
        return Samples.knows(raw) ? sample(raw, caller) : orNull(made(raw));
    }

    private static Arbitrary<Value> orNull(Arbitrary<Value> values) {
        return Arbitraries.frequencyOf(Tuple.of(24, values), Tuple.of(1, Arbitraries.just(Value.NULL)));
    }

    private static Arbitrary<Value> sample(Class<?> type, String caller) {
        Samples samples = Samples.of(type, caller);
        List<Tuple.Tuple2<Integer, Arbitrary<Value>>> choices = new ArrayList<>();
        choices.add(Tuple.of(12, Arbitraries.of(samples.meant())));
        if (!samples.hostile().isEmpty()) {
            choices.add(Tuple.of(2, Arbitraries.of(samples.hostile())));
        }
        anything(type, samples).ifPresent(values -> choices.add(Tuple.of(1, values.map(Value::of))));
        return Arbitraries.frequencyOf(choices);
    }

    private static Optional<Arbitrary<?>> anything(Class<?> type, Samples samples) {
        if (type == String.class) {
            return Optional.of(Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(LONGEST_TEXT), spoilt(samples)));
        }
        if (type == int.class) {
            return Optional.of(Arbitraries.integers());
        }
        if (type == long.class) {
            return Optional.of(Arbitraries.longs());
        }
        return type == double.class ? Optional.of(Arbitraries.doubles()) : Optional.empty();
    }

    /** A text that was right before a character came into it. */
    private static Arbitrary<String> spoilt(Samples samples) {
        Arbitrary<String> texts = Arbitraries.of(samples.meant()).map(Value::text);
        return Combinators.combine(texts, Arbitraries.integers().between(0, LONGEST_TEXT), Arbitraries.chars())
                .as((text, at, c) -> new StringBuilder(text)
                        .insert(at % (text.length() + 1), c.charValue())
                        .toString());
    }

    /** What a caller of the facade says to the builder of a part. */
    private static Arbitrary<Value> part(Class<?> builder) {
        return steps(builder)
                .map(calls -> new Value("b -> b" + Call.written(calls), site ->
                        (Consumer<Object>) b -> calls.forEach(call -> call.on(b, site))));
    }

    private static Arbitrary<Value> made(Class<?> type) {
        Arbitrary<Value> direct = chain(type, type);
        return Api.builder(type)
                .map(builder -> Arbitraries.oneOf(direct, chain(type, builder)))
                .orElse(direct);
    }

    private static Arbitrary<Value> chain(Class<?> type, Class<?> owner) {
        Arbitrary<Call> start = Arbitraries.of(Api.starts(owner)).flatMap(RandomInputs::call);
        return Combinators.combine(start, steps(owner)).as((first, steps) -> {
            List<Call> calls = new ArrayList<>(List.of(first));
            calls.addAll(steps);
            return Call.chain(type, Api.completed(owner, calls));
        });
    }
}
