/**
 * The sample app: a stack of the network, a stack of the data services, and a stack of the region that backups are copied to. A
 * copy of it needs nothing but the public packages of the library.
 */
@NullMarked
package io.github.wpdata.cdk.app;

import org.jspecify.annotations.NullMarked;
