package io.auscult.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private FakeDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new FakeDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Run backfill(String... more) {
        return Run.of(Stream.concat(Stream.of("backfill", folder.toString(), "--url", door.url()), Stream.of(more))
                .toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void sendsPatientsFirstWhateverTheFilesAreCalled() throws IOException {
        write("1.ndjson", Ndjson.weights(2, "p1"));
        write("deep/2", "\n" + Ndjson.patient("p1"));
        Ndjson.gzip(
                folder.resolve("0.jsonl"),
                "{\"resourceType\":\"Condition\",\"id\":\"c\",\"subject\":{\"reference\":\"Patient/p1\"},\"code\":{\"text\":\"x\"}}\r\n");
        Run run = backfill();
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Exit.OK);
        assertThat(door.lines()).hasSize(4);
        assertThat(door.lines().getFirst()).contains("\"Patient\"");
        assertThat(door.lines().get(1)).contains("\"Condition\"");
        assertThat(door.ended()).containsExactly("/fhir/Patient/p1/$backfill-ended");
        assertThat(run.out()).contains("3 files, 4 lines: 4 events, 0 ignored, 0 rejected", "1 patients decided");
    }

    @Test
    void aSecondRunSendsNothingAndSaysSo() throws IOException {
        write("a.ndjson", Ndjson.weights(3, "p1"));
        backfill();
        Run again = backfill();
        assertThat(again.exit()).isEqualTo(Exit.OK);
        assertThat(again.out()).contains("1 file, 3 lines: 3 events", "nothing was sent now; --again");
        assertThat(door.lines()).hasSize(3);
        assertThat(backfill("--again").out()).contains("3 lines sent now");
        assertThat(door.lines()).hasSize(6);
    }

    @Test
    void aFileThatChangedIsSentAnew() throws IOException {
        write("a.ndjson", Ndjson.weights(3, "p1"));
        backfill();
        write("a.ndjson", Ndjson.weights(4, "p1"));
        Run run = backfill();
        assertThat(run.err()).contains("has changed since it was sent");
        assertThat(run.out()).contains("4 lines");
        assertThat(door.lines()).hasSize(7);
        assertThat(door.ended()).hasSize(2);
    }

    @Test
    void countsWhatIsIgnoredAndSaysWhyAndWhereLinesAreRejected() throws IOException {
        write(
                "a.ndjson",
                Ndjson.patient("p1")
                        + "\n\n{\"resourceType\":\"Claim\"}\nnot json\n{\"resourceType\":\"Observation\"}\n");
        Run run = backfill();
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.out())
                .contains(
                        "4 lines: 1 events, 1 ignored, 2 rejected",
                        "ignored Claim 1",
                        "1 × line: The line is not one JSON object",
                        "a.ndjson, line 4)",
                        "a.ndjson, line 5)");
        JsonNode json =
                new ObjectMapper().readTree(backfill("--again", "--json").out());
        assertThat(json.path("rejected").asInt()).isEqualTo(2);
        assertThat(json.path("ignored").path("Claim").asInt()).isOne();
        assertThat(json.path("reasons")).hasSize(2);
    }

    @Test
    void aMedicationInAFileOfItsOwnIsFoundByTheOrder() throws IOException {
        write(
                "Medication.ndjson",
                "{\"resourceType\":\"Medication\",\"id\":\"m\",\"code\":{\"text\":\"Metformin\"}}\n");
        write("MedicationRequest.ndjson", """
                {"resourceType":"MedicationRequest","id":"r","status":"active","intent":"order",\
                "subject":{"reference":"Patient/p1"},"medicationReference":{"reference":"Medication/m"}}
                """);
        Run run = backfill();
        assertThat(run.exit()).as(run.out()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("2 lines: 1 events, 1 ignored, 0 rejected", "ignored Medication 1");
    }

    @Test
    void leavesOutWhatIsNoNdjsonAndSaysSo() throws IOException {
        write("a.ndjson", Ndjson.patient("p1"));
        write("README.txt", "Dear all,");
        write("pretty.json", "{\n \"resourceType\": \"Patient\"\n}");
        Run run = backfill();
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("left out", "README.txt", "pretty.json");
        Run named = Run.of("backfill", folder.resolve("pretty.json").toString(), "--url", door.url());
        assertThat(named.exit()).isEqualTo(Exit.FAILED);
        assertThat(named.err()).contains("pretty.json", "auscult send --backfill");
    }

    @Test
    void sendsOnlyTheTypesThatAreAskedFor() throws IOException {
        write("a.ndjson", Ndjson.patient("p1"));
        write("b.ndjson", Ndjson.weights(1, "p1"));
        assertThat(backfill("--types", "Patient,Condition").out()).contains("1 file, 1 lines");
    }

    @Test
    void showsItsSecretAtTheDoor() throws IOException {
        write("data/a.ndjson", Ndjson.patient("p1"));
        write("secret", "open sesame\n");
        Run run = Run.of(
                "backfill",
                folder.resolve("data").toString(),
                "--url",
                door.url(),
                "--secret",
                "X-Secret=" + folder.resolve("secret"));
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(door.secrets()).containsOnly("open sesame");
    }

    @Test
    void aStateIsOfOneDoor() throws IOException {
        write("a.ndjson", Ndjson.patient("p1"));
        backfill();
        try (FakeDoor other = new FakeDoor()) {
            Run run = Run.of("backfill", folder.toString(), "--url", other.url());
            assertThat(run.exit()).isEqualTo(Exit.FAILED);
            assertThat(run.err()).contains("is the state of a load into", "--state", "--again");
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(Run.of("backfill").err()).contains("Name files");
        assertThat(Run.of("backfill", "/no/such/file").err()).contains("There is no file");
        Run nobody = Run.of("backfill", folder.toString(), "--url", "http://127.0.0.1:1/fhir");
        assertThat(nobody.err()).contains("There is no NDJSON in");
    }

    @Test
    void saysWhenNobodyAnswers() throws IOException {
        write("a.ndjson", Ndjson.patient("p1"));
        Run nobody = Run.of("backfill", folder.toString(), "--url", "http://127.0.0.1:1/fhir");
        assertThat(nobody.exit()).isEqualTo(Exit.FAILED);
        assertThat(nobody.err()).contains("Nobody answers at http://127.0.0.1:1/fhir", "auscult up");
        assertThat(List.of(nobody.err().split("\n", -1))).hasSizeLessThan(4);
    }
}
