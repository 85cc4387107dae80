/**
 * Manifests and identities that hand the data services to pods. Start with
 * {@link io.github.wpdata.cdk.kubernetes.WordPressManifests} for the pods of a site, and with
 * {@link io.github.wpdata.cdk.kubernetes.EfsManifests} for a volume alone:
 *
 * <pre>{@code
 * EfsManifests volume = EfsManifests.Builder.create(files).namespace("wordpress").build();
 * CfnOutput.Builder.create(this, "FilesManifests").value(volume.toYaml()).build();
 * }</pre>
 */
@NullMarked
package io.github.wpdata.cdk.kubernetes;

import org.jspecify.annotations.NullMarked;
