/**
 * What the services have in common: VPC, subnets, clients, key and removal policy.
 *
 * <p>Only {@link io.github.wpdata.cdk.service.ServiceBuilder} is for users, who call its setters on the builders of the services,
 * so this page has no example of its own. The other types are public for the packages of the services, and may change in any
 * version.
 */
@NullMarked
package io.github.wpdata.cdk.service;

import org.jspecify.annotations.NullMarked;
