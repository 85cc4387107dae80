/** The data services of a WordPress platform, composed: database, cache, files and their backups. */
@NullMarked
package io.github.wpdata.cdk;

import org.jspecify.annotations.NullMarked;
