package io.github.wpdata.cdk.wordpress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Redis server in the place of ElastiCache: TLS only, with the access strings of the template. */
final class RedisServer {
    private RedisServer() {}

    /**
     * Starts it.
     *
     * @param users a line of the ACL file for each user, as in {@code user shop on …}
     */
    static void start(Programs programs, Path folder, int port, Authority authority, List<String> users) {
        try {
            Path acl = Files.writeString(folder.resolve("users.acl"), String.join("\n", users) + "\n");
            Process server = programs.start(
                    "redis",
                    Map.of(),
                    List.of(
                            "redis-server",
                            "--bind",
                            "127.0.0.1",
                            "--port",
                            "0",
                            "--tls-port",
                            String.valueOf(port),
                            "--tls-auth-clients",
                            "no",
                            "--tls-ca-cert-file",
                            authority.certificate().toString(),
                            "--tls-cert-file",
                            authority.serverCertificate().toString(),
                            "--tls-key-file",
                            authority.serverKey().toString(),
                            "--dir",
                            folder.toString(),
                            "--save",
                            "",
                            "--aclfile",
                            acl.toString()));
            programs.await("redis", server, () -> listens(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
