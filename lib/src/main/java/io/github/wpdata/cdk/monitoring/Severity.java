package io.github.wpdata.cdk.monitoring;

/** How urgent an alarm is. */
public enum Severity {
    /** Users are affected, or will be within the hour: someone is called. */
    PAGE,

    /** Someone should look on the next working day. */
    TICKET
}
