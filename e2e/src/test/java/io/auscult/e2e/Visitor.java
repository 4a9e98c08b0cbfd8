package io.auscult.e2e;

import io.auscult.cli.up.Addresses;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser of their own, as far as a login goes: it keeps cookies and follows where it is sent. */
final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Addresses at;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Visitor(Addresses at) {
        this.at = at;
    }

    /** Logs in as a demonstration user; what they are shown first. */
    HttpResponse<String> logIn(String user) throws IOException, InterruptedException {
        return logIn(user, "demo");
    }

    HttpResponse<String> logIn(String user, String password) throws IOException, InterruptedException {
        return submit(get("/"), user, password);
    }

    /** Fills in the login page. */
    HttpResponse<String> submit(HttpResponse<String> login, String user, String password)
            throws IOException, InterruptedException {
        Matcher csrf = CSRF.matcher(login.body());
        if (!csrf.find()) {
            throw new IllegalStateException("This is no login page: " + login.uri() + " " + login.statusCode());
        }
        String form = Map.of("username", user, "password", password, "_csrf", csrf.group(1)).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                HttpRequest.newBuilder(URI.create(at.login() + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return getAll(at.delivery() + path);
    }

    HttpResponse<String> getAll(String url) throws IOException, InterruptedException {
        return sent(url, "text/html");
    }

    /** As a script of a page asks. */
    HttpResponse<String> getAsProgram(String path) throws IOException, InterruptedException {
        return sent(at.delivery() + path, "application/json");
    }

    private HttpResponse<String> sent(String url, String accept) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url)).header("Accept", accept).build(), BodyHandlers.ofString());
    }
}
