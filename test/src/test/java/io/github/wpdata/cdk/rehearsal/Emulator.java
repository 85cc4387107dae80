package io.github.wpdata.cdk.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The emulator that the environment names. Nothing of the user's AWS configuration is read. */
final class Emulator {
    static final String VARIABLE = "AWS_ENDPOINT_URL";
    static final String EXAMPLE = "http://127.0.0.1:5000";
    static final String ACCOUNT = "123456789012";
    static final String REGION = "us-east-1";
    static final String BACKUP_REGION = "us-west-2";

    /** Tells the names of this run from those of an earlier one, which may have left some behind. */
    static final String RUN = Long.toString(System.currentTimeMillis() / 1000, Character.MAX_RADIX);

    static final String DUMMY = "testing";
    private static final int PATIENCE = (int) Duration.ofSeconds(5).toMillis();

    private Emulator() {}

    static boolean isGiven() {
        String address = System.getenv(VARIABLE);
        return address != null && !address.isBlank();
    }

    /** An address of this machine: whatever it answers, it is not AWS. */
    static URI endpoint() {
        return loopback(System.getenv(VARIABLE));
    }

    static URI loopback(String address) {
        try {
            URI endpoint = new URI(address);
            if (endpoint.getHost() != null
                    && Stream.of(InetAddress.getAllByName(endpoint.getHost()))
                            .allMatch(InetAddress::isLoopbackAddress)) {
                return endpoint;
            }
        } catch (URISyntaxException | UnknownHostException e) {
            // No address of this machine either.
        }
        throw new IllegalArgumentException(VARIABLE + " (" + address
                + ") is no address of this machine; name an emulator that listens on a loopback address, such as "
                + EXAMPLE);
    }

    /** Fails at once where no emulator listens; the CDK CLI and the SDK would try again for minutes. */
    static void requireListening(URI endpoint) {
        try {
            URLConnection connection = endpoint.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(PATIENCE);
            connection.connect();
        } catch (IOException e) {
            throw new IllegalStateException(
                    VARIABLE + " (" + endpoint + ") does not answer; start an emulator there, see docs/rehearsal.md",
                    e);
        }
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
