package io.github.wpdata.cdk.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A MariaDB server in the place of Aurora: TLS only, and with the parameters of our parameter group as far as it knows them. */
record MariaDb(int port, Path authority) {
    static final String ADMIN = "wpadmin";

    static MariaDb start(
            Programs programs, Path folder, int port, Authority authority, JsonNode parameters, String adminPassword) {
        Path data = folder.resolve("data");
        Path socket = folder.resolve("socket");
        Programs.run(
                Map.of(),
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--user=root",
                        "--skip-test-db",
                        "--auth-root-authentication-method=normal",
                        "--datadir=" + data));
        List<String> command = new ArrayList<>(List.of(
                "mariadbd",
                "--no-defaults",
                "--user=root",
                "--skip-name-resolve",
                "--bind-address=127.0.0.1",
                "--datadir=" + data,
                "--socket=" + socket,
                "--pid-file=" + folder.resolve("pid"),
                "--port=" + port,
                "--ssl-ca=" + authority.certificate(),
                "--ssl-cert=" + authority.serverCertificate(),
                "--ssl-key=" + authority.serverKey()));
        // What MariaDB does not know it passes over; what it knows, a test reads back.
        parameters
                .properties()
                .forEach(
                        parameter -> command.add("--loose-" + parameter.getKey().replace('_', '-') + "="
                                + parameter.getValue().asText()));
        Process server = programs.start("mariadb", Map.of(), command);
        List<String> root = List.of("mariadb", "--no-defaults", "--socket=" + socket, "--user=root", "--execute");
        programs.await(
                "mariadb",
                server,
                () -> Programs.attempt(Map.of(), with(root, "SELECT 1")).status() == 0);
        Programs.run(
                Map.of(),
                with(
                        root,
                        "CREATE USER '" + ADMIN + "'@'%' IDENTIFIED BY '" + adminPassword + "'; GRANT ALL ON *.* TO '"
                                + ADMIN + "'@'%' WITH GRANT OPTION"));
        return new MariaDb(port, authority.certificate());
    }

    /** Runs a statement over the network, with TLS and a verified certificate unless told otherwise. */
    Programs.Result run(String user, String password, String sql, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "mariadb", "--no-defaults", "--protocol=tcp", "--host=127.0.0.1", "--port=" + port, "--user=" + user));
        command.addAll(
                options.length > 0 ? List.of(options) : List.of("--ssl-ca=" + authority, "--ssl-verify-server-cert"));
        command.addAll(List.of("--batch", "--skip-column-names", "--execute", sql));
        return Programs.attempt(Map.of("MYSQL_PWD", password), command);
    }

    private static List<String> with(List<String> command, String last) {
        List<String> all = new ArrayList<>(command);
        all.add(last);
        return all;
    }
}
