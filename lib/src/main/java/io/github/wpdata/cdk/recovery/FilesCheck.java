package io.github.wpdata.cdk.recovery;

import static io.github.wpdata.cdk.recovery.CheckSteps.ANY_ERROR;
import static io.github.wpdata.cdk.recovery.CheckSteps.CAUSE;
import static io.github.wpdata.cdk.recovery.CheckSteps.ERROR;
import static io.github.wpdata.cdk.recovery.CheckSteps.verdict;
import static io.github.wpdata.cdk.recovery.State.call;
import static io.github.wpdata.cdk.recovery.State.map;
import static io.github.wpdata.cdk.recovery.State.meets;
import static io.github.wpdata.cdk.recovery.State.until;

import java.util.Map;

/**
 * The check of restored files: their size.
 *
 * @param minimumBytes least size of restored files
 */
record FilesCheck(long minimumBytes) {
    private static final int QUARTER_HOUR = 900;

    void addTo(Map<String, State> states) {
        String size = "seen.FileSystems[0].SizeInBytes.Value";
        states.put(
                "CheckFiles",
                // EFS knows the size of what was written an hour or two later.
                until(
                                call(
                                        "aws-sdk:efs:describeFileSystems",
                                        map(
                                                "FileSystemId.$",
                                                "States.ArrayGetItem(States.StringSplit($.detail.createdResourceArn, '/'), 1)")),
                                meets("$." + size, "NumericGreaterThanEquals", minimumBytes),
                                "States.Format('The file system holds {} bytes, fewer than " + minimumBytes + ".', $."
                                        + size + ")",
                                QUARTER_HOUR,
                                12)
                        .select(map(
                                "status",
                                "SUCCESSFUL",
                                "message.$",
                                "States.Format('The file system holds {} bytes.', $[0]." + size + ")"))
                        .result("$.verdict")
                        .caught("FilesTooSmall", State.TIMED_OUT)
                        .caught("FilesFailed", ANY_ERROR)
                        .next("Report"));
        states.put("FilesTooSmall", verdict("FAILED", CAUSE).next("Report"));
        states.put(
                "FilesFailed",
                verdict("FAILED", "States.Format('The check failed: {}', " + ERROR + ")")
                        .next("Report"));
    }
}
