package io.github.wpdata.cdk.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.constructs.Construct;

/** One alarm: what it watches and when it is raised. */
final class AlarmSpec {
    private static final int FIVE_MINUTES = 300;

    final DataAlarm alarm;
    private final String subject;
    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private String expression = "";
    private double threshold;
    private boolean raisedBelow;
    private int period = FIVE_MINUTES;
    private int periods = 3;
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
        this.threshold = threshold;
        return this;
    }

    /** Raised below the threshold. */
    AlarmSpec below(double threshold) {
        this.threshold = threshold;
        raisedBelow = true;
        return this;
    }

    AlarmSpec periods(int number) {
        periods = number;
        return this;
    }

    AlarmSpec periods(int number, int seconds) {
        period = seconds;
        periods = number;
        return this;
    }

    /** A service that reports nothing is down. */
    AlarmSpec missingIsBreaching() {
        missingData = "breaching";
        return this;
    }

    /** What tells this alarm from others on the same thing, as the id of its scope. */
    String id() {
        return subject.replaceAll("[^A-Za-z0-9]+", "-");
    }

    CfnAlarm create(Construct scope, MonitoringSettings<?> settings) {
        CfnAlarm.Builder created = CfnAlarm.Builder.create(scope, alarm.getLabel())
                .alarmDescription(alarm.describe(subject))
                .comparisonOperator(raisedBelow ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold")
                .threshold(settings.thresholds.getOrDefault(alarm, threshold))
                .evaluationPeriods(periods)
                .datapointsToAlarm(periods)
                .treatMissingData(missingData);
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
