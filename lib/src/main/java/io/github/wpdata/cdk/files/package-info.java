/**
 * The files that WordPress pods share, on Amazon EFS. Start with {@link io.github.wpdata.cdk.files.EfsFileSystem}:
 *
 * <pre>{@code
 * EfsFileSystem files = EfsFileSystem.Builder.create(this, "Files")
 *         .vpc(vpc)
 *         .clients(nodeSecurityGroup)
 *         .accessPoint("plugins", EfsAccessPoint.at("/plugins"))
 *         .build();
 * }</pre>
 */
@NullMarked
package io.github.wpdata.cdk.files;

import org.jspecify.annotations.NullMarked;
