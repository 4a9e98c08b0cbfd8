package io.auscult.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.concept.Concepts;
import io.auscult.core.release.PackRelease;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.PackCheck;
import io.auscult.rules.cases.CaseResult;
import io.auscult.rules.cases.CaseRunner;
import io.auscult.rules.concept.ConceptFiles;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shipped rules speak of the shipped models as these are: their ids, bands and scores. The packs' own cases give what a model says;
 * here the models say it themselves, from what an EHR would send.
 */
class RulesOnModelsTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final List<PackRelease> PACKS = BundledFiles.packs(Instant.EPOCH);
    private static final Pattern MODEL = Pattern.compile("model\\.id == \"([^\"]+)\"");

    @Test
    void everyRuleReadsAModelThatShips() {
        Set<String> read = new TreeSet<>();
        PACKS.forEach(pack -> pack.files().forEach((file, text) -> {
            Matcher matcher = MODEL.matcher(file.endsWith(".drl") ? text : "");
            while (matcher.find()) {
                read.add(matcher.group(1));
            }
        }));

        assertThat(Models.ids()).containsAll(read);
        assertThat(read)
                .containsExactly(
                        "ca19-9",
                        "caps-surveillance",
                        "cha2ds2",
                        "endpac",
                        "esc-troponin",
                        "ipmn",
                        "news2",
                        "nt-probnp",
                        "prevent",
                        "qtc");
    }

    @Test
    void everyPackMayBePublishedWithTheModelsAsked() {
        for (PackRelease pack : PACKS) {
            assertThat(PackCheck.check(pack, CONCEPTS, Models.all()))
                    .as(pack.id())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cardiac/news2-high | female, 74 years | respiratory-rate 26 /min; oxygen-saturation 92 %; oxygen-delivery supplemental-oxygen; systolic-bp 98 mm[Hg]; heart-rate 118 /min; consciousness alert; body-temperature 38.4 Cel | NEWS2 12 (7 points or more)",
                "cardiac/news2-single-parameter | male, 66 years | respiratory-rate 26 /min; oxygen-saturation 97 %; oxygen-delivery room-air; systolic-bp 128 mm[Hg]; heart-rate 78 /min; consciousness alert; body-temperature 37.1 Cel | NEWS2 3 with 3 points for respiratory rate alone",
                "cardiac/long-qtc | male, 67 years | qt-interval 480 ms; heart-rate 80 /min | QTc 528 ms",
                "cardiac/long-qtc | male, 67 years | qtc-interval 505 ms | QTc 505 ms",
                "cardiac/nt-probnp-rule-in | female, 71 years | nt-probnp 1200 ng/L | NT-proBNP 1200 ng/L",
                "cardiac/ai-ecg-low-ef-without-echo | male, 61 years | ai-ecg-low-ef 0.73 1 | AI-ECG: 73 % probability",
                "pancreas/ca19-9-raised | male, 66 years | ca19-9 58 [arb'U]/mL; bilirubin-total 0.8 mg/dL | CA 19-9 58 U/mL"
            })
    void aRuleSpeaksOnWhatWasMeasured(String rule, String patient, String measured, String words) {
        StringBuilder given = new StringBuilder("      - patient: " + patient + "\n");
        for (String each : measured.split("; ", -1)) {
            given.append("      - observation: ").append(each).append(" at -10 min\n");
        }
        assertThat(says(rule, given.toString())).contains(words);
    }

    @Test
    void atrialFibrillationAndAgeAreEnough() {
        assertThat(says("cardiac/af-without-anticoagulant", """
                      - patient: female, 76 years
                      - problem: atrial-fibrillation since -1 y
                """)).contains("CHA2DS2-VA 2,");
    }

    @Test
    void aVariantAndTheAgeAreEnough() {
        assertThat(says("pancreas/caps-surveillance-due", """
                      - patient: female, 47 years
                      - problem: germline-cdkn2a since -3 y
                """)).contains("no MRI/MRCP or EUS in 365 days");
    }

    @Test
    void aWideDuctOfAnIpmnIsEnough() {
        assertThat(says("pancreas/ipmn-worrisome-feature", """
                      - patient: male, 70 years
                      - problem: ipmn since -2 y
                      - observation: main-pancreatic-duct-diameter 6 mm at -10 d
                """)).contains("0 absolute and 1 relative");
    }

    /** The same year, and a loss of 3 or of 8 kg: the score decides which of the two questions is asked. */
    @Test
    void lostWeightWithNewDiabetesIsAskedAboutOnce() {
        String year = """
                      - patient: male, 63 years
                      - observation: hba1c 6.4 % at -385 d
                      - observation: hba1c 6.9 % at -20 d
                      - observation: body-weight 60 kg at -385 d
                      - observation: body-weight <kg> kg at -20 d
                """;

        assertThat(says("pancreas/unexplained-weight-loss", year.replace("<kg>", "57")))
                .contains("-5.0 % weight");
        assertThat(says("pancreas/new-diabetes-with-weight-loss", year.replace("<kg>", "57")))
                .isEqualTo("silence");
        assertThat(says("pancreas/unexplained-weight-loss", year.replace("<kg>", "52")))
                .isEqualTo("silence");
        assertThat(says("pancreas/new-diabetes-with-weight-loss", year.replace("<kg>", "52")))
                .contains("ENDPAC score 6");
    }

    private static String says(String rule, String given) {
        String name = "on the models";
        String file = "rule: " + rule + "\ncases:\n  - case: " + name + "\n    shows: fires\n    given:\n" + given
                + "    then: raise\n";
        return new CaseRunner(CONCEPTS, Models.all())
                .run(with(rule, file)).stream()
                        .filter(result -> result.name().equals(name))
                        .map(CaseResult::got)
                        .findFirst()
                        .orElseThrow();
    }

    private static PackRelease with(String rule, String cases) {
        PackRelease pack = PACKS.stream()
                .filter(each -> each.files().values().stream().anyMatch(text -> text.contains("rule \"" + rule + "\"")))
                .findFirst()
                .orElseThrow();
        Map<String, String> files = new HashMap<>(pack.files());
        files.keySet().removeIf(file -> file.endsWith(".cases.yaml"));
        files.put("on-models.cases.yaml", cases);
        return new PackRelease(pack.id(), pack.version(), pack.mode(), pack.inForceFrom(), files);
    }
}
