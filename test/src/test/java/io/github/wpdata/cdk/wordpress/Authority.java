package io.github.wpdata.cdk.wordpress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A certificate authority made for the trial, and the certificate of one server on 127.0.0.1 that it signs. */
record Authority(Path certificate, Path serverCertificate, Path serverKey) {
    static Authority create(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            Path extensions = Files.writeString(folder.resolve("extensions"), "subjectAltName=IP:127.0.0.1");
            Path key = folder.resolve("ca.key");
            Path certificate = folder.resolve("ca.pem");
            Path request = folder.resolve("server.csr");
            Path serverKey = folder.resolve("server.key");
            Path serverCertificate = folder.resolve("server.pem");
            openssl(
                    "req",
                    "-x509",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-days",
                    "2",
                    "-subj",
                    "/CN=" + name,
                    "-keyout",
                    key,
                    "-out",
                    certificate);
            openssl(
                    "req",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-subj",
                    "/CN=server",
                    "-keyout",
                    serverKey,
                    "-out",
                    request);
            openssl(
                    "x509",
                    "-req",
                    "-days",
                    "2",
                    "-CAcreateserial",
                    "-CA",
                    certificate,
                    "-CAkey",
                    key,
                    "-extfile",
                    extensions,
                    "-in",
                    request,
                    "-out",
                    serverCertificate);
            return new Authority(certificate, serverCertificate, serverKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder as {@code /etc/ssl/certs}: each authority under the hash of its name. */
    Path asTrustedFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.copy(certificate, folder.resolve("ca.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        openssl("rehash", folder);
        return folder;
    }

    private static void openssl(Object... arguments) {
        Programs.run(
                Map.of(),
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("openssl"),
                                java.util.stream.Stream.of(arguments).map(String::valueOf))
                        .toList());
    }
}
