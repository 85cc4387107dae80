/** Single WordPress sites on the data services: database user and secret, directory, cache prefix. */
@NullMarked
package io.github.wpdata.cdk.site;

import org.jspecify.annotations.NullMarked;
