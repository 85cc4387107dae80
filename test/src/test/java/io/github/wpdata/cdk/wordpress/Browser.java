package io.github.wpdata.cdk.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A user of one site, over HTTP. */
final class Browser {
    static final String USER = "editor";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String address;
    private final String password = LocalDeployment.randomText(20);

    Browser(int port) {
        address = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(90)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Installs WordPress by its form. */
    HttpResponse<String> install(String title) {
        return post(
                "/wp-admin/install.php?step=2",
                Map.of(
                        "weblog_title", title,
                        "user_name", USER,
                        "admin_password", password,
                        "admin_password2", password,
                        "admin_email", "editor@example.com",
                        "blog_public", "0"));
    }

    HttpResponse<String> logIn() {
        get("/wp-login.php");
        return post("/wp-login.php", Map.of("log", USER, "pwd", password, "testcookie", "1"));
    }

    /** Calls the REST API as the user who is logged in. */
    JsonNode create(String route, String contentType, String body, String... headers) {
        String nonce = get("/wp-admin/admin-ajax.php?action=rest-nonce").body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/?rest_route=" + route))
                .header("X-WP-Nonce", nonce)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 201) {
            throw new IllegalStateException(route + " answers " + response.statusCode() + ": " + response.body());
        }
        return parsed(response);
    }

    /** Asks what a plug-in of the site can reach. */
    JsonNode ask(String question, String parameter, String value) {
        return parsed(get("/?trial=" + question + "&" + parameter + "=" + encode(value)));
    }

    private static JsonNode parsed(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body(), e);
        }
    }
}
