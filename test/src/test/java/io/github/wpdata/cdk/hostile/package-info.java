/** Whatever the builders are given, the outcome is a template that the validator accepts, or our own exception. */
@NullMarked
package io.github.wpdata.cdk.hostile;

import org.jspecify.annotations.NullMarked;
