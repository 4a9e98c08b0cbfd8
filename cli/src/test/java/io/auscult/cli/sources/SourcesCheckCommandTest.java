package io.auscult.cli.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesCheckCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Run check(String... more) {
        String[] all = new String[more.length + 4];
        System.arraycopy(more, 0, all, 4, more.length);
        all[0] = "sources";
        all[1] = "check";
        all[2] = "--home";
        all[3] = folder.resolve("home").toString();
        return Run.of(all);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void listsTheSourcesWhenNothingIsWrong() throws IOException {
        write(
                "ehr.yaml",
                "zone: Europe/Vienna\nfhir: {secret: {file: ehr.secret}}\nehr: {base: https://ehr.example.org/fhir}\n");
        write("ehr.secret", "open sesame");
        write("lab.yaml", "zone: UTC\nmllp:\n");
        Run run = check(folder.toString());
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out().lines())
                .containsExactly(
                        "SOURCE           ZONE               WAYS IN",
                        "ehr              Europe/Vienna      FHIR http://127.0.0.1:8081/sources/ehr/fhir with"
                                + " X-Auscult-Secret; asks https://ehr.example.org/fhir (subscriptions: 0, polls: 0)",
                        "lab              UTC                MLLP 127.0.0.1:2575");
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        write("lab.yaml", "zone: UTC\nmlpp:\n");
        Run run = check(folder.toString());
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.out().lines())
                .containsExactly(
                        "lab.yaml:1:1: The source has no way in; add \"mllp:\", \"fhir:\" or \"ehr:\"",
                        "lab.yaml:2:1: \"mlpp\" is not a key here; did you mean \"mllp\"?",
                        "Problems: 2");
    }

    @Test
    void saysTheSameInJson() throws IOException {
        write("lab.yaml", "zone: Mars\nmllp:\n");
        Run run = check("--json", folder.toString());
        JsonNode problem =
                new ObjectMapper().readTree(run.out()).path("problems").path(0);
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(problem.path("file").asText()).isEqualTo("lab.yaml");
        assertThat(problem.path("line").asInt()).isEqualTo(1);
        assertThat(problem.path("column").asInt()).isEqualTo(7);
        write("lab.yaml", "patient-identifiers: \"urn:a\"\nzone: UTC\nmllp:\n");
        JsonNode source = new ObjectMapper()
                .readTree(check("--json", folder.toString()).out())
                .path("sources")
                .path(0);
        assertThat(source.path("name").asText()).isEqualTo("lab");
        assertThat(source.path("patientIdentifiers").path(0).asText()).isEqualTo("urn:a");
        assertThat(source.path("ways").path(0).asText()).isEqualTo("MLLP 127.0.0.1:2575");
    }

    @Test
    void looksIntoTheHomeWhenNoFolderIsNamed() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("home/sources"));
        Files.writeString(sources.resolve("lab.yaml"), "zone: UTC\nmllp: {port: 6661}\n");
        assertThat(check().out()).contains("MLLP 127.0.0.1:6661");
    }
}
