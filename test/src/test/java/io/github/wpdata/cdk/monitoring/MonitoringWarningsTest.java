package io.github.wpdata.cdk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.ec2.InstanceType;

/** Alarms that do not follow from the configuration, and backups that no alarm sees. */
class MonitoringWarningsTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";

    private final TestStack test = new TestStack();

    private DataMonitoring.Builder monitoring() {
        return DataMonitoring.Builder.create(test.stack(), "Monitoring");
    }

    private static String noAlarm(String alarm, String reason, String unit) {
        return alarm + " has no alarm, because " + reason + "; set threshold(DataAlarm." + alarm + ", …) in " + unit
                + ", or leave it out with without(DataAlarm." + alarm + ") [ack: @wpdata/cdk:unknownThreshold]";
    }

    private List<String> ofMonitoring() {
        return test.warnings().stream()
                .filter(warning -> warning.contains("unknownThreshold") || warning.contains("unknownProcessors"))
                .toList();
    }

    private double unresolved() {
        return CfnParameter.Builder.create(test.stack(), "Acu")
                .type("Number")
                .build()
                .getValueAsNumber()
                .doubleValue();
    }

    @Test
    void anInstanceClassOfUnknownMemoryLeavesTwoAlarmsOut() {
        DataMonitoring monitoring = monitoring()
                .database(Minimal.database(test)
                        .instanceType(new InstanceType("z1d.large"))
                        .build())
                .build();

        String reason = "the memory of instanceType (z1d.large) is not known";
        assertThat(monitoring.getAlarms()).as("alarms, on CPU and replica lag").hasSize(2);
        assertThat(ofMonitoring())
                .containsExactlyInAnyOrder(
                        noAlarm("DATABASE_CONNECTIONS", reason, "connections"),
                        noAlarm("DATABASE_MEMORY", reason, "bytes"));
    }

    @Test
    void anUnresolvedMaximumCapacityLeavesTwoAlarmsOut() {
        monitoring()
                .database(Minimal.database(test).maxCapacity(unresolved()).build())
                .build();

        String reason = "maxCapacity is an unresolved value";
        assertThat(ofMonitoring())
                .containsExactlyInAnyOrder(
                        noAlarm("DATABASE_CONNECTIONS", reason, "connections"),
                        noAlarm("DATABASE_MEMORY", reason, "bytes"));
    }

    @Test
    void aFormulaOfConnectionsLeavesOneAlarmOut() {
        monitoring()
                .database(Minimal.database(test)
                        .parameter("max_connections", "{DBInstanceClassMemory/12582880}")
                        .build())
                .build();

        assertThat(ofMonitoring())
                .containsExactly(noAlarm(
                        "DATABASE_CONNECTIONS",
                        "parameter max_connections ({DBInstanceClassMemory/12582880}) is not a number",
                        "connections"));
    }

    @Test
    void aThresholdByNameMakesTheAlarmAndEndsTheWarning() {
        monitoring()
                .database(Minimal.database(test).maxCapacity(unresolved()).build())
                .threshold(DataAlarm.DATABASE_CONNECTIONS, 500)
                .without(DataAlarm.DATABASE_MEMORY)
                .build();

        test.resources().named(ALARM, "MonitoringDatabaseDatabaseConnections").has("Threshold", 500);
        assertThat(ofMonitoring()).isEmpty();
    }

    @Test
    void anUnknownNodeTypeIsWatchedByTheThreadOfItsEngine() {
        monitoring()
                .cache(Minimal.cache(test).nodeType("cache.q9g.metal").build())
                .build();

        Resource cpu = test.resources().named(ALARM, "MonitoringCache001CacheCpu");
        cpu.has("Metrics.1.MetricStat.Metric.MetricName", "EngineCPUUtilization")
                .has("Threshold", 90);
        assertThat(ofMonitoring())
                .containsExactly(
                        "CACHE_CPU watches the thread of the engine only, because the number of vCPUs of nodeType "
                                + "(cache.q9g.metal) is not known; on a node with fewer than 4 vCPUs the host is busy before the "
                                + "thread is: set threshold(DataAlarm.CACHE_CPU, …) in % to a lower value, or pass a nodeType of a "
                                + "known size [ack: @wpdata/cdk:unknownProcessors]");
    }

    @Test
    void anUnresolvedNodeTypeIsAWarningUnlessTheThresholdIsSet() {
        String type =
                CfnParameter.Builder.create(test.stack(), "NodeType").build().getValueAsString();
        monitoring()
                .cache(Minimal.cache(test).nodeType(type).build())
                .threshold(DataAlarm.CACHE_CPU, 45)
                .build();
        DataMonitoring.Builder.create(test.stack(), "Warned")
                .cache(Minimal.cache(test, test.stack(), "Other").nodeType(type).build())
                .build();

        assertThat(ofMonitoring()).singleElement().asString().startsWith("CACHE_CPU watches the thread");
    }

    @Test
    void knownSizesHaveKnownProcessors() {
        assertThat(CacheAlarms.vcpus("cache.t2.micro")).hasValue(1);
        assertThat(CacheAlarms.vcpus("cache.t4g.micro")).hasValue(2);
        assertThat(CacheAlarms.vcpus("cache.r7g.large")).hasValue(2);
        assertThat(CacheAlarms.vcpus("cache.r7g.xlarge")).hasValue(4);
        assertThat(CacheAlarms.vcpus("cache.r7g.16xlarge")).hasValue(64);
        assertThat(CacheAlarms.vcpus("cache.r7g.metal")).isEmpty();
    }

    @Test
    void aCopyThatNoAlarmSeesIsAWarningUnlessItIsLeftOut() {
        BackupRule monthly = BackupRule.Builder.create("monthly")
                .schedule("cron(0 18 1 * ? *)")
                .copyTo(DestinationVault.withCustomerManagedKey("eu-west-1", "archive"))
                .build();
        BackupMonitoring.Builder.create(test.stack(), "Monitoring")
                .backups(Minimal.plan(test)
                        .rules(BackupRule.daily("cron(0 2 * * ? *)"), monthly)
                        .build())
                .build();
        BackupMonitoring.Builder.create(test.stack(), "LeftOut")
                .backups(Minimal.plan(test.stack(), "Other").rules(monthly).build())
                .without(DataAlarm.BACKUP_AGE, DataAlarm.BACKUP_COPY_AGE)
                .build();

        assertThat(test.warnings())
                .filteredOn(warning -> warning.contains("cdk:unwatched"))
                .containsExactly(
                        "backups (Test/Plan) are copied to vault archive of eu-west-1 by no rule that completes within 168 hours, "
                                + "the longest time that an alarm of CloudWatch can look back, so a copy that never starts goes "
                                + "unnoticed; copy by a daily or weekly rule, or leave the alarm out with "
                                + "without(DataAlarm.BACKUP_COPY_AGE) [ack: @wpdata/cdk:unwatchedCopies]");
    }
}
