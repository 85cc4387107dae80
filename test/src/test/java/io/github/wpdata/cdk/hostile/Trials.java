package io.github.wpdata.cdk.hostile;

import java.util.ArrayList;
import java.util.List;

/** Tries inputs, batch after batch. */
final class Trials {
    private final List<String> findings = new ArrayList<>();
    private Batch batch = new Batch();
    private int taken;
    private int refused;

    void tryOut(Input input) {
        if (batch.takes(input)) {
            taken++;
        } else {
            refused++;
        }
        if (batch.isFull()) {
            end();
        }
    }

    int tried() {
        return taken + refused;
    }

    /** What the template validator has found in all that was taken. */
    List<String> findings() {
        end();
        return findings;
    }

    private void end() {
        findings.addAll(batch.findings());
        batch = new Batch();
    }

    @Override
    public String toString() {
        return "%d hostile inputs: %d refused, %d built, and nothing found by the template validator"
                .formatted(tried(), refused, taken);
    }
}
