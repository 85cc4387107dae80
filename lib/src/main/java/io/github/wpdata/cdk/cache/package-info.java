/**
 * The object cache of WordPress on Amazon ElastiCache for Redis and Valkey. Start with
 * {@link io.github.wpdata.cdk.cache.RedisReplicationGroup}.
 *
 * <pre>{@code
 * RedisReplicationGroup cache = RedisReplicationGroup.Builder.create(this, "Cache")
 *         .vpc(vpc)
 *         .clients(nodeSecurityGroup)
 *         .engine(CacheEngine.VALKEY_8_0)
 *         .build();
 * }</pre>
 */
@NullMarked
package io.github.wpdata.cdk.cache;

import org.jspecify.annotations.NullMarked;
