package io.auscult.delivery.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.auscult.delivery.store.Database;
import io.auscult.delivery.store.TestDatabase;
import io.auscult.delivery.store.WatchStore;
import io.auscult.delivery.watch.Alarm.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Alarm SILENCE = new Alarm(
            0, Kind.SILENCE, "cardiac/troponin-rise", NOW.minusSeconds(7_200), NOW, null, 0, 14.2, "It is silent");

    private final List<String> bodies = new ArrayList<>();
    private final List<String> signatures = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private Database database = TestDatabase.fresh();
    private WatchStore store = new WatchStore(database);
    private HttpServer server;
    private int answer = 204;

    @BeforeEach
    void start() throws IOException {
        database = TestDatabase.fresh();
        store = new WatchStore(database);
        listen();
    }

    private void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/alarms", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Auscult-Signature")));
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @Test
    void tellsOnceThatAnAlarmBeganAndOnceThatItIsOver() throws InterruptedException {
        store.notice(SILENCE);
        webhook("").tell();
        webhook("").tell();
        assertThat(bodies)
                .singleElement()
                .asString()
                .contains(
                        "\"state\":\"noticed\"",
                        "\"kind\":\"silence\"",
                        "\"subject\":\"cardiac/troponin-rise\"",
                        "\"ended\":null",
                        "\"came\":0",
                        "\"usual\":14.2");
        assertThat(signatures).containsExactly("null");
        store.end(SILENCE, NOW.plusSeconds(600));
        webhook("").tell();
        webhook("").tell();
        assertThat(bodies).hasSize(2);
        assertThat(bodies.getLast()).contains("\"state\":\"ended\"", "\"ended\":\"2026-11-20T12:10:00Z\"");
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotTakenIsToldAgainAlsoByAnotherProcess() throws InterruptedException {
        store.notice(SILENCE);
        answer = 503;
        webhook("").tell();
        server.stop(0);
        webhook("").tell();
        assertThat(store.untold(WatchStore.Way.WEBHOOK)).hasSize(1);
        restart();
        webhook("").tell();
        assertThat(bodies).hasSize(2);
        assertThat(keys.getFirst()).isEqualTo(keys.getLast());
        assertThat(store.untold(WatchStore.Way.WEBHOOK)).isEmpty();
    }

    @Test
    void signsWhatItSendsWhereThereIsASecret() throws InterruptedException, GeneralSecurityException {
        store.notice(SILENCE);
        webhook("a secret").tell();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("a secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = HexFormat.of().formatHex(mac.doFinal(bodies.getFirst().getBytes(StandardCharsets.UTF_8)));
        assertThat(signatures).containsExactly("sha256=" + expected);
    }

    private void restart() {
        try {
            answer = 200;
            listen();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Webhook webhook(String secret) {
        return new Webhook(
                store, URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alarms"), secret);
    }
}
