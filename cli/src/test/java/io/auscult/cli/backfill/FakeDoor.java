package io.auscult.cli.backfill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.fhir.FhirMessageMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/** A FHIR door that maps as the real one does, answers as the real one does, and remembers what it took. */
final class FakeDoor implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<String> lines = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private IntUnaryOperator status = _ -> 200;
    private int mostBytes = Integer.MAX_VALUE;
    private int requests;

    private record Answer(int code, String body) {}

    FakeDoor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fhir", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
    }

    /** @param of what a request is answered with, by its number from 1 */
    synchronized void answering(IntUnaryOperator of) {
        status = of;
        requests = 0;
    }

    synchronized void takingAtMost(int bytes) {
        mostBytes = bytes;
    }

    /** The lines that were taken, in the order in which they came. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** The patients whose history was said to be complete. */
    synchronized List<String> ended() {
        return List.copyOf(ended);
    }

    synchronized List<String> secrets() {
        return List.copyOf(secrets);
    }

    synchronized int taken() {
        return lines.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().toString();
            Answer answer = answer(
                    path, body, String.valueOf(exchange.getRequestHeaders().getFirst("X-Secret")));
            if (answer.code() == 503) {
                exchange.getResponseHeaders().add("Retry-After", "0");
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.code(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** One at a time, so that what is answered with the n-th status is taken before the n+1st is answered. */
    private synchronized Answer answer(String path, byte[] body, String secret) throws IOException {
        requests++;
        secrets.add(secret);
        int code = body.length > mostBytes ? 413 : status.applyAsInt(requests);
        return new Answer(code, code == 200 ? taken(path, body) : "");
    }

    private String taken(String path, byte[] body) throws IOException {
        if (path.contains("$backfill-ended")) {
            ended.add(path);
            return "{}";
        }
        new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(lines::add);
        return JSON.writeValueAsString(parameters(FhirMessageMapper.mapLines(
                body,
                new Arrival("ehr", "m", Instant.EPOCH, true, ZoneOffset.UTC),
                mention -> new PatientId(ContentHash.of(String.valueOf(mention))))));
    }

    private static ObjectNode parameters(MappedMessage message) {
        ObjectNode answer = JSON.createObjectNode().put("resourceType", "Parameters");
        ArrayNode all = answer.putArray("parameter");
        all.addObject()
                .put("name", "entries")
                .put("valueInteger", message.entries().size());
        all.addObject().put("name", "accepted").put("valueInteger", message.count(Mapped.Events.class));
        all.addObject()
                .put("name", "events")
                .put("valueInteger", message.events().size());
        Map<String, Integer> ignored = new TreeMap<>();
        for (int i = 0; i < message.entries().size(); i++) {
            String type = message.entries().get(i).type();
            switch (message.entries().get(i).mapped()) {
                case Mapped.Events _ -> {}
                case Mapped.Ignored _ -> ignored.merge(type, 1, Integer::sum);
                case Mapped.Rejected rejected ->
                    all.addObject()
                            .put("name", "rejected")
                            .putArray("part")
                            .add(part("line")
                                    .put("valueInteger", message.lines().get(i)))
                            .add(part("type").put("valueString", type))
                            .add(part("reason").put("valueString", rejected.reason()))
                            .add(part("remedy").put("valueString", rejected.remedy()));
            }
        }
        ignored.forEach((type, count) -> all.addObject()
                .put("name", "ignored")
                .putArray("part")
                .add(part("type").put("valueString", type))
                .add(part("count").put("valueInteger", count)));
        return answer;
    }

    private static ObjectNode part(String name) {
        return JSON.createObjectNode().put("name", name);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
