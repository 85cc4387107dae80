/**
 * Alarms, a dashboard and notifications, derived from the configuration of the services.
 *
 * <pre>{@code
 * DataMonitoring.Builder.create(this, "Monitoring")
 *         .database(data.getDatabase())
 *         .cache(data.getCache())
 *         .files(data.getFiles())
 *         .page(onCall)
 *         .ticket(team)
 *         .build();
 * }</pre>
 *
 * <p>{@code WordPressDataServices} does this by itself in production. {@link
 * io.github.wpdata.cdk.monitoring.BackupMonitoring} watches backup plans that were made without it.
 */
@NullMarked
package io.github.wpdata.cdk.monitoring;

import org.jspecify.annotations.NullMarked;
