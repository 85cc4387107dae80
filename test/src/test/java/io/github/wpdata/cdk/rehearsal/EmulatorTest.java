package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rehearsal never reaches a real account. */
class EmulatorTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:5000", "http://localhost:4566", "http://[::1]:5000"})
    void anAddressOfThisMachineIsTaken(String address) {
        assertThat(Emulator.loopback(address)).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1",
                "https://52.94.133.131:443",
                "http://0.0.0.0:5000",
                "http://nobody.invalid",
                "localhost:5000",
                "127.0.0.1:5000",
                "file:/tmp",
                ""
            })
    void anyOtherIsRefused(String address) {
        assertThatThrownBy(() -> Emulator.loopback(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("AWS_ENDPOINT_URL (" + address
                        + ") is no address of this machine; name an emulator that listens on a loopback address, "
                        + "such as http://127.0.0.1:5000");
    }

    @Test
    void anEmulatorThatIsDownIsToldAtOnce() throws IOException {
        URI endpoint;
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            endpoint = URI.create("http://127.0.0.1:" + listening.getLocalPort());
            assertThatCode(() -> Emulator.requireListening(endpoint)).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> Emulator.requireListening(endpoint))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("AWS_ENDPOINT_URL (" + endpoint
                        + ") does not answer; start an emulator there, see docs/rehearsal.md");
    }

    @Test
    void nothingOfTheUsersConfigurationIsLeft() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_PROFILE", "production",
                "AWS_SESSION_TOKEN", "token",
                "AWS_ENDPOINT_URL_RDS", "https://10.0.0.1",
                "AWS_ACCESS_KEY_ID", "real",
                "CDK_DEFAULT_ACCOUNT", "999999999999",
                "PATH", "/bin"));

        Emulator.configure(environment, URI.create("http://127.0.0.1:5000"), Path.of("folder"));

        assertThat(environment)
                .doesNotContainKeys("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_RDS", "CDK_DEFAULT_ACCOUNT")
                .containsEntry("AWS_ACCESS_KEY_ID", "testing")
                .containsEntry("AWS_CONFIG_FILE", Path.of("folder", "no-config").toString())
                .containsEntry("PATH", "/bin");
    }
}
