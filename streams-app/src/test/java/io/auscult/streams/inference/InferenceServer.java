package io.auscult.streams.inference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.auscult.models.card.FolderCard;
import io.auscult.models.score.LineAnswer;
import io.auscult.models.score.LineInputs;
import io.auscult.models.score.LineModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small server that speaks the Open Inference Protocol v2 and answers with a model's score as the second of two classes; the next
 * calls can be made to fail in any way that servers fail.
 */
public final class InferenceServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> columns;
    private final ToDoubleFunction<Map<String, Double>> model;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger busiest = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean ready = true;

    /** A way to fail. */
    enum Fault {
        SERVER_ERROR,
        UNAVAILABLE,
        BAD_REQUEST,
        REDIRECT,
        HANG,
        HANG_IN_THE_BODY,
        RESET,
        GARBAGE,
        WRONG_SHAPE,
        WRONG_OUTPUT,
        WRONG_ID,
        TEXT_FOR_A_NUMBER,
        ENDLESS
    }

    /**
     * Serves one function.
     *
     * @param columns the names of the columns of the tensor, in order
     */
    public InferenceServer(List<String> columns, ToDoubleFunction<Map<String, Double>> model) {
        this.columns = List.copyOf(columns);
        this.model = model;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/v2/health/ready", exchange -> reply(exchange, ready ? 200 : 503, "{}"));
        http.createContext("/v2/models/", this::infer);
        http.setExecutor(threads);
        http.start();
    }

    /** Serves the model of a folder whose columns are its inputs as they are. */
    public static InferenceServer of(FolderCard card, LineModel line) {
        return new InferenceServer(card.columns(), values -> switch (line.score(new LineInputs(values))) {
            case LineAnswer.Scored scored ->
                ((Number) scored.scores().get(card.score().name())).doubleValue();
            case LineAnswer.NotAssessable not -> throw new IllegalArgumentException(not.reason());
        });
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** The next calls fail so, in this order. */
    void failNext(Fault... next) {
        synchronized (faults) {
            Collections.addAll(faults, next);
        }
    }

    void failNext(int times, Fault fault) {
        failNext(Collections.nCopies(times, fault).toArray(Fault[]::new));
    }

    /** Calls stay unanswered until {@link #open}. */
    void shut() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    void ready(boolean now) {
        ready = now;
    }

    /** The bodies of all calls. */
    List<JsonNode> asked() {
        return asked;
    }

    List<String> authorizations() {
        return authorizations;
    }

    /** The most calls that were under way at once. */
    int busiest() {
        return busiest.get();
    }

    private void infer(HttpExchange exchange) throws IOException {
        busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
        try {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            asked.add(request);
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            gate.await();
            Fault fault = nextFault();
            if (fault == null) {
                reply(exchange, 200, answer(request).toString());
            } else {
                fail(exchange, request, fault);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.decrementAndGet();
        }
    }

    private Fault nextFault() {
        synchronized (faults) {
            return faults.poll();
        }
    }

    private void fail(HttpExchange exchange, JsonNode request, Fault fault) throws IOException, InterruptedException {
        ObjectNode answer = answer(request);
        ObjectNode output = (ObjectNode) answer.get("outputs").get(0);
        switch (fault) {
            case SERVER_ERROR -> reply(exchange, 500, "{\"error\":\"out of memory\"}");
            case UNAVAILABLE -> reply(exchange, 503, "{\"error\":\"loading\"}");
            case BAD_REQUEST -> reply(exchange, 400, "{\"error\":\"no such input\"}");
            case REDIRECT -> {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
                reply(exchange, 302, "");
            }
            case HANG -> closing.await();
            case HANG_IN_THE_BODY -> {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                closing.await();
            }
            case RESET -> exchange.close();
            case GARBAGE -> reply(exchange, 200, "<html>not what you wanted</html>");
            case WRONG_SHAPE -> {
                output.putArray("shape").add(1).add(3);
                reply(exchange, 200, answer.toString());
            }
            case WRONG_OUTPUT -> {
                output.put("name", "another");
                reply(exchange, 200, answer.toString());
            }
            case WRONG_ID -> {
                answer.put("id", "another");
                reply(exchange, 200, answer.toString());
            }
            case TEXT_FOR_A_NUMBER -> {
                output.putArray("data").add("a").add("b");
                reply(exchange, 200, answer.toString());
            }
            case ENDLESS -> reply(exchange, 200, " ".repeat(3 << 20));
        }
    }

    private ObjectNode answer(JsonNode request) {
        double score = model.applyAsDouble(values(request));
        ObjectNode answer = JSON.createObjectNode();
        answer.put("model_name", "site").put("id", request.path("id").asString());
        ObjectNode output = answer.putArray("outputs").addObject();
        output.put("name", request.get("outputs").get(0).get("name").asString());
        output.put("datatype", "FP64");
        output.putArray("shape").add(1).add(2);
        output.putArray("data").add(1 - score).add(score);
        return answer;
    }

    private Map<String, Double> values(JsonNode request) {
        Map<String, Double> values = new LinkedHashMap<>();
        ArrayNode inputs = (ArrayNode) request.get("inputs");
        for (int i = 0; i < columns.size(); i++) {
            JsonNode data = inputs.size() == 1
                    ? inputs.get(0).get("data").get(i)
                    : inputs.get(i).get("data").get(0);
            values.put(columns.get(i), data.doubleValue());
        }
        return values;
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        gate.countDown();
        closing.countDown();
        http.stop(0);
        threads.shutdownNow();
    }
}
