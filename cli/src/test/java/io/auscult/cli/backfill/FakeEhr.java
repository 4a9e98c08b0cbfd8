package io.auscult.cli.backfill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An EHR that exports: says "in progress" some times, then a manifest; its files are in memory. */
final class FakeEhr implements AutoCloseable {
    /** A question that it was asked. */
    record Asked(String method, String uri, String authorization, String prefer) {}

    private final HttpServer server;
    private final List<Asked> asked = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private String manifest = "{}";
    private int inProgress;
    private boolean expired;
    private int breakOff;
    private String kickOffError = "";

    FakeEhr() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String base() {
        return origin() + "/fhir";
    }

    /** @param items "output Patient patients.ndjson", the file here unless it is an absolute URL */
    synchronized void exports(boolean requiresAccessToken, String... items) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String item : items) {
            String[] words = item.split(" ", -1);
            String url = words[2].startsWith("http") ? words[2] : origin() + "/files/" + words[2];
            lists.computeIfAbsent(words[0], _ -> new ArrayList<>())
                    .add("{\"type\":\"" + words[1] + "\",\"url\":\"" + url + "\"}");
        }
        StringBuilder json = new StringBuilder("{\"transactionTime\":\"2026-03-01T10:00:00Z\",\"request\":\"x\","
                + "\"requiresAccessToken\":" + requiresAccessToken);
        lists.forEach((name, list) -> json.append(",\"")
                .append(name)
                .append("\":[")
                .append(String.join(",", list))
                .append(']'));
        manifest = json.append('}').toString();
    }

    synchronized void file(String name, String lines) {
        files.put(name, lines);
    }

    synchronized void inProgress(int times) {
        inProgress = times;
    }

    synchronized void expire() {
        expired = true;
    }

    /** The next files break off in their middle, so many times. */
    synchronized void breakOff(int times) {
        breakOff = times;
    }

    synchronized void refuseKickOff(String outcome) {
        kickOffError = outcome;
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<Asked> asked(String uriPart) {
        return asked().stream().filter(it -> it.uri().contains(uriPart)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String uri = exchange.getRequestURI().toString();
            synchronized (this) {
                asked.add(new Asked(
                        exchange.getRequestMethod(),
                        uri,
                        header(exchange, "Authorization"),
                        header(exchange, "Prefer")));
                if (uri.contains("$export")) {
                    begin(exchange);
                } else if (uri.equals("/status/1")) {
                    status(exchange);
                } else if (uri.equals("/token")) {
                    say(exchange, 200, "{\"access_token\":\"t-1\",\"token_type\":\"bearer\",\"expires_in\":300}");
                } else if (uri.startsWith("/files/")) {
                    give(exchange, files.get(uri.substring("/files/".length())));
                } else {
                    say(exchange, 404, "");
                }
            }
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    private void begin(HttpExchange exchange) throws IOException {
        if (!kickOffError.isEmpty()) {
            say(exchange, 400, kickOffError);
            return;
        }
        exchange.getResponseHeaders().add("Content-Location", origin() + "/status/1");
        say(exchange, 202, "");
    }

    private void status(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            say(exchange, 202, "");
        } else if (expired) {
            say(exchange, 404, "");
        } else if (inProgress > 0) {
            inProgress--;
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.getResponseHeaders().add("X-Progress", "nearly done");
            say(exchange, 202, "");
        } else {
            say(exchange, 200, manifest);
        }
    }

    private void give(HttpExchange exchange, @Nullable String lines) throws IOException {
        if (lines == null) {
            say(exchange, 404, "");
        } else if (breakOff > 0) {
            breakOff--;
            byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        } else {
            say(exchange, 200, lines);
        }
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
