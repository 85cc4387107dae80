/** The database: Aurora MySQL. */
@NullMarked
package io.github.wpdata.cdk.database;

import org.jspecify.annotations.NullMarked;
