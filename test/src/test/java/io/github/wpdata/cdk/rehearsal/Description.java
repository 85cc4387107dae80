package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What AWS describes, held against what is expected. A property goes by the name that AWS gives it, as in the answers of
 * the AWS CLI; a failure tells that name and both values.
 *
 * @param described an answer, or a part of one
 */
record Description(SdkPojo described) {
    static Description of(SdkPojo described) {
        return new Description(described);
    }

    /**
     * Asserts on one property.
     *
     * @param property its name, or names joined by dots for a property of a property
     * @param expected its value; enumerations are texts
     * @return this description
     */
    Description has(String property, Object expected) {
        assertThat(value(property))
                .as("%s of %s", property, described.getClass().getSimpleName())
                .isEqualTo(expected);
        return this;
    }

    /** Null if the property, or that which it is a property of, is not set. */
    private Object value(String property) {
        Object value = described;
        for (String name : property.split("\\.")) {
            if (value == null) {
                break;
            }
            value = field((SdkPojo) value, name).getValueOrDefault(value);
        }
        return value;
    }

    private static SdkField<?> field(SdkPojo owner, String name) {
        return owner.sdkFields().stream()
                .filter(field -> field.memberName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(owner.getClass().getSimpleName() + " has no property " + name));
    }
}
