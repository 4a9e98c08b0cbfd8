package io.auscult.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.up.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Models looked at, switched and compared on a running Auscult. */
final class ModelSteps {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunningAuscult auscult;

    ModelSteps(RunningAuscult auscult) {
        this.auscult = auscult;
    }

    void everyShippedModelIsListedWithItsMode() throws Exception {
        assertThat(modeOf("prevent@")).isEqualTo("active");
        assertThat(modeOf("endpac@")).isEqualTo("active");
        assertThat(page("/models")).contains("PREVENT", "ENDPAC");
        assertThat(page("/models/prevent.json")).contains("\"sourceAttributes\"");
        assertThat(page("/models/prevent.xml")).contains("<AppliedModelCard");
    }

    /** @param words of an alert that rests on the model */
    void aModelThatIsOffIsNoLongerShownAndIsShownAgainWhenItIsOn(String model, String words) throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page("/inbox")).contains(words));

        succeeds("models", "off", model, "--why", "tried out", "--by", "tester");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page("/inbox")).doesNotContain(words));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(modeOf(model + "@")).isEqualTo("off"));
        assertThat(page("/models/" + model)).contains("tried out", "tester");

        succeeds("models", "deploy", model, "--mode", "active", "--why", "tried");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page("/inbox")).contains(words));
    }

    void twoModelsAreComparedOnTheirPatients() throws IOException {
        JsonNode compared = new ObjectMapper()
                .readTree(succeeds("models", "compare", "prevent", "endpac", "--json")
                        .out());
        assertThat(compared.path("patients").asInt()).isPositive();
        assertThat(compared.path("sameBand").asInt())
                .isLessThanOrEqualTo(compared.path("patients").asInt());
    }

    /** A second version of a shipped folder, beside the first. */
    void aFolderIsDeployedBesideItsOtherVersionAndScoresFromTheNextEvent(Path scratch) throws Exception {
        Path folder = copiedAsVersion(scratch, "9.0.0");
        String id = folder.getFileName().toString();

        succeeds("models", "deploy", folder.toString(), "--mode", "shadow", "--why", "a second version");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(modeOf(id + "@9.0.0")).isEqualTo("shadow"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page("/models/" + id)).contains("9.0.0"));
        assertThat(Cli.run(auscult.home(), "models", "deploy", folder.toString(), "--mode", "shadow", "--why", "again")
                        .out())
                .contains("already");
        Files.writeString(folder.resolve("README.md"), "changed");
        Cli changed = Cli.run(auscult.home(), "models", "deploy", folder.toString(), "--mode", "active", "--why", "no");
        assertThat(changed.exit()).isEqualTo(1);
        assertThat(changed.err()).contains("Raise the version");
    }

    private static Path copiedAsVersion(Path scratch, String version) throws IOException {
        Path folders = Installation.found().modelFolders();
        assumeTrue(Files.isDirectory(folders), "there is no folder models/folders: none is deployed");
        try (Stream<Path> listed = Files.list(folders)) {
            Path first = listed.filter(Files::isDirectory).sorted().findFirst().orElseThrow();
            Path copy = Files.createDirectories(scratch.resolve(first.getFileName()));
            for (String file : List.of("model.onnx", "card.yaml", "vectors.json")) {
                Files.copy(first.resolve(file), copy.resolve(file));
            }
            Path card = copy.resolve("card.yaml");
            Files.writeString(card, Files.readString(card).replaceFirst("(?m)^version: .*$", "version: " + version));
            return copy;
        }
    }

    private String modeOf(String model) throws IOException {
        List<String> modes = new ArrayList<>();
        for (String line : succeeds("models", "list", "--json").out().lines().toList()) {
            JsonNode row = new ObjectMapper().readTree(line);
            if ((row.path("model").asText() + "@" + row.path("version").asText()).startsWith(model)) {
                modes.add(row.path("mode").asText());
            }
        }
        assertThat(modes).hasSize(1);
        return modes.getFirst();
    }

    private Cli succeeds(String... arguments) {
        Cli run = Cli.run(auscult.home(), arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        return run;
    }

    private String page(String path) throws IOException, InterruptedException {
        return auscult.get(auscult.at().inbox().replace("/inbox", path));
    }
}
