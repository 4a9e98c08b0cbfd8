package io.auscult.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.Run;
import io.auscult.cli.up.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FhirScoringTest {
    private static final String PATIENT = """
            {"resourceType":"Patient","id":"%s","birthDate":"1970-02-03","gender":"female"}""";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void scoresThePatientOfABundleAtItsNewestTime() throws IOException {
        Path bundle = write("ada.json", bundle("ada", "2026-01-05T09:00:00Z"));

        Run run = Run.of("score", "prevent", "--fhir", bundle.toString());

        JsonNode line = new ObjectMapper().readTree(run.out());
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(line.path("id").asText()).isEqualTo("ada");
        assertThat(line.path("asOf").asText()).isEqualTo("2026-01-05T09:00:00Z");
        assertThat(line.path("status").asText()).isEqualTo("not-assessable");
        assertThat(line.path("reason").asText()).isNotBlank();
        assertThat(line.path("problems")).isNotEmpty();
    }

    @Test
    void looksAtTheTimeThatIsAsked() throws IOException {
        Path bundle = write("ada.json", bundle("ada", "2026-01-05T09:00:00Z"));

        Run run = Run.of("score", "endpac", "--fhir", bundle.toString(), "--at", "2026-03-01");

        assertThat(new ObjectMapper().readTree(run.out()).path("asOf").asText()).isEqualTo("2026-03-01T23:59:59.999Z");
    }

    @Test
    void scoresEveryModelForEveryPatientOfAFolderInTheOrderOfTheFiles() throws IOException {
        write("a.json", bundle("ada", "2026-01-05T09:00:00Z"));
        write("b/b.json", bundle("bo", "2026-01-06T09:00:00Z"));

        List<JsonNode> lines = lines(Run.of("score", "all", "--fhir", folder.toString()));

        assertThat(lines)
                .extracting(line -> line.path("id").asText())
                .startsWith("ada")
                .endsWith("bo");
        assertThat(lines.size() % 2).isZero();
        assertThat(lines)
                .extracting(line -> line.path("model").asText().replaceFirst("@.*", ""))
                .contains("prevent", "endpac", "esc-troponin");
    }

    @Test
    void readsTheNdjsonFilesOfAFolderAsOneExport() throws IOException {
        write("Patient.ndjson", PATIENT.formatted("ada") + "\n" + PATIENT.formatted("bo") + "\n");
        write("Observation.ndjson", glucose("bo", "2026-01-05T09:00:00Z") + "\n");

        List<JsonNode> lines = lines(Run.of("score", "esc-troponin", "--fhir", folder.toString()));

        assertThat(lines).extracting(line -> line.path("id").asText()).containsExactlyInAnyOrder("ada", "bo");
        assertThat(lines).allMatch(line -> line.path("asOf").asText().equals("2026-01-05T09:00:00Z"));
    }

    @Test
    void countsWhatItCannotReadAndGoesOn() throws IOException {
        write("Patient.ndjson", PATIENT.formatted("ada") + "\nno fhir\n");

        Run run = Run.of("score", "prevent", "--fhir", folder.toString());

        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(lines(run)).hasSize(1);
        assertThat(run.err()).contains("1 entries could not be read");
    }

    @Test
    void aFolderWithoutFhirIsSaidToBeOne() {
        Run run = Run.of("score", "prevent", "--fhir", folder.toString());

        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("There is no .json or .ndjson file in");
    }

    /** The sample's histories: patients of all ages, some of whom can be scored. */
    @Test
    void scoresTheSamplesHistories() throws IOException {
        Path history = Installation.found().sample().resolve("history");

        List<JsonNode> lines = lines(Run.of("score", "prevent", "--fhir", history.toString()));

        assertThat(lines).hasSizeGreaterThanOrEqualTo(30);
        assertThat(lines)
                .filteredOn(line -> line.path("status").asText().equals("scored"))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.path("scores")
                                    .path("10yr")
                                    .path("total_cvd")
                                    .asDouble())
                            .isBetween(0.0, 1.0);
                    assertThat(line.path("inputs")).isNotEmpty();
                });
    }

    private static String bundle(String patient, String at) {
        return """
                {"resourceType":"Bundle","type":"collection","entry":[{"resource":%s},{"resource":%s}]}""".formatted(PATIENT.formatted(patient), glucose(patient, at));
    }

    private static String glucose(String patient, String at) {
        return """
                {"resourceType":"Observation","id":"g-%s","status":"final","subject":{"reference":"Patient/%s"},\
                "code":{"coding":[{"system":"http://loinc.org","code":"2345-7"}]},"effectiveDateTime":"%s",\
                "valueQuantity":{"value":101,"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}""".formatted(patient, patient, at);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<JsonNode> lines(Run run) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
