/** Checks of finished templates, ours or not: rules, and a guard against replacement. Knows AWS CDK only. */
@NullMarked
package io.github.wpdata.cdk.policy;

import org.jspecify.annotations.NullMarked;
