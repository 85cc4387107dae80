package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A parameter of the family aurora-mysql8.0, as far as it is known.
 *
 * @param name its name
 * @param state whether it can be set
 * @param allowed the allowed values, as in {@code 0,1} or {@code 1-16000}; empty if they are not known
 */
record KnownParameter(String name, State state, String allowed) {
    /** The only family that is known. */
    static final String MAJOR_VERSION = "8.0";

    private static final Map<String, KnownParameter> ALL = DataFile.lines("aurora-mysql8.0-parameters.txt").stream()
            .map(KnownParameter::read)
            .collect(Collectors.toMap(KnownParameter::name, Function.identity()));

    enum State {
        MODIFIABLE,
        /** It exists and cannot be modified. */
        FIXED,
        /** Other versions or MySQL itself have it; this family does not. */
        ABSENT
    }

    private static KnownParameter read(String line) {
        String[] columns = line.split(" ");
        return new KnownParameter(
                columns[0], State.valueOf(columns[1].toUpperCase(Locale.ROOT)), columns.length > 2 ? columns[2] : "");
    }

    static Optional<KnownParameter> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Whether a value is allowed, or may be: formulas and tokens are known to the deployment only. */
    boolean allows(String value) {
        if (allowed.isEmpty() || Tokens.isToken(value) || value.matches("\\{.*}|(?i)(greatest|least|sum)\\(.*\\)")) {
            return true;
        }
        if (allowed.matches("\\d+-\\d+")) {
            double least = Double.parseDouble(allowed.split("-")[0]);
            double most = Double.parseDouble(allowed.split("-")[1]);
            return value.matches("\\d+(\\.\\d+)?")
                    && Double.parseDouble(value) >= least
                    && Double.parseDouble(value) <= most;
        }
        List<String> values = List.of(allowed.split(","));
        return values.stream().anyMatch(value::equalsIgnoreCase);
    }

    /** The allowed values for a message. */
    String shownAllowed() {
        return allowed.replaceFirst("^(\\d+)-(\\d+)$", "$1 to $2").replace(",", ", ");
    }
}
