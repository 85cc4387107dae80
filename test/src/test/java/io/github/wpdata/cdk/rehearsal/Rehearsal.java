package io.github.wpdata.cdk.rehearsal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks tests that deploy to an emulator of AWS. Without one they are skipped, and say so. */
@Tag("rehearsal")
@ExtendWith(Rehearsal.Condition.class)
// A deployment lives through its tests: made, changed, destroyed.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Rehearsal {
    final class Condition implements ExecutionCondition, BeforeAllCallback {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Emulator.isGiven() || context.getTestMethod().isPresent()) {
                return ConditionEvaluationResult.enabled("deploys to " + Emulator.VARIABLE);
            }
            String reason = context.getDisplayName() + " is skipped: set " + Emulator.VARIABLE
                    + " to an emulator of AWS on this machine, such as " + Emulator.EXAMPLE;
            System.out.println(reason);
            return ConditionEvaluationResult.disabled(reason);
        }

        @Override
        public void beforeAll(ExtensionContext context) {
            Emulator.requireListening(Emulator.endpoint());
        }
    }
}
