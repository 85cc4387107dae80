package io.github.wpdata.cdk.internal.validation;

import java.util.List;

/** A check that owns its rules, so that the documentation can list them. */
public interface Documented {
    /**
     * The rules that this check enforces.
     *
     * @return all of them
     */
    List<Rule> all();
}
