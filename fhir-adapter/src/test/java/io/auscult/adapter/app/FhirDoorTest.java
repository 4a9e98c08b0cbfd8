package io.auscult.adapter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.SitePatients;
import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.publish.Outgoing;
import io.auscult.adapter.publish.Publisher;
import io.auscult.adapter.source.Cursors;
import io.auscult.adapter.source.EhrClients;
import io.auscult.adapter.source.FhirSettings;
import io.auscult.adapter.source.FhirSettings.Secret;
import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.IntakeMeters;
import io.auscult.adapter.source.Room;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.auscult.adapter.subscription.Subscriptions;
import io.auscult.adapter.subscription.Surroundings;
import io.auscult.adapter.subscription.Timings;
import io.auscult.core.value.SiteKey;
import io.auscult.mapping.Dialect;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;

/** What the FHIR doors let in and how they turn away the rest, without Kafka behind them. */
class FhirDoorTest {
    private static final SiteKey KEY = SiteKey.ofHex("00".repeat(16));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final int MOST_BYTES = 64 * 1024;
    private static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"1\"}]}";

    @TempDir
    private Path folder = Path.of("");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Outgoing> stored = new ArrayList<>();
    private final Room room = new Room(16L * MOST_BYTES, Duration.ofMillis(50));
    private Publisher publisher = stored::add;

    @BeforeEach
    void writeSecret() throws IOException {
        Files.writeString(folder.resolve("secret"), "open sesame\n");
    }

    private static Source source(String name, @Nullable FhirSettings fhir) {
        return new Source(name, List.of(), Dialect.of(ZoneOffset.UTC), null, null, fhir, null);
    }

    private MockMvc door() {
        Sources sources = Sources.of(
                source("alpha", null),
                source("beta", new FhirSettings(null)),
                source("gamma", new FhirSettings(new Secret("X-Secret", folder.resolve("secret")))));
        AdapterSettings settings = new AdapterSettings(
                "test",
                folder,
                DataSize.ofBytes(MOST_BYTES),
                Duration.ofMinutes(1),
                null,
                new AdapterSettings.Mllp("", 0));
        PatientDirectory directory = new PatientDirectory(KEY);
        SitePatients patients = new SitePatients(KEY, directory);
        Intake intake =
                new Intake(patients, out -> publisher.publish(out), new Cursors(), new IntakeMeters(meters), CLOCK);
        FhirDoor door = new FhirDoor(sources, room, settings);
        return MockMvcBuilders.standaloneSetup(
                        new FhirController(door, subscriptions(sources, intake)),
                        new BackfillController(door, intake, patients, directory))
                .setControllerAdvice(new FhirFailures(new IntakeMeters(meters)))
                .build();
    }

    private Subscriptions subscriptions(Sources sources, Intake intake) {
        return new Subscriptions(
                new Surroundings(sources, intake, new Cursors(), EhrClients.real(), meters, CLOCK, Timings.USUAL));
    }

    private static MockHttpServletRequestBuilder json(String path, String body) {
        return post(path).contentType("application/fhir+json").content(body);
    }

    private double refused(String source, String reason) {
        return meters.counter("auscult.messages.received", "source", source, "outcome", reason)
                .count();
    }

    @ParameterizedTest
    @CsvSource({"/fhir, beta", "/fhir/Patient, beta", "/sources/beta/fhir, beta", "/sources/beta/fhir/Patient, beta"})
    void takesAMessageAtItsSourcesAddress(String path, String source) throws Exception {
        door().perform(json(path, PATIENT))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("1 event")));
        assertThat(stored)
                .singleElement()
                .satisfies(out -> assertThat(out.arrival().source()).isEqualTo(source));
        assertThat(room.taken()).isZero();
    }

    @Test
    void takesAResourceAtItsOwnAddress() throws Exception {
        door().perform(put("/sources/beta/fhir/Patient/p1")
                        .contentType("application/json; charset=UTF-8")
                        .content(PATIENT))
                .andExpect(status().isOk());
        assertThat(stored).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sources/nobody/fhir", "/sources/alpha/fhir"})
    void knowsNoDoorOfASourceWithoutOne(String path) throws Exception {
        door().perform(json(path, PATIENT))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.resourceType").value("OperationOutcome"));
        assertThat(stored).isEmpty();
        assertThat(refused("", "no-source")).isOne();
    }

    @Test
    void letsInWhoKnowsTheSecret() throws Exception {
        door().perform(json("/sources/gamma/fhir", PATIENT).header("X-Secret", "open sesame"))
                .andExpect(status().isOk());
        assertThat(stored).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open", "open sesamf", "OPEN SESAME", "open sesame and more"})
    void turnsAwayWhoDoesNot(String secret) throws Exception {
        door().perform(json("/sources/gamma/fhir", PATIENT).header("X-Secret", secret))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.issue[0].code").value("login"))
                .andExpect(jsonPath("$.issue[0].diagnostics").value(containsString("X-Secret")));
        assertThat(stored).isEmpty();
        assertThat(refused("gamma", "no-secret")).isOne();
    }

    @Test
    void asksForTheSecretBeforeAnythingElse() throws Exception {
        door().perform(post("/sources/gamma/fhir")
                        .contentType("application/fhir+xml")
                        .content("<Patient/>"))
                .andExpect(status().isUnauthorized());
        door().perform(post("/sources/gamma/fhir/Patient/$backfill-ended")).andExpect(status().isUnauthorized());
    }

    @Test
    void takesANewSecretAtOnceAndNobodyWithoutOne() throws Exception {
        Files.writeString(folder.resolve("secret"), "another");
        door().perform(json("/sources/gamma/fhir", PATIENT).header("X-Secret", "another"))
                .andExpect(status().isOk());
        Files.writeString(folder.resolve("secret"), "\n");
        door().perform(json("/sources/gamma/fhir", PATIENT).header("X-Secret", ""))
                .andExpect(status().isUnauthorized());
        Files.delete(folder.resolve("secret"));
        door().perform(json("/sources/gamma/fhir", PATIENT).header("X-Secret", "another"))
                .andExpect(status().isServiceUnavailable());
    }

    @ParameterizedTest
    @CsvSource({
        "application/fhir+xml, XML",
        "application/xml, XML",
        "text/plain, Content-Type",
        "not a type, Content-Type",
        "application/fhir+json; charset=utf-16, character set"
    })
    void saysWhatItTakesInstead(String type, String problem) throws Exception {
        door().perform(post("/sources/beta/fhir").header("Content-Type", type).content("<Patient/>"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.resourceType").value("OperationOutcome"))
                .andExpect(jsonPath("$.issue[0].diagnostics").value(containsStringIgnoringCase(problem)))
                .andExpect(jsonPath("$.issue[0].diagnostics").value(containsString("application/fhir+json")));
        assertThat(stored).isEmpty();
    }

    @Test
    void takesNothingCompressed() throws Exception {
        door().perform(json("/fhir", PATIENT).header("Content-Encoding", "gzip"))
                .andExpect(status().isUnsupportedMediaType());
    }

    @Test
    void takesLinesAtTheSourcesAddressOnly() throws Exception {
        String lines = PATIENT + "\n" + PATIENT.replace("p1", "p2") + "\n";
        door().perform(post("/sources/beta/fhir")
                        .contentType("application/fhir+ndjson")
                        .content(lines))
                .andExpect(status().isOk());
        assertThat(stored)
                .singleElement()
                .satisfies(out -> assertThat(out.events()).hasSize(2));
        door().perform(post("/sources/beta/fhir/Patient")
                        .contentType("application/fhir+ndjson")
                        .content(lines))
                .andExpect(status().isUnsupportedMediaType());
    }

    @Test
    void takesANoticeWithoutContentOrType() throws Exception {
        door().perform(post("/sources/beta/fhir")).andExpect(status().isOk());
        assertThat(stored).isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() throws Exception {
        door().perform(json("/fhir", " ".repeat(MOST_BYTES + 1)))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.issue[0].code").value("too-long"))
                .andExpect(jsonPath("$.issue[0].diagnostics").value(containsString("65536 bytes")));
        assertThat(refused("beta", "too-long")).isOne();
        assertThat(stored).isEmpty();
        assertThat(room.taken()).isZero();
    }

    @Test
    void refusesWhatWouldTakeMoreMemoryThanThereIs() throws Exception {
        String bomb = "[" + "{},".repeat(MOST_BYTES / 3 - 1) + "{}]";
        Room small = new Room(4L * MOST_BYTES, Duration.ofMillis(50));
        assertThat((long) bomb.length()).isLessThan(small.bytes());
        AdapterSettings settings = new AdapterSettings(
                "test",
                folder,
                DataSize.ofBytes(MOST_BYTES),
                Duration.ofMinutes(1),
                null,
                new AdapterSettings.Mllp("", 0));
        FhirDoor door = new FhirDoor(Sources.of(source("beta", new FhirSettings(null))), small, settings);
        SitePatients patients = new SitePatients(KEY, new PatientDirectory(KEY));
        Intake intake = new Intake(patients, stored::add, new Cursors(), new IntakeMeters(meters), CLOCK);
        MockMvcBuilders.standaloneSetup(new FhirController(door, subscriptions(Sources.of(), intake)))
                .setControllerAdvice(new FhirFailures(new IntakeMeters(meters)))
                .build()
                .perform(json("/fhir", bomb))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.issue[0].diagnostics").value(containsString("smaller parts")));
        assertThat(small.taken()).isZero();
    }

    @Test
    void asksToComeBackWhenThereIsNoRoom() throws Exception {
        try (Room.Place other = room.enter()) {
            other.fit(room.bytes());
            door().perform(json("/fhir", PATIENT))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().exists("Retry-After"))
                    .andExpect(jsonPath("$.issue[0].code").value("throttled"));
        }
        assertThat(refused("beta", "no-room")).isOne();
        door().perform(json("/fhir", PATIENT)).andExpect(status().isOk());
    }

    @Test
    void asksToComeBackWhenNothingIsStored() throws Exception {
        publisher = _ -> {
            throw new NotStored("Kafka did not take it", null);
        };
        door().perform(json("/fhir", PATIENT))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().exists("Retry-After"))
                .andExpect(jsonPath("$.issue[0].code").value("transient"));
        assertThat(room.taken()).isZero();
    }

    @Test
    void tellsOfAnErrorOfItsOwnWithoutRepeatingWhatWasSent() throws Exception {
        publisher = _ -> {
            throw new IllegalStateException("Canaryname");
        };
        String answer = door().perform(json("/fhir", PATIENT))
                .andExpect(status().isInternalServerError())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).contains("OperationOutcome").doesNotContain("Canaryname");
        assertThat(room.taken()).isZero();
    }

    private static String nested(int levels) {
        return "{\"resourceType\":\"Patient\",\"extension\":[".repeat(levels) + "{}" + "]}".repeat(levels);
    }

    /** What cannot be FHIR is kept and refused, quickly, whatever was meant by it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void refusesWhatIsNoFhirAndKeepsIt(int which) throws Exception {
        String body = List.of(
                        nested(1_500),
                        "[".repeat(MOST_BYTES / 4),
                        "{\"resourceType\":\"Patient\",\"x\":" + "9".repeat(5_000) + "}",
                        "{\"" + "n".repeat(MOST_BYTES - 10) + "\":1}",
                        "{\"resourceType\":\"Patient\"",
                        "\u0000\u0001\u0002",
                        "{\"resourceType\":\"Patient\",\"resourceType\":\"Patient\"}")
                .get(which);
        door().perform(json("/fhir", body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.resourceType").value("OperationOutcome"))
                .andExpect(jsonPath("$.issue[0].diagnostics").value(containsString("dead letter")));
        assertThat(stored)
                .singleElement()
                .satisfies(out -> assertThat(out.rejections()).hasSize(1));
        assertThat(room.taken()).isZero();
    }

    @Test
    void answersForAResourceThatNestsDeeply() throws Exception {
        door().perform(json("/fhir", nested(45))).andExpect(status().isOk());
        assertThat(stored).hasSize(1);
    }
}
