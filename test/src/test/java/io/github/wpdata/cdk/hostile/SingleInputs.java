package io.github.wpdata.cdk.hostile;

import java.lang.reflect.Executable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One call, with each sample of each of its values in turn. */
final class SingleInputs {
    private SingleInputs() {}

    static Stream<Input> of(Subject subject) {
        return Api.steps(subject.builder).stream()
                .flatMap(step -> calls(step, true))
                .map(call -> new Input(subject, List.of(call)));
    }

    /** Calls with one value that is not the usual; what such a value is made of varies in a call of the builder itself. */
    private static Stream<Call> calls(Executable callee, boolean ofBuilder) {
        List<List<Value>> samples = Arrays.stream(callee.getGenericParameterTypes())
                .map(type -> values(type, Api.name(callee), ofBuilder))
                .toList();
        List<Value> usual = samples.stream().map(values -> values.get(0)).toList();
        return samples.isEmpty()
                ? Stream.of(new Call(callee, usual))
                : IntStream.range(0, samples.size())
                        .boxed()
                        .flatMap(i -> samples.get(i).stream().map(value -> {
                            List<Value> arguments = new ArrayList<>(usual);
                            arguments.set(i, value);
                            return new Call(callee, arguments);
                        }));
    }

    private static List<Value> values(Type type, String caller, boolean ofBuilder) {
        if (type instanceof ParameterizedType) {
            // The builders of the parts are subjects of their own.
            return List.of(Value.NULL);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isArray()) {
            Class<?> component = raw.getComponentType();
            List<Value> elements = values(component, caller, ofBuilder);
            return andNull(elements.stream().map(value -> Value.array(component, List.of(elements.get(0), value))));
        }
        if (Samples.knows(raw)) {
            return Samples.of(raw, caller).all();
        }
        Stream<Value> chains =
                Stream.concat(chains(raw, raw), Api.builder(raw).stream().flatMap(builder -> chains(raw, builder)));
        return andNull(ofBuilder ? chains : chains.limit(1));
    }

    private static List<Value> andNull(Stream<Value> values) {
        return Stream.concat(values, Stream.of(Value.NULL)).toList();
    }

    private static Stream<Value> chains(Class<?> type, Class<?> owner) {
        List<Call> starts =
                Api.starts(owner).stream().flatMap(start -> calls(start, false)).toList();
        Stream<List<Call>> steps =
                Api.steps(owner).stream().flatMap(step -> calls(step, false)).map(step -> List.of(starts.get(0), step));
        return Stream.concat(starts.stream().map(List::of), steps)
                .map(calls -> Call.chain(type, Api.completed(owner, calls)));
    }
}
