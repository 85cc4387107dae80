/** Small helpers on types of AWS CDK. Not for users: they may change in any version. */
@NullMarked
package io.github.wpdata.cdk.internal.cdk;

import org.jspecify.annotations.NullMarked;
