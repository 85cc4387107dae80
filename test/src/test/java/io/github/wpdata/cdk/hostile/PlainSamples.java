package io.github.wpdata.cdk.hostile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Token;

/** Numbers, lengths of time, sizes. */
final class PlainSamples {
    static final Map<Class<?>, Samples> BY_TYPE = Map.of(
            boolean.class, new Samples(Value.all(true, false), List.of()),
            Boolean.class, Samples.orNull(Value.all(true, false)),
            int.class, integers(),
            long.class, longs(),
            double.class, doubles(),
            Duration.class, durations(),
            Instant.class,
                    Samples.orNull(
                            Value.all(Instant.EPOCH, Instant.parse("2026-11-28T14:02:00Z")),
                            Value.of(Instant.MIN),
                            Value.of(Instant.MAX)),
            Size.class, sizes());

    private PlainSamples() {}

    private static Samples integers() {
        return new Samples(
                Value.all(1, 0, 2, 5, 3306, 6379),
                Value.all(
                        Integer.MIN_VALUE,
                        -1,
                        6,
                        15,
                        16,
                        80,
                        500,
                        501,
                        1149,
                        1150,
                        8005,
                        65_535,
                        65_536,
                        Integer.MAX_VALUE));
    }

    private static Samples longs() {
        return new Samples(
                Value.all(33L, 0L, 4_294_967_295L), Value.all(Long.MIN_VALUE, -1L, 4_294_967_296L, Long.MAX_VALUE));
    }

    private static Samples doubles() {
        List<Value> hostile = Value.all(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.MIN_VALUE,
                -0.0,
                -1.0,
                0.1,
                255.75,
                256.5,
                1e15,
                1e16);
        return new Samples(
                Value.all(2.0, 0.0, 0.5, 1.0, 8.0, 16.0, 128.0, 256.0),
                Value.joined(hostile, List.of(new Value("a number token", site -> token()))));
    }

    private static Samples durations() {
        List<Value> meant = new ArrayList<>();
        for (double days : new double[] {7, 1, 30, 35, 120, 365}) {
            meant.add(duration("days", days, Duration::days));
        }
        for (double minutes : new double[] {5, 60, 120, 480}) {
            meant.add(duration("minutes", minutes, Duration::minutes));
        }
        meant.add(duration("seconds", 30, Duration::seconds));
        List<Value> hostile = new ArrayList<>();
        for (double amount : new double[] {0, 0.5, 1, 89, 36_500, 1e9, 1e18, 1e306}) {
            hostile.add(duration("millis", amount, Duration::millis));
            hostile.add(duration("seconds", amount, Duration::seconds));
            hostile.add(duration("days", amount, Duration::days));
        }
        hostile.add(new Value("Duration.days(token)", site -> Duration.days(token())));
        hostile.add(new Value("Duration.minutes(token)", site -> Duration.minutes(token())));
        hostile.add(Value.NULL);
        return new Samples(meant, hostile);
    }

    private static Value duration(String unit, double amount, Function<Number, Duration> maker) {
        return new Value("Duration." + unit + "(" + amount + ")", site -> maker.apply(amount));
    }

    private static Samples sizes() {
        return Samples.orNull(
                List.of(
                        size("mebibytes", 100, Size::mebibytes),
                        size("mebibytes", 1, Size::mebibytes),
                        size("mebibytes", 3414, Size::mebibytes),
                        size("gibibytes", 1, Size::gibibytes)),
                size("bytes", 1, Size::bytes),
                size("kibibytes", 1.5, Size::kibibytes),
                size("pebibytes", 1e300, Size::pebibytes),
                new Value("Size.mebibytes(token)", site -> Size.mebibytes(token())),
                new Value("Size.gibibytes(token)", site -> Size.gibibytes(token())));
    }

    private static Value size(String unit, double amount, Function<Number, Size> maker) {
        return new Value("Size." + unit + "(" + amount + ")", site -> maker.apply(amount));
    }

    /** A number that is a token. */
    private static Number token() {
        return Token.asNumber(Fn.importValue("number"));
    }
}
