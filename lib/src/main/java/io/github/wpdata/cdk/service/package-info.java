/** What the managed services have in common: the VPC they stand in, the clients they let in, the key they encrypt with. */
@NullMarked
package io.github.wpdata.cdk.service;

import org.jspecify.annotations.NullMarked;
