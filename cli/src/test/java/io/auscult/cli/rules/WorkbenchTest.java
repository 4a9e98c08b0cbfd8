package io.auscult.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an idea to a rule, as an informaticist does it: new, lint, test, diff. */
class WorkbenchTest {
    private static final Path SHIPPED = Path.of("../rules/packs");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void packsOfOnesOwn() throws IOException {
        for (String pack : new String[] {"cardiac", "diabetes"}) {
            Files.createDirectories(folder.resolve(pack));
            try (Stream<Path> files = Files.list(SHIPPED.resolve(pack))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(pack).resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void theShippedPacksHaveNoErrors() {
        Run run = Run.of("rules", "lint", SHIPPED.toString());
        assertThat(run.out()).doesNotContain("error:");
        assertThat(run.exit()).isZero();
    }

    @Test
    void lintNamesPlaceAndKindAndFails() throws IOException {
        change("cardiac/high-ascvd-risk-without-statin.drl", "\"statin\"", "\"statins\"");
        Run run = Run.of("rules", "lint", folder.toString());
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.out())
                .containsPattern(
                        "cardiac/high-ascvd-risk-without-statin.drl:\\d+:\\d+: error: \"statins\" is not a concept of"
                                + " the catalogue; did you mean statin\\?")
                .contains("Errors: 1, warnings: ");
        JsonNode line = json(Run.of("rules", "lint", "--json", folder.toString())
                .out()
                .lines()
                .filter(each -> each.contains("\"error\""))
                .findFirst()
                .orElseThrow());
        assertThat(line.get("kind").asText()).isEqualTo("unknown-concept");
        assertThat(line.get("column").asInt()).isPositive();
    }

    @Test
    void warningsFailOnlyWhenAskedTo() throws IOException {
        change("diabetes/pack.yaml", "repeat-within: 90 d", "repeat-within: 90 d\n    unread: 3 d");
        Run run = Run.of("rules", "lint", folder.resolve("diabetes").toString());
        assertThat(run.out())
                .contains("warning: rule diabetes/high-hba1c-not-repeated does not read the setting unread");
        assertThat(run.exit()).isZero();
        assertThat(Run.of(
                                "rules",
                                "lint",
                                "--strict",
                                folder.resolve("diabetes").toString())
                        .exit())
                .isEqualTo(Exit.FAILED);
    }

    @Test
    void aPackThatCannotBeReadIsAFindingAndNoCrash() throws IOException {
        change("diabetes/pack.yaml", "mode: live", "mode: alive");
        Run run = Run.of("rules", "lint", folder.toString());
        assertThat(run.out()).contains("diabetes/pack.yaml:", "Not a mode: \"alive\"; use live, shadow or off");
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
    }

    @Test
    void aSiteMayNameItsOwnModels(@TempDir Path models) throws IOException {
        change("cardiac/troponin-rise.drl", "\"esc-troponin\", band == \"rule-in\"", "\"heart-disease-detection\"");
        assertThat(Run.of("rules", "lint", folder.toString()).out()).doesNotContain("there is no model");
    }

    @Test
    void testPutsGivenExpectedAndGotSideBySide() throws IOException {
        change("cardiac/thresholds.csv", "40,75,7.5", "40,75,10");
        Run run = Run.of("rules", "test", folder.resolve("cardiac").toString());
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.out())
                .contains("FAILS cardiac/high-ascvd-risk-without-statin: ")
                .containsPattern("given +\\| expected +\\| got")
                .containsPattern("patient female, 62 years +\\| raise .*\\| silence");
    }

    @Test
    void testSaysWhatNoCaseWouldTell() throws IOException {
        Path cases = folder.resolve("diabetes/high-hba1c-not-repeated.cases.yaml");
        String text = Files.readString(cases);
        int from = text.indexOf("  - case: diabetes is on the problem list");
        int to = text.indexOf("  - case: the result has no usable unit");
        Files.writeString(cases, text.substring(0, from) + text.substring(to));

        Run run = Run.of("rules", "test", folder.resolve("diabetes").toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("What no case would tell if it were lost or wrong:")
                .containsPattern(
                        "diabetes/high-hba1c-not-repeated.drl:\\d+:\\d+: ever\\(\"diabetes\"\\): no case turns on its"
                                + " being true");
        assertThat(Run.of(
                                "rules",
                                "test",
                                "--require-coverage",
                                folder.resolve("diabetes").toString())
                        .exit())
                .isEqualTo(Exit.FAILED);
        assertThat(Run.of(
                                "rules",
                                "test",
                                "--no-coverage",
                                folder.resolve("diabetes").toString())
                        .out())
                .doesNotContain("What no case");
        assertThat(Run.of("rules", "test", "--json", folder.resolve("diabetes").toString())
                        .out())
                .contains("\"gap\":\"never-true\"");
    }

    @Test
    void diffSpeaksClinicalWords() throws IOException {
        change("cardiac/thresholds.csv", "40,75,7.5", "40,75,10");
        Run run = Run.of(
                "rules",
                "diff",
                SHIPPED.resolve("cardiac").toString(),
                folder.resolve("cardiac").toString());
        assertThat(run.out()).isEqualToNormalizingNewlines("""
                        cardiac
                          cardiac/high-ascvd-risk-without-statin
                            ASCVD threshold 7.5 % → 10 % at ages 40 to 75
                        """);
        JsonNode line = json(Run.of(
                        "rules",
                        "diff",
                        "--json",
                        SHIPPED.resolve("cardiac").toString(),
                        folder.resolve("cardiac").toString())
                .out());
        assertThat(line.get("what").asText()).isEqualTo("threshold");
        assertThat(line.get("before").asText()).isEqualTo("7.5 %");
        assertThat(line.get("after").asText()).isEqualTo("10 %");
    }

    @Test
    void diffOfFoldersTellsPacksThatComeAndGo() {
        Run run = Run.of("rules", "diff", SHIPPED.toString(), folder.toString());
        assertThat(run.out()).contains("policy: pack removed").doesNotContain("cardiac");
        assertThat(Run.of("rules", "diff", folder.toString(), folder.toString()).out())
                .contains("No difference.");
    }

    @Test
    void aNewRuleIsGreenAsItIsWritten() {
        Run written = Run.of(
                "rules",
                "new",
                "cardiac/very-high-risk",
                "--model",
                "prevent",
                "--score",
                "ascvd",
                "--at-least",
                "20",
                "%",
                "--in",
                folder.toString());
        assertThat(written.err()).isEmpty();
        assertThat(written.exit()).isZero();
        assertThat(written.out())
                .contains("wrote  " + folder.resolve("cardiac/very-high-risk.drl"), "grew   ", " 0 failed");
        Run lint = Run.of("rules", "lint", folder.toString());
        assertThat(lint.exit()).isZero();
        assertThat(lint.out()).contains("cardiac/very-high-risk.md:", "places are still marked \"TO FILL IN\"");
        assertThat(Run.of("rules", "test", folder.toString()).exit()).isZero();
    }

    @Test
    void newStartsAPackToo() {
        assertThat(Run.of(
                                "rules",
                                "new",
                                "lipids/high-ldl",
                                "--observation",
                                "ldl-cholesterol",
                                "--at-least",
                                "190 mg/dL",
                                "--in",
                                folder.toString())
                        .exit())
                .isZero();
        assertThat(Run.of("rules", "test", folder.resolve("lipids").toString()).out())
                .contains("ok    lipids/high-ldl: exactly at the limit");
    }

    @Test
    void newOverwritesNothingAndSaysWhatItNeeds() {
        String[] again = {
            "rules",
            "new",
            "cardiac/troponin-rise",
            "--model",
            "esc-troponin",
            "--band",
            "rule-in",
            "--in",
            folder.toString()
        };
        assertThat(Run.of(again).err()).contains("troponin-rise.drl is there already");
        assertThat(Run.of(again).exit()).isEqualTo(Exit.USAGE);
        assertThat(Run.of("rules", "new", "cardiac/x", "--in", folder.toString())
                        .err())
                .contains("Say what the rule asks: --model, --observation, or for a policy --procedure");
        assertThat(Run.of("rules", "new", "cardiac/x", "--model", "prevnt", "--in", folder.toString())
                        .err())
                .contains("There is no model \"prevnt\"; did you mean prevent?");
        assertThat(Run.of("rules", "new", "cardiac/x", "--model", "prevent", "--in", folder.toString())
                        .err())
                .contains("Say which --score of model prevent: ascvd, ");
        assertThat(folder.resolve("cardiac/x.drl")).doesNotExist();
    }

    private static JsonNode json(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }

    private void change(String file, String find, String replace) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(find);
        Files.writeString(path, text.replace(find, replace));
    }
}
