package io.github.wpdata.cdk.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.constructs.Construct;

/** One alarm: what it watches and when it is raised. */
final class AlarmSpec {
    private static final int FIVE_MINUTES = 300;

    final DataAlarm alarm;
    private final String subject;
    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private String expression = "";
    private OptionalDouble threshold = OptionalDouble.empty();
    private String whyUnknown = "";
    private boolean raisedBelow;
    private int period = FIVE_MINUTES;
    private int periods = 3;
    private int breaching = 3;
    private String missingData = "notBreaching";

    private AlarmSpec(DataAlarm alarm, String subject) {
        this.alarm = alarm;
        this.subject = subject;
    }

    /** An alarm on one metric. */
    static AlarmSpec of(DataAlarm alarm, String subject, Measure measure) {
        AlarmSpec spec = new AlarmSpec(alarm, subject);
        spec.measures.put("m1", measure);
        return spec;
    }

    /** An alarm on an expression of metrics, which it calls m1, m2 and so on. */
    static AlarmSpec of(DataAlarm alarm, String subject, String expression, Measure... measures) {
        AlarmSpec spec = new AlarmSpec(alarm, subject);
        spec.expression = expression;
        for (Measure measure : measures) {
            spec.measures.put("m" + (spec.measures.size() + 1), measure);
        }
        return spec;
    }

    /** Raised at the threshold and above. */
    AlarmSpec atLeast(double threshold) {
        return atLeast(OptionalDouble.of(threshold), "");
    }

    /** Raised at the threshold and above; without a threshold there is no alarm, for a reason that a user is told. */
    AlarmSpec atLeast(OptionalDouble threshold, String whyUnknown) {
        this.threshold = threshold;
        this.whyUnknown = whyUnknown;
        return this;
    }

    /** Raised below the threshold. */
    AlarmSpec below(double threshold) {
        return below(OptionalDouble.of(threshold), "");
    }

    /** Raised below the threshold; without a threshold there is no alarm, for a reason that a user is told. */
    AlarmSpec below(OptionalDouble threshold, String whyUnknown) {
        raisedBelow = true;
        return atLeast(threshold, whyUnknown);
    }

    AlarmSpec periods(int number) {
        return periods(number, number, FIVE_MINUTES);
    }

    /** Raised when so many of the last periods are breaching. */
    AlarmSpec periods(int breaching, int number, int seconds) {
        this.breaching = breaching;
        periods = number;
        period = seconds;
        return this;
    }

    /** What never happened is late. */
    AlarmSpec missingIsBreaching() {
        missingData = "breaching";
        return this;
    }

    /**
     * A service that has reported and then is silent is down, and as busy as can be; one that never has is being created. The
     * first term has values from the first report on, and repeats them through a gap; so the sum does. When the last report is
     * too old to be looked at, the alarm stays as it is. One more period than is needed to raise it holds such a report.
     */
    AlarmSpec silenceAfterReportsIs(int value) {
        expression = "FILL(m1,REPEAT)*0+FILL(m1," + value + ")";
        missingData = "ignore";
        return periods(breaching, periods + 1, period);
    }

    /** The threshold: the caller's, else that of the configuration, if it is known. */
    OptionalDouble threshold(MonitoringSettings<?> settings) {
        Double chosen = settings.thresholds.get(alarm);
        return chosen == null ? threshold : OptionalDouble.of(chosen);
    }

    String whyUnknown() {
        return whyUnknown;
    }

    /** What tells this alarm from others on the same thing, as the id of its scope. */
    String id() {
        // An unresolved value is written with a number that depends on what else the app contains.
        return subject.replaceAll("\\$\\{Token\\[[^]]*]}", "").replaceAll("[^A-Za-z0-9]+", "-");
    }

    CfnAlarm create(Construct scope, double threshold, List<String> actions) {
        CfnAlarm.Builder created = CfnAlarm.Builder.create(scope, alarm.getLabel())
                .alarmDescription(alarm.describe(subject))
                .comparisonOperator(raisedBelow ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold")
                .threshold(threshold)
                .evaluationPeriods(periods)
                .datapointsToAlarm(breaching)
                .treatMissingData(missingData);
        if (!actions.isEmpty()) {
            created.alarmActions(actions).okActions(actions);
        }
        if (expression.isEmpty()) {
            Measure measure = measures.get("m1");
            created.namespace(measure.namespace())
                    .metricName(measure.name())
                    .dimensions(measure.alarmDimensions())
                    .statistic(measure.statistic())
                    .period(period);
        } else {
            created.metrics(queries());
        }
        return created.build();
    }

    private List<CfnAlarm.MetricDataQueryProperty> queries() {
        List<CfnAlarm.MetricDataQueryProperty> queries = new ArrayList<>();
        queries.add(CfnAlarm.MetricDataQueryProperty.builder()
                .id("e1")
                .expression(expression)
                .returnData(true)
                .build());
        measures.forEach((id, measure) -> queries.add(CfnAlarm.MetricDataQueryProperty.builder()
                .id(id)
                .metricStat(CfnAlarm.MetricStatProperty.builder()
                        .metric(CfnAlarm.MetricProperty.builder()
                                .namespace(measure.namespace())
                                .metricName(measure.name())
                                .dimensions(measure.alarmDimensions())
                                .build())
                        .period(period)
                        .stat(measure.statistic())
                        .build())
                .returnData(false)
                .build()));
        return queries;
    }
}
