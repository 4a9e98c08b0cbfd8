package io.auscult.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryDoorTest {
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private int status = 200;
    private String answer = "";
    private HttpServer server;

    RetryDoorTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        server.createContext("/deadletters/retry", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private List<Tried> retry() throws Exception {
        return new RetryDoor("http://127.0.0.1:" + server.getAddress().getPort()).retry(List.of("a", "b"));
    }

    @Test
    void asksForTheLettersAndReadsWhatBecameOfThem() throws Exception {
        answer = "{\"letters\":[{\"id\":\"a\",\"outcome\":\"closed\",\"reason\":\"\"},"
                + "{\"id\":\"b\",\"outcome\":\"still rejected\",\"reason\":\"No status\"}]}";
        assertThat(retry())
                .containsExactly(new Tried("a", "closed", ""), new Tried("b", "still rejected", "No status"));
        assertThat(asked.get()).isEqualTo("{\"ids\":[\"a\",\"b\"]}");
    }

    @Test
    void saysWhyTheAdapterDidNotTry() {
        status = 409;
        answer = "{\"error\":\"Another retry is under way\"}";
        assertThatThrownBy(this::retry)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Another retry is under way");
    }

    @Test
    void saysSoWhenNobodyListens() {
        server.stop(0);
        assertThatThrownBy(this::retry).isInstanceOf(IOException.class).hasMessageContaining("auscult up");
    }
}
