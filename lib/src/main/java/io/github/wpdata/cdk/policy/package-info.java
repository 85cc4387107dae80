/**
 * Rules for the finished templates of an app, whether or not it uses the constructs of this library. Start with
 * {@link io.github.wpdata.cdk.policy.WordPressDataPolicies}:
 *
 * <pre>{@code
 * Validations.of(app).addPlugins(WordPressDataPolicies.production());
 * }</pre>
 */
@NullMarked
package io.github.wpdata.cdk.policy;

import org.jspecify.annotations.NullMarked;
