package io.auscult.schemas.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.auscult.core.event.PatientEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

/** A registry that is away is not the record's fault: only a record that cannot be read may become a dead letter. */
class RegistryUnavailableTest {
    private static final byte[] FRAMED =
            ByteBuffer.allocate(9).put((byte) 0).putInt(77).putInt(4711).array();

    @Test
    void aRegistryThatIsNotThereIsNoFaultOfTheRecord() {
        var serde = WireSerdes.registry("http://127.0.0.1:1/apis/registry/v3").events();

        assertThatThrownBy(() -> serde.deserializer().deserialize("events", FRAMED))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThatThrownBy(() -> serde.serializer().serialize("events", Any.of(PatientEvent.class, 1)))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void aRegistryInTroubleIsNoFaultOfTheRecord() throws IOException {
        HttpServer registry = registryThatAnswers(503);
        try {
            assertThatThrownBy(() -> read(registry)).isInstanceOf(RegistryUnavailableException.class);
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void aRegistryThatHangsUpIsNoFaultOfTheRecord() throws IOException {
        try (ServerSocket registry = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> hangUp(registry));
            String url = "http://127.0.0.1:" + registry.getLocalPort() + "/apis/registry/v3";
            Deserializer<PatientEvent> events =
                    WireSerdes.registry(url).events().deserializer();

            assertThatThrownBy(() -> events.deserialize("events", FRAMED))
                    .isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void aCallThatIsInterruptedIsNotMadeAgainAndStaysInterrupted() {
        AtomicInteger calls = new AtomicInteger();

        assertThatThrownBy(() -> RegistryCall.of(() -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException(new InterruptedException());
                }))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(calls).hasValue(1);
    }

    @Test
    void aLostCallIsMadeAgain() {
        AtomicInteger calls = new AtomicInteger();

        assertThat(RegistryCall.of(() -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new IllegalStateException(new IOException("lost"));
                    }
                    return "answered";
                }))
                .isEqualTo("answered");
    }

    @Test
    void allDeserializersAskThroughOneConnection() throws IOException {
        Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();
        HttpServer registry = registryThatAnswers(404, callers);
        try {
            WireSerdes serdes = WireSerdes.registry(url(registry));
            for (int i = 0; i < 20; i++) {
                Deserializer<PatientEvent> events = serdes.events().deserializer();
                assertThatThrownBy(() -> events.deserialize("events", FRAMED))
                        .isInstanceOf(SerializationException.class);
            }
        } finally {
            registry.stop(0);
        }

        assertThat(callers).hasSize(1);
    }

    @Test
    void aSchemaThatTheRegistryDoesNotKnowIsTheRecordsFault() throws IOException {
        HttpServer registry = registryThatAnswers(404);
        try {
            assertThatThrownBy(() -> read(registry)).isInstanceOf(SerializationException.class);
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void aRecordWithoutAFrameIsTheRecordsFaultEvenIfTheRegistryIsAway() {
        var serde = WireSerdes.registry("http://127.0.0.1:1/apis/registry/v3").events();

        assertThatThrownBy(() -> serde.deserializer().deserialize("events", "{}".getBytes(UTF_8)))
                .isInstanceOf(SerializationException.class);
    }

    private static void read(HttpServer registry) {
        WireSerdes.registry(url(registry)).events().deserializer().deserialize("events", FRAMED);
    }

    private static String url(HttpServer registry) {
        return "http://127.0.0.1:" + registry.getAddress().getPort() + "/apis/registry/v3";
    }

    private static void hangUp(ServerSocket registry) {
        try {
            while (true) {
                registry.accept().close();
            }
        } catch (IOException e) {
            assertThat(registry.isClosed()).isTrue();
        }
    }

    private static HttpServer registryThatAnswers(int status) throws IOException {
        return registryThatAnswers(status, new HashSet<>());
    }

    private static HttpServer registryThatAnswers(int status, Set<InetSocketAddress> callers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] problem = "{\"status\":%d,\"title\":\"as told\",\"name\":\"Told\"}"
                .formatted(status)
                .getBytes(UTF_8);
        server.createContext("/", exchange -> {
            callers.add(exchange.getRemoteAddress());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, problem.length);
            exchange.getResponseBody().write(problem);
            exchange.close();
        });
        server.start();
        return server;
    }
}
