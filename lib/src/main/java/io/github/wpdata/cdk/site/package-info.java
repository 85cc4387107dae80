/**
 * Single WordPress sites on the data services: database user and secret, directory, prefix of cache keys. Start with
 * {@link io.github.wpdata.cdk.site.WordPressSite}, or add one to the services:
 *
 * <pre>{@code
 * WordPressSite shop = data.addSite("shop", site -> site.rotation(Duration.days(30)));
 * shop.grantAccess(podRole);
 * }</pre>
 */
@NullMarked
package io.github.wpdata.cdk.site;

import org.jspecify.annotations.NullMarked;
