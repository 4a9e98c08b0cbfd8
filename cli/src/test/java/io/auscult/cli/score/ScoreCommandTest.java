package io.auscult.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.Run;
import io.auscult.cli.bench.micro.SomeFolder;
import io.auscult.core.release.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The published worked example: Khan 2024, Supplemental Table S12A. */
    private static final String KHAN = """
            {"id":"khan","inputs":{"sex":"female","age":50,"total_c":200,"hdl_c":45,"sbp":160,"dm":1,"smoking":0,"bmi":35,"egfr":90,"bp_tx":1,"statin":0}}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void scoresPreventWithTheNamesOfTheVectors() throws IOException {
        JsonNode answer = score("prevent", KHAN).getFirst();
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactly("id", "status", "scores", "band", "reason", "variant", "method", "contributions");
        assertThat(answer.path("id").asText()).isEqualTo("khan");
        assertThat(answer.path("status").asText()).isEqualTo("scored");
        assertThat(answer.path("scores").path("10yr").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("total_cvd", "ascvd", "heart_failure", "chd", "stroke");
        assertThat(answer.path("scores").path("10yr").path("total_cvd").asDouble())
                .isBetween(0.1465, 0.1475);
    }

    @Test
    void keepsAnIdOfAnyKindAndTheOrderOfLines() throws IOException {
        List<JsonNode> answers = score("prevent", "{\"id\":7,\"inputs\":{}}\n\n{\"inputs\":{}}\n");
        assertThat(answers)
                .hasSize(2)
                .allMatch(answer -> answer.path("status").asText().equals("not-assessable"));
        assertThat(answers.getFirst().path("id").asInt()).isEqualTo(7);
        assertThat(answers.getLast().path("id").isNull()).isTrue();
        assertThat(answers.getFirst().path("reason").asText()).isNotBlank();
    }

    @Test
    void answersAMalformedLineByItsNumberAndGoesOn() throws IOException {
        Run run = run("endpac", "{\"id\":1,\"inputs\":{}}\n\n{\"id\":2,\"inputs\n{\"id\":3}\n");
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        List<JsonNode> answers = lines(run.out());
        assertThat(answers).hasSize(3);
        assertThat(answers.get(1).path("id").isNull()).isTrue();
        assertThat(answers.get(1).path("reason").asText()).startsWith("line 3 is not JSON");
        assertThat(answers.get(2).path("reason").asText()).isEqualTo("line 4 has no inputs");
    }

    @Test
    void namesTheModelsWhenAskedForAnother() throws IOException {
        Run run = run("framingham", KHAN);
        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("framingham", "prevent", "endpac", "esc-troponin");
    }

    @Test
    void scoresAModelFolderByItsPath() throws IOException {
        Path model = modelFolder();
        String inputs =
                IntStream.range(0, 30).mapToObj(i -> "\"x" + i + "\":" + i).collect(Collectors.joining(","));

        JsonNode answer = score(model.toString(), "{\"id\":1,\"inputs\":{" + inputs + "}}\n{\"id\":2,\"inputs\":{}}\n")
                .getFirst();

        assertThat(answer.path("status").asText()).isEqualTo("scored");
        assertThat(answer.path("scores").path("score").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void saysWhyAModelFolderCannotBeUsed() throws IOException {
        Path model = modelFolder();
        Files.writeString(model.resolve("card.yaml"), "id: a\ninputs: []\n");

        Run run = run(model.toString(), "{}");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("The model folder cannot be used: card.yaml: inputs is empty");
        assertThat(run("nothing-of-the-kind", "{}").err())
                .contains("There is no model \"nothing-of-the-kind\"; the models are")
                .contains("or a model folder or zip by its path");
    }

    private Path modelFolder() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        ModelFiles files = SomeFolder.files();
        for (String name : files.byName().keySet()) {
            Files.write(model.resolve(name), files.bytes(name).orElseThrow());
        }
        return model;
    }

    private List<JsonNode> score(String model, String input) throws IOException {
        Run run = run(model, input);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return lines(run.out());
    }

    private Run run(String model, String input) throws IOException {
        Path file = Files.writeString(folder.resolve("in.ndjson"), input);
        return Run.of("score", model, file.toString());
    }

    private static List<JsonNode> lines(String out) throws JsonProcessingException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
