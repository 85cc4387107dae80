/** The object cache: ElastiCache for Redis and Valkey. */
@NullMarked
package io.github.wpdata.cdk.cache;

import org.jspecify.annotations.NullMarked;
