package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.internal.cdk.SortedMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.CfnRule;
import software.constructs.Construct;

/**
 * A message about events of a service, in one line that a person can read.
 *
 * @param id id of the rule
 * @param description what the rule reports
 * @param pattern the events, as EventBridge describes them
 * @param values the parts of an event that the message names, by their placeholders
 * @param message the message, with a placeholder in angle brackets for each value
 */
record EventNotice(
        String id, String description, Map<String, Object> pattern, Map<String, String> values, String message) {

    /** Sends the message to topics. */
    CfnRule create(Construct scope, List<String> topicArns) {
        List<CfnRule.TargetProperty> targets = new ArrayList<>();
        for (String arn : topicArns) {
            targets.add(CfnRule.TargetProperty.builder()
                    .id("Topic" + targets.size())
                    .arn(arn)
                    .inputTransformer(CfnRule.InputTransformerProperty.builder()
                            .inputPathsMap(SortedMaps.of(values))
                            .inputTemplate('"' + message + '"')
                            .build())
                    .build());
        }
        return CfnRule.Builder.create(scope, id)
                .description(description)
                .eventPattern(SortedMaps.of(pattern))
                .state("ENABLED")
                .targets(targets)
                .build();
    }
}
