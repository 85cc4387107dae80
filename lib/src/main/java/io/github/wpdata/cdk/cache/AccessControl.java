package io.github.wpdata.cdk.cache;

/** How clients log in to a cache. It is chosen when the cache is created: another choice replaces the cache. */
public enum AccessControl {
    /** One token for all clients, which may then read and write all keys; see {@link AuthToken}. */
    TOKEN,

    /** Users with passwords of their own, each of which reaches the keys of one prefix only. */
    USERS
}
