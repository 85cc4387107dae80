/** Manifests that hand the data services to WordPress pods. */
@NullMarked
package io.github.wpdata.cdk.kubernetes;

import org.jspecify.annotations.NullMarked;
