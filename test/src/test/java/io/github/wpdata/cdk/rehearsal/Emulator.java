package io.github.wpdata.cdk.rehearsal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;

/** The emulator that the environment names. Nothing of the user's AWS configuration is read. */
final class Emulator {
    static final String VARIABLE = "AWS_ENDPOINT_URL";
    static final String ACCOUNT = "123456789012";
    static final String REGION = "us-east-1";
    static final String BACKUP_REGION = "us-west-2";

    /** Tells the names of this run from those of an earlier one, which may have left some behind. */
    static final String RUN = Long.toString(System.currentTimeMillis() / 1000, Character.MAX_RADIX);

    static final String DUMMY = "testing";

    private Emulator() {}

    static boolean isGiven() {
        return System.getenv(VARIABLE) != null;
    }

    /** An address of this machine: whatever it answers, it is not AWS. */
    static URI endpoint() {
        return loopback(System.getenv(VARIABLE));
    }

    static URI loopback(String address) {
        URI endpoint = URI.create(address);
        try {
            if (endpoint.getHost() != null
                    && InetAddress.getByName(endpoint.getHost()).isLoopbackAddress()) {
                return endpoint;
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(VARIABLE + " (" + address + ") has a host that nobody knows", e);
        }
        throw new IllegalArgumentException(VARIABLE + " (" + address
                + ") is not on this machine; rehearse on an emulator that listens on a loopback address");
    }

    /** Leaves a command nothing that leads to a real account, nor what makes the guard behave as on a build server. */
    static void configure(Map<String, String> environment, URI endpoint, Path folder) {
        environment
                .keySet()
                .removeIf(name ->
                        name.matches("(AWS|CDK)_.*|CI|CODEBUILD_BUILD_ID|TF_BUILD|JENKINS_URL|TEAMCITY_VERSION"));
        environment.put(VARIABLE, endpoint.toString());
        environment.put("AWS_ACCESS_KEY_ID", DUMMY);
        environment.put("AWS_SECRET_ACCESS_KEY", DUMMY);
        environment.put("AWS_REGION", REGION);
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_CONFIG_FILE", folder.resolve("no-config").toString());
        environment.put(
                "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("no-credentials").toString());
        environment.put("CDK_DISABLE_CLI_TELEMETRY", "true");
        // Other tests hold the templates against it; it would cost seconds at each command.
        environment.put("CDK_VALIDATION", "false");
    }
}
