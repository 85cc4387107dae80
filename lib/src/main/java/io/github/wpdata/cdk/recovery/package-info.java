/** Restore tests: what AWS Backup has restored is checked, and deleted again. */
@NullMarked
package io.github.wpdata.cdk.recovery;

import org.jspecify.annotations.NullMarked;
