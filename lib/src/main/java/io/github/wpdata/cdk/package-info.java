/**
 * The data services of a WordPress platform, composed: database, cache, files, their backups and their monitoring. Start with
 * {@link io.github.wpdata.cdk.WordPressDataServices}:
 *
 * <pre>{@code
 * WordPressDataServices data = WordPressDataServices.Builder.create(this, "Data")
 *         .vpc(vpc)
 *         .clients(nodeSecurityGroup)
 *         .build();
 * }</pre>
 *
 * <p>The packages below hold the parts. Each can be used on its own. The packages {@code internal} are not for users.
 */
@NullMarked
package io.github.wpdata.cdk;

import org.jspecify.annotations.NullMarked;
