/**
 * A guard against deployments that lose data, for any CDK app. Start with
 * {@link io.github.wpdata.cdk.guard.ReplacementGuard}:
 *
 * <pre>{@code
 * Validations.of(app).addPlugins(ReplacementGuard.Builder.create(app).build());
 * }</pre>
 */
@NullMarked
package io.github.wpdata.cdk.guard;

import org.jspecify.annotations.NullMarked;
