package io.auscult.e2e;

import static org.awaitility.Awaitility.await;

import io.auscult.cli.sample.SampleFiles;
import io.auscult.cli.sample.SamplePlayer;
import io.auscult.cli.send.Counts;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Installation;
import io.auscult.cli.up.Stack;
import io.auscult.cli.up.StackConfig;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One Auscult for all tests of the whole path: the stack that {@code auscult up} starts, with the sample played into it. */
final class RunningAuscult {
    private static final Pattern FOLDED = Pattern.compile("(?m)^auscult_events_folded_total\\{[^}]*} ([0-9.E]+)$");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Who issues the sample's record numbers. */
    static final String HOSPITAL = "urn:oid:2.16.840.1.113883.19.5";

    private static final String PLAYED = "sample.played";

    private static volatile @Nullable RunningAuscult running;

    private final Path home;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Counts sent;
    private Stack stack;

    private RunningAuscult() throws IOException, InterruptedException {
        home = Files.createTempDirectory("auscult-e2e");
        stack = started();
        sent = play();
        settle();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.close()));
    }

    static synchronized RunningAuscult withTheSample() throws IOException, InterruptedException {
        RunningAuscult known = running;
        if (known == null) {
            known = new RunningAuscult();
            running = known;
        }
        return known;
    }

    /** One that a test may change as it likes: whoever wants the shared one after it gets another. */
    static synchronized RunningAuscult forOneTest() throws IOException, InterruptedException {
        RunningAuscult known = running;
        if (known != null) {
            known.stack.close();
            running = null;
        }
        return new RunningAuscult();
    }

    void close() {
        stack.close();
    }

    private Stack started() {
        Stack fresh = Stack.prepare(StackConfig.throwaway(home), Installation.found(), System.out::println);
        try {
            fresh.start();
        } catch (RuntimeException e) {
            fresh.close();
            throw e;
        }
        return fresh;
    }

    /** What became of the sample's entries when they were first sent. */
    Counts sent() {
        return sent;
    }

    Addresses at() {
        return stack.addresses();
    }

    Path logs() {
        return home.resolve("logs");
    }

    static Path sample() {
        return Installation.found().sample();
    }

    /** Sends all files of the sample once more. */
    void playAgain() throws IOException, InterruptedException {
        stack.home().remember(PLAYED, "0");
        play();
        settle();
    }

    private Counts play() throws IOException, InterruptedException {
        return new SamplePlayer(stack.home(), at(), new SampleFiles(sample()))
                .play(LocalDate.now(ZoneId.systemDefault()), System.out::println);
    }

    void restart() {
        restart(() -> {});
    }

    /** @param meanwhile done while nothing runs */
    void restart(Runnable meanwhile) {
        stack.close();
        meanwhile.run();
        stack = started();
    }

    Path home() {
        return home;
    }

    /** Returns when every event of the log is folded. */
    void settle() {
        await("every event to be folded")
                .atMost(PATIENCE)
                .until(() -> folded() == count(Topics.withPrefix("").events()));
    }

    /** The events that the streams app has counted since it started, by whatever outcome. */
    long folded() throws IOException, InterruptedException {
        Matcher counters = FOLDED.matcher(get(at().streams() + "/actuator/prometheus"));
        double sum = 0;
        while (counters.find()) {
            sum += Double.parseDouble(counters.group(1));
        }
        return Math.round(sum);
    }

    long count(Topic topic) {
        return records(topic).size();
    }

    List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (TopicReader reader = new TopicReader(at().kafka())) {
            reader.toEnd(reader.partitions(topic.name()), records::add);
        }
        return records;
    }

    String get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    int status(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Sends a body weight of a patient; the answer's status. */
    int send(String id, String mrn) throws IOException, InterruptedException {
        String weight = """
                {"resourceType":"Observation","id":"%s","status":"final",
                 "code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},
                 "subject":{"identifier":{"system":"%s","value":"%s"}},
                 "effectiveDateTime":"2026-03-01T10:00:00Z",
                 "valueQuantity":{"value":72.1,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}
                """.formatted(id, HOSPITAL, mrn);
        return post(at().fhir(), "application/fhir+json", weight).statusCode();
    }

    /** What CDS Hooks answers when a clinician opens the patient. */
    String hook(String mrn) throws IOException, InterruptedException {
        String call = """
                {"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                 "context":{"userId":"Practitioner/p1","patientId":"x"},
                 "prefetch":{"patient":{"resourceType":"Patient","id":"x","identifier":[
                   {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                    "system":"%s","value":"%s"}]}}}
                """.formatted(HOSPITAL, mrn);
        return post(at().cdsHooks() + "/auscult-patient-view", "application/json", call)
                .body();
    }

    HttpResponse<String> post(String url, String contentType, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
