/** Reads finished templates, for the packages {@code policy} and {@code guard}. Not for users of the library. */
@NullMarked
package io.github.wpdata.cdk.internal.template;

import org.jspecify.annotations.NullMarked;
