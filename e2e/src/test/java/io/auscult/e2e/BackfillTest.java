package io.auscult.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History as NDJSON into a running Auscult: what the command says is what is in the log. */
class BackfillTest {
    private static final Topics TOPICS = Topics.withPrefix("");
    private static final String PATIENT = """
            {"resourceType":"Patient","id":"bulk-1","gender":"female","birthDate":"1958-03-02",\
            "identifier":[{"system":"urn:oid:2.16.840.1.113883.19.5","value":"MRN-BULK-1"}]}
            """;
    private static final String OBSERVATION = """
            {"resourceType":"Observation","id":"bulk-o%d","status":"final","subject":{"reference":"Patient/bulk-1"},\
            "code":{"coding":[{"system":"http://loinc.org","code":"4548-4"}]},"effectiveDateTime":"2025-0%d-01T10:00:00Z",\
            "valueQuantity":{"value":6.5,"unit":"%%","system":"http://unitsofmeasure.org","code":"%%"}}
            """;
    private static final String MEDICATION = """
            {"resourceType":"Medication","id":"bulk-m","code":{"text":"Metformin"}}
            """;
    private static final String ORDER = """
            {"resourceType":"MedicationRequest","id":"bulk-r","status":"active","intent":"order",\
            "subject":{"reference":"Patient/bulk-1"},"medicationReference":{"reference":"Medication/bulk-m"}}
            """;

    private static RunningAuscult auscult;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        auscult = RunningAuscult.withTheSample();
    }

    private void write(String name, String... lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(String.join("", lines).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void loadsOnceWhatItSaysAndDecidesThePatientOnce() throws Exception {
        write("Observation.ndjson.gz", OBSERVATION.formatted(1, 1), OBSERVATION.formatted(2, 2), "not json\n");
        write("Patient.ndjson.gz", PATIENT);
        write("MedicationRequest.ndjson.gz", ORDER);
        write("Medication.ndjson.gz", MEDICATION);
        long events = auscult.count(TOPICS.events());

        Cli first = Cli.run(auscult.home(), "backfill", folder.toString());

        assertThat(first.exit()).as(first.err()).isEqualTo(1);
        assertThat(first.out())
                .contains(
                        "4 files, 6 lines: 4 events, 1 ignored, 1 rejected",
                        "ignored Medication 1",
                        "Observation.ndjson.gz, line 3",
                        "1 patients decided");
        // Four facts, and the word that the history is complete.
        assertThat(auscult.count(TOPICS.events())).isEqualTo(events + 5);
        auscult.settle();

        Cli again = Cli.run(auscult.home(), "backfill", folder.toString());

        assertThat(again.out()).contains("nothing was sent now");
        assertThat(auscult.count(TOPICS.events())).isEqualTo(events + 5);
    }
}
