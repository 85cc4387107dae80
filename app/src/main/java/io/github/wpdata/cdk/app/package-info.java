/** The sample app: a data stack, and the stack of the region that its backups are copied to. */
@NullMarked
package io.github.wpdata.cdk.app;

import org.jspecify.annotations.NullMarked;
