/**
 * Input validation: rules on values, windows and schedules. Plain Java; knows no construct.
 *
 * <p>A construct checks its whole input before it creates anything, and reports every problem in one exception.
 */
@NullMarked
package io.github.wpdata.cdk.internal.validation;

import org.jspecify.annotations.NullMarked;
