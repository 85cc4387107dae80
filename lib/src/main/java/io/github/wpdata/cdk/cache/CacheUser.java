package io.github.wpdata.cdk.cache;

import software.amazon.awscdk.services.elasticache.CfnUser;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * A user of a cache with {@link AccessControl#USERS}.
 *
 * @param name the name to log in with
 * @param keyPrefix what all keys of the user begin with
 * @param secret the secret, with the fields {@code username} and {@code password}
 * @param resource the user itself
 */
public record CacheUser(String name, String keyPrefix, ISecret secret, CfnUser resource) {}
