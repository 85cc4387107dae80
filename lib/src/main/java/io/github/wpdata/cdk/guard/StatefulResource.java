package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.internal.template.StatefulTypes;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the baseline keeps of one resource.
 *
 * @param condition the condition of the template under which alone the resource exists
 * @param protection the properties that protect the data against deletion, such as {@code DeletionProtection}
 * @param replacesOnChange the values of the properties whose change replaces, or may replace, the resource
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
    "type",
    "path",
    "condition",
    "deletionPolicy",
    "updateReplacePolicy",
    "protection",
    "replacesOnChange"
})
record StatefulResource(
        String type,
        String path,
        @Nullable String condition,
        @Nullable String deletionPolicy,
        @Nullable String updateReplacePolicy,
        SortedMap<String, JsonNode> protection,
        SortedMap<String, JsonNode> replacesOnChange) {

    StatefulResource {
        protection = protection == null ? new TreeMap<>() : protection;
        replacesOnChange = replacesOnChange == null ? new TreeMap<>() : replacesOnChange;
    }

    @JsonIgnore
    boolean isComplete() {
        return type != null && path != null;
    }

    /** The same below another construct path. */
    StatefulResource moved(String from, String to) {
        String now = path.startsWith(from + "/") ? to + path.substring(from.length()) : path;
        return new StatefulResource(
                type, now, condition, deletionPolicy, updateReplacePolicy, protection, replacesOnChange);
    }

    /** The same with account and region written out. */
    StatefulResource in(NamedEnvironment environment) {
        return new StatefulResource(
                type,
                path,
                condition,
                deletionPolicy,
                updateReplacePolicy,
                environment.writeOut(protection),
                environment.writeOut(replacesOnChange));
    }

    /** The construct path as people write it: the L1 inside an L2 is called Resource or Default, and goes unsaid. */
    @JsonIgnore
    String displayPath() {
        return path.replaceFirst("/(Resource|Default)$", "");
    }

    /** An instance of an Aurora cluster holds nothing of its own. */
    @JsonIgnore
    boolean holdsData() {
        return !(type.equals(Types.DB_INSTANCE) && replacesOnChange.containsKey("DBClusterIdentifier"));
    }

    /** Whether a deletion would be refused, by CloudFormation as by hand. */
    @JsonIgnore
    boolean refusesDeletion() {
        return protection.entrySet().stream()
                .anyMatch(entry -> entry.getKey().contains("DeletionProtection")
                        && Weakening.isOn(TemplateValue.of(entry.getValue()), false));
    }

    /** The policy that CloudFormation applies when the resource leaves the stack, its default included. */
    @JsonIgnore
    String effectiveDeletionPolicy() {
        if (deletionPolicy != null) {
            return deletionPolicy;
        }
        return StatefulTypes.isSnapshotByDefault(type) && holdsData() ? "Snapshot" : "Delete";
    }

    /** The policy that CloudFormation applies to the old resource after a replacement, its default included. */
    @JsonIgnore
    String effectiveUpdateReplacePolicy() {
        return updateReplacePolicy == null ? "Delete" : updateReplacePolicy;
    }
}
