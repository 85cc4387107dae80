package io.github.wpdata.cdk.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the bad inputs that were refused as they should be, and says so at the end. Lines of what was tried all begin alike, so
 * that {@code mvn verify | grep '^tried:'} lists them.
 */
public final class Refusals implements TestExecutionListener {
    /** Tag of a test that is one bad input, refused with the whole message that it asserts. */
    public static final String TAG = "refusal";

    private final AtomicInteger refused = new AtomicInteger();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()
                && result.getStatus() == Status.SUCCESSFUL
                && test.getTags().contains(TestTag.create(TAG))) {
            refused.incrementAndGet();
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        int count = refused.getAndSet(0);
        if (count > 0) {
            System.out.println("tried: " + count + " bad inputs, each refused with the message that its test asserts");
        }
    }
}
