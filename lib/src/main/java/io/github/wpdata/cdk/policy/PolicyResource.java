package io.github.wpdata.cdk.policy;

import com.fasterxml.jackson.databind.JsonNode;

/** One resource of one template. Two are equal only if they are the same object, so that sets of them cost nothing. */
final class PolicyResource {

    private final PolicyTemplate template;
    private final String logicalId;
    private final JsonNode body;

    PolicyResource(PolicyTemplate template, String logicalId, JsonNode body) {
        this.template = template;
        this.logicalId = logicalId;
        this.body = body;
    }

    PolicyTemplate template() {
        return template;
    }

    String logicalId() {
        return logicalId;
    }

    String type() {
        return body.path("Type").asText();
    }

    /** A property of the resource. */
    PolicyValue get(String property) {
        return new PolicyValue(body.path("Properties").path(property));
    }

    /** An attribute that stands beside the properties, such as {@code DeletionPolicy}. */
    PolicyValue attribute(String name) {
        return new PolicyValue(body.path(name));
    }

    /** The references in one property. */
    PolicyReferences references(String property) {
        return template.references(get(property));
    }
}
