package io.auscult.adapter.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole adapter on a real broker: what goes in at the doors, and what is committed when they answer. One for all tests of it. */
@SpringBootTest(
        classes = {AdapterApplication.class, AdapterOnABroker.LocalSchemas.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class AdapterOnABroker {
    private static final String SITE_KEY = "000102030405060708090a0b0c0d0e0f";

    static final Topics TOPICS = Topics.withPrefix("");

    static final WireSerdes SERDES = WireSerdes.local();

    static final EmbeddedKafkaBroker BROKER = OneBroker.start();

    @LocalServerPort
    private int port;

    @Autowired
    private MllpLifecycle mllp;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws InterruptedException {
        OneBroker.announce(BROKER, TOPICS, registry);
        registry.add("auscult.site-key", () -> SITE_KEY);
        registry.add("auscult.adapter.sources", () -> "src/test/resources/sources");
        registry.add("auscult.adapter.mllp.port", () -> 0);
    }

    @TestConfiguration
    static class LocalSchemas {
        @Bean
        @Primary
        WireSerdes localSerdes() {
            return SERDES;
        }
    }

    static PatientId patient(String system, String value) {
        return SiteKey.ofHex(SITE_KEY).patientId(new Identifier(system, value));
    }

    static List<ConsumerRecord<String, PatientEvent>> events(PatientId patient) {
        return Log.of(BROKER.getBrokersAsString(), TOPICS.events(), SERDES.events()).stream()
                .filter(record -> record.key().equals(patient.value()))
                .toList();
    }

    static List<ConsumerRecord<String, Message>> messages() {
        return Log.of(BROKER.getBrokersAsString(), TOPICS.messages(), SERDES.messages());
    }

    static List<ConsumerRecord<String, Person>> people(PatientId patient) {
        return Log.of(BROKER.getBrokersAsString(), TOPICS.people(), SERDES.people()).stream()
                .filter(record -> record.key().equals(patient.value()))
                .toList();
    }

    static List<ConsumerRecord<String, DeadLetter>> deadLetters() {
        return Log.of(BROKER.getBrokersAsString(), TOPICS.deadLetters(App.FHIR_ADAPTER), SERDES.deadLetters());
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
        return send(method, path, "application/fhir+json", body);
    }

    HttpResponse<String> send(String method, String path, String contentType, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", contentType)
                    .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    HttpResponse<String> post(String body) throws Exception {
        return send("POST", "/fhir", body);
    }

    static String patientResource(String id, String mrn) {
        return """
                {"resourceType":"Patient","id":"%s","identifier":[{"system":"urn:mrn","value":"%s"}],
                 "name":[{"family":"Canaryname","given":["Tweety"]}],"gender":"female","birthDate":"1958-03-02"}
                """.formatted(id, mrn);
    }

    static String observation(String id, String patient) {
        return """
                {"resourceType":"Observation","id":"%s","status":"final","subject":{"reference":"Patient/%s"},
                 "code":{"coding":[{"system":"http://loinc.org","code":"4548-4"}]},
                 "valueQuantity":{"value":6.5,"unit":"%%","system":"http://unitsofmeasure.org","code":"%%"}}
                """.formatted(id, patient);
    }

    static String bundle(String type, String... resources) {
        return Stream.of(resources)
                .map(resource -> "{\"resource\":" + resource + "}")
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[", "]}"));
    }

    static final String ORU = """
            MSH|^~\\&|LAB|HOSP|CDS|HOSP|20261122101500||ORU^R01^ORU_R01|CTRL-9|P|2.5.1
            PID|1||20001^^^HOSP^MR||Canaryname^Tweety||19580302|F
            OBR|1||F9^LAB|67151-1^Troponin T^LN|||20261122093000+0000
            OBX|1|NM|67151-1^Troponin T^LN||52|ng/L^^UCUM|||||F
            """;

    String overMllp(String... messages) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mllp.port("lab"))) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            StringBuilder answers = new StringBuilder();
            for (String message : messages) {
                out.write(("\u000b" + message.strip().replace("\n", "\r") + "\r\u001c\r")
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
                for (int b = in.read(); b != 0x1C; b = in.read()) {
                    answers.append((char) b);
                }
                assertThat(in.read()).isEqualTo('\r');
            }
            return answers.toString();
        }
    }
}
