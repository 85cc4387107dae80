package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.validation.Tokens;
import software.amazon.awscdk.Token;

/** The statement that decides about a restored database. */
final class DatabaseCheck {
    private static final int DEFAULT_AGE_DAYS = 30;
    private static final String DEFAULT_PREFIX = "wp_";

    private DatabaseCheck() {}

    static String statement(RestoreTestSettings<?> settings) {
        if (settings.databaseCheck != null) {
            return settings.databaseCheck;
        }
        String prefix = settings.tablePrefix == null ? DEFAULT_PREFIX : settings.tablePrefix;
        String days = days(settings.maximumAge == null ? LazyDuration.days(DEFAULT_AGE_DAYS) : settings.maximumAge);
        return "SELECT CASE"
                + " WHEN (SELECT COUNT(*) FROM " + prefix + "options) = 0 THEN '" + prefix + "options is empty'"
                + " WHEN newest IS NULL THEN '" + prefix + "posts is empty'"
                + " WHEN newest < UTC_TIMESTAMP() - INTERVAL " + days + " DAY"
                + " THEN CONCAT('the newest row of " + prefix + "posts is of ', newest)"
                + " ELSE '" + ClusterCheck.OK + "' END"
                + " FROM (SELECT MAX(post_modified_gmt) AS newest FROM " + prefix + "posts) AS posts";
    }

    private static String days(LazyDuration age) {
        Number days = age.toDays();
        return Tokens.isToken(days.doubleValue()) ? Token.asString(days) : String.valueOf(days);
    }
}
