package io.github.wpdata.cdk.kubernetes;

/** Names of the variables by which an image of WordPress is configured. */
public enum ImageKeys {
    /** The official image: {@code WORDPRESS_DB_HOST} and so on. It reads secrets at each request. */
    OFFICIAL,

    /**
     * The image and chart of Bitnami: {@code WORDPRESS_DATABASE_HOST} and so on. It reads secrets when a pod starts, so pods
     * have to be restarted between two rotations.
     */
    BITNAMI
}
