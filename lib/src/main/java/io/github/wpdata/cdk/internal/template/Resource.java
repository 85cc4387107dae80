package io.github.wpdata.cdk.internal.template;

import com.fasterxml.jackson.databind.JsonNode;

/** One resource of one template. Two are equal only if they are the same object, so that sets of them cost nothing. */
public final class Resource {

    private final Template template;
    private final String logicalId;
    private final JsonNode body;

    Resource(Template template, String logicalId, JsonNode body) {
        this.template = template;
        this.logicalId = logicalId;
        this.body = body;
    }

    public Template template() {
        return template;
    }

    public String logicalId() {
        return logicalId;
    }

    public String type() {
        return body.path("Type").asText();
    }

    /** The path of the construct that made the resource; without one, the path of the stack and the logical id. */
    public String constructPath() {
        return template.constructPath(logicalId);
    }

    /** A property of the resource. */
    public TemplateValue get(String property) {
        return new TemplateValue(body.path("Properties").path(property));
    }

    /** An attribute beside the properties, such as {@code DeletionPolicy}. */
    public TemplateValue attribute(String name) {
        return new TemplateValue(body.path(name));
    }

    /** The references in one property. */
    public References references(String property) {
        return template.references(get(property));
    }
}
