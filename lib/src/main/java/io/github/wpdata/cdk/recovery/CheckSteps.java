package io.github.wpdata.cdk.recovery;

import static io.github.wpdata.cdk.recovery.State.call;
import static io.github.wpdata.cdk.recovery.State.map;
import static io.github.wpdata.cdk.recovery.State.meets;
import static io.github.wpdata.cdk.recovery.State.pass;
import static io.github.wpdata.cdk.recovery.State.until;

import java.util.Map;

/** Steps that several parts of {@link RestoreWorkflow} take, and the paths and errors that they share. */
final class CheckSteps {
    /** The role of the state machine may make and delete only instances with this prefix. */
    static final String INSTANCE_PREFIX = "restore-test-";

    static final int HALF_MINUTE = 30;
    static final String ANY_ERROR = "States.ALL";
    static final String NO_INSTANCE = "Rds.DbInstanceNotFoundException";
    static final String INSTANCE_STATUS = "$.seen.DbInstances[0].DbInstanceStatus";

    /** Text of a caught error. */
    static final String CAUSE = "$.error.Cause";

    /** Name and text of a caught error. */
    static final String ERROR = "States.JsonToString($.error)";

    private CheckSteps() {}

    static State verdict(String status, String message) {
        return pass("$.verdict", map("status", status, "message.$", message));
    }

    static State untilDeleted(int seconds, int times) {
        return until(
                describeInstance().caught(State.DONE, NO_INSTANCE),
                meets(INSTANCE_STATUS, "StringEquals", "deleted"),
                "States.Format('The instance {} is still there.', $.made.instance)",
                seconds,
                times);
    }

    static State describeInstance() {
        return call("aws-sdk:rds:describeDBInstances", map("DbInstanceIdentifier.$", "$.made.instance"));
    }

    static Map<String, ?> instance(String restoreJobId) {
        return map("instance.$", "States.Format('" + INSTANCE_PREFIX + "{}', " + restoreJobId + ")");
    }
}
