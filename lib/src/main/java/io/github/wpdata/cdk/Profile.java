package io.github.wpdata.cdk;

/** How much a set of data services is worth: capacity, replicas, retention and protection, chosen together. */
public enum Profile {
    /** Data that must not be lost, and users who must not wait. */
    PRODUCTION,
    /** A smaller likeness of production, backed up but not protected against deletion. */
    STAGING,
    /** The least that works; goes with its stack, data and all. */
    DEVELOPMENT
}
