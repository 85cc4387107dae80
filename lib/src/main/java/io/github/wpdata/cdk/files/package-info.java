/** The shared files of WordPress: EFS. */
@NullMarked
package io.github.wpdata.cdk.files;

import org.jspecify.annotations.NullMarked;
