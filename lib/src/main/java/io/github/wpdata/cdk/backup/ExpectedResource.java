package io.github.wpdata.cdk.backup;

import java.util.function.Supplier;

/**
 * A resource that is made after the plan is checked, and before the plan is built.
 *
 * @param kind its kind, which the checks need
 * @param arn its ARN, once it is made
 */
record ExpectedResource(ResourceKind kind, Supplier<String> arn) {}
