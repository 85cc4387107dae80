/**
 * The database: {@link io.github.wpdata.cdk.database.AuroraMysqlCluster} creates an Aurora MySQL cluster.
 *
 * <pre>{@code
 * AuroraMysqlCluster.Builder.create(this, "Database").vpc(vpc).clients(nodeSecurityGroup).build();
 * }</pre>
 */
@NullMarked
package io.github.wpdata.cdk.database;

import org.jspecify.annotations.NullMarked;
