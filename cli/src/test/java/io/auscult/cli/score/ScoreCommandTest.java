package io.auscult.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
