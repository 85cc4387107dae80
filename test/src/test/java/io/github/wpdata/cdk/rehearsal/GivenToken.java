package io.github.wpdata.cdk.rehearsal;

import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;

/** The token that a cache was given. ElastiCache does not return it, so a secret gets the same value. */
final class GivenToken {
    private static final String OUTPUT = "GivenTokenArn";

    private GivenToken() {}

    static void output(Stack stack, RedisReplicationGroup cache) {
        CfnSecret given = CfnSecret.Builder.create(stack, "GivenToken")
                .secretString(cache.getReplicationGroup().getAuthToken())
                .build();
        CfnOutput.Builder.create(stack, OUTPUT).value(given.getRef()).build();
    }

    static String of(String stackName) {
        return Found.secret(Found.outputs(stackName).get(OUTPUT));
    }
}
