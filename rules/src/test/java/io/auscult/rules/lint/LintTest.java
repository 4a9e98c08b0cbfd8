package io.auscult.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.TestPack;
import io.auscult.rules.pack.PpvFloor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an informaticist reads about files that are not right yet: place and sentence, word by word. */
class LintTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final Terms TERMS = Terms.of(
            CONCEPTS,
            List.of(
                    new KnownModel(
                            "prevent",
                            Set.of("scored"),
                            Map.of("ascvd", "probability", "total_cvd", "probability"),
                            Set.of("total-cholesterol")),
                    new KnownModel(
                            "esc-troponin",
                            Set.of("rule-out", "observe", "rule-in"),
                            Map.of("troponin", "ng/L"),
                            Set.of()),
                    new KnownModel(
                            "endpac", Set.of("very_low", "intermediate", "high"), Map.of("score", "points"), Set.of())),
            Set.of(new RuleId("cardiac/troponin-rise"), new RuleId("pancreas/new-diabetes-with-weight-loss")));

    private static final String LOGIC = "question.drl";
    private static final String CARD = "question.md";
    private static final String CASES = "question.cases.yaml";
    private static final String TABLE = "thresholds.csv";
    private static final String YAML = "pack.yaml";

    /** One rule that has everything; each test spoils one thing. */
    private static final Map<String, String> SOUND = Map.of(YAML, """
            id: demo
            version: 1.0.0
            owner: Testers
            kind: clinical
            mode: live
            siteValuesSetBy: testers
            lockOut:
              demo/high:
                usual: 90 d
            settings:
              demo/high:
                repeat-within: 90 d
            """, LOGIC, """
            rule "demo/high"
            when
                Setting( rule == "demo/high", name == "repeat-within", $days : days )
                $patient : Patient( $age : age, !takes("statin"), !measured("hba1c", $days) )
                $row : Threshold( rule == "demo/high", name == "high", fromAge <= $age, toAge >= $age, $high : probability )
                $risk : RiskScored( model.id == "prevent", band == "scored", value("ascvd") >= $high )
            then
                propose( drools, $risk, $row, $patient );
            end
            """, CARD, """
            ---
            id: demo/high
            owner: Testers
            evidence:
              - "site value"
            indicator: info
            summary: "Risk {{ascvd}} at {{age}} years"
            sentence: "The risk is {{ascvd}}, at or above {{high}}."
            ---
            Because.
            """, CASES, """
            rule: demo/high
            cases:
              - case: at it
                shows: fires
                given:
                  - patient: female, 62 years
                  - observation: ldl-cholesterol 160 mg/dL at -1 d
                  - signal: prevent scored ascvd 0.075 probability
                then: raise
              - case: below it
                shows: just not
                given:
                  - patient: female, 62 years
                  - signal: prevent scored ascvd 0.074 probability
                then: silence
                because: it is below
              - case: no score
                shows: data missing
                given:
                  - patient: female, 62 years
                then: silence
                because: there is none
            """, TABLE, """
            rule,name,from_age,to_age,value,ucum,citation
            demo/high,high,40,59,7.5,%,site value
            demo/high,high,60,75,10,%,site value
            """);

    @Test
    void soundFilesAreLeftAlone() {
        assertThat(lint(SOUND)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "question.drl | takes(\"statin\") | takes(\"statins\") | question.drl:4:44: error: \"statins\" is not a concept of the catalogue; did you mean statin?",
                "question.drl | !measured(\"hba1c\", $days) | latest(\"statin\") != null | question.drl:4:62: error: Statin has no amount, so latest(\"statin\") never finds one; ask takes, hasActive, ever, did or measured",
                "question.drl | \"prevent\" | \"prevnt\" | question.drl:6:37: error: there is no model \"prevnt\"; did you mean prevent?; there are endpac, esc-troponin, prevent",
                "question.drl | value(\"ascvd\") | value(\"ascd\") | question.drl:6:72: error: model prevent has no score \"ascd\"; its scores are ascvd, total_cvd",
                "question.drl | \"scored\" | \"high\" | question.drl:6:56: error: model prevent has no band \"high\"; its bands are scored",
                "question.drl | $high : probability | $high : value | question.drl:6:66: error: ascvd lies between 0 and 1, and value is 7.5 of 7.5 %; bind probability instead",
                "question.drl | >= $high | >= 7.5 | question.drl:6:84: error: ascvd lies between 0 and 1: 7.5 % is 0.075",
                "question.drl | >= $high | >= 0.075 | question.drl:6:84: warning: nobody vouches for 0.075 in a rule file; put it into thresholds.csv, with its citation or as a site value",
                "thresholds.csv | 7.5,% | 7.5,mg/dL | thresholds.csv:2:26: error: model prevent gives ascvd as a probability, and this row is in mg/dL; write it in %",
                "thresholds.csv | 7.5,% | 750,% | thresholds.csv:2:22: error: a probability lies between 0 and 100 %, and this is 750 %",
                "thresholds.csv | 60,75 | 55,75 | thresholds.csv:3:16: error: ages 55 to 59 have two rows of high: 7.5 % (line 2) and 10 %; let one end before the other begins",
                "thresholds.csv | 60,75 | 62,75 | thresholds.csv:3:16: warning: no row of high is for ages 60 to 61 (line 2 ends at 59)",
                "thresholds.csv | 60,75 | 75,60 | thresholds.csv:3:16: error: from 75 to 60 years is nobody; the smaller age comes first",
                "thresholds.csv | demo/high,high,60 | demo/hihg,high,60 | thresholds.csv:3:1: error: \"demo/hihg\" is not a rule of this pack; did you mean demo/high?",
                "thresholds.csv | demo/high,high,60 | demo/high,low,60 | thresholds.csv:3:11: warning: rule demo/high does not read the threshold low; remove the row, or read it with Threshold( rule == \"demo/high\", name == \"low\", $least : value )",
                "question.drl | name == \"high\" | name == \"hgih\" | question.drl:5:5: error: thresholds.csv has no row of demo/high named hgih, so the rule never fires; add it to the table or correct the name",
                "question.drl | name == \"repeat-within\" | name == \"repeat\" | question.drl:3:5: error: pack.yaml has no setting of demo/high named repeat, so the rule never fires; add it to settings or correct the name",
                "question.drl | $age : age, | $age : age, age >= 80, | question.drl:4:37: error: the rule never fires: age >= 80, and its threshold rows are for ages 40 to 59, 60 to 75",
                "question.drl | $age : age, | $age : age, age >= 50, age < 45, | question.drl:4:48: error: the rule never fires: age < 45 contradicts age >= 50 (line 4)",
                "question.drl | $age : age, | $age : age, takes(\"statin\"), | question.drl:4:55: error: the rule never fires: takes(\"statin\") contradicts takes(\"statin\") (line 4)",
                "question.drl | $age : age, | $age : age, sex == \"woman\", | question.drl:4:44: error: sex is never \"woman\"; it is female, male, other, unknown",
                "question.drl | fromAge <= $age, toAge >= $age, | | question.drl:5:5: warning: the rows have ages and the rule does not look at them, so every row counts for everybody; add fromAge <= $age, toAge >= $age",
                "question.drl | Patient( $age | Pateint( $age | question.drl:4:5: error: 'Pateint' is not a type a rule here sees; did you mean Patient?; types are NotAssessable, Patient, Pending, RiskScored, Setting, Threshold",
                "pack.yaml | repeat-within: 90 d | repeat-within: 90 d\\n    look-back: 30 d | pack.yaml:13:5: warning: rule demo/high does not read the setting look-back; remove it, or read it with Setting( rule == \"demo/high\", name == \"look-back\", $days : days )",
                "pack.yaml | lockOut:\\n  demo/high | lockOut:\\n  demo/hihg | pack.yaml:8:3: error: \"demo/hihg\" is not a rule of this pack; did you mean demo/high?",
                "question.md | {{ascvd}}, at | {{ascdv}}, at | question.md:8:26: error: {{ascdv}} would read \"not known\": demo/high shows age, ascvd, band, first-score, high, most, most-points, threshold, total-cholesterol, total_cvd",
                "question.md | \"site value\" | \"Good practice\" | question.md:5:6: warning: nobody can look this up: give a DOI, an address, a PMID or a registry number, or say \"site value\"",
                "question.md | Because. | TO FILL IN | question.md:10:1: warning: 1 place is still marked \"TO FILL IN\"",
                "question.cases.yaml | ldl-cholesterol 160 mg/dL | ldl-cholesterol 160 mg/L | question.cases.yaml:7:9: error: \"mg/L\" is no unit of LDL cholesterol; its units are g/L, mg/dL, mmol/L. A case that means a unit nobody understands shows: data missing",
                "question.cases.yaml | ldl-cholesterol 160 | ldl-cholestrol 160 | question.cases.yaml:7:9: error: \"ldl-cholestrol\" is not a concept of the catalogue; did you mean ldl-cholesterol or hdl-cholesterol?",
                "question.cases.yaml | ascvd 0.075 | ascvd 7.5 | question.cases.yaml:8:9: error: a probability lies between 0 and 1: 7.5 % is 0.075",
                "question.cases.yaml | 0.075 probability | 0.075 points | question.cases.yaml:8:9: error: model prevent gives ascvd in probability, and not in points",
                "question.cases.yaml | prevent scored ascvd 0.075 | prevnet scored ascvd 0.075 | question.cases.yaml:8:9: error: there is no model \"prevnet\"; did you mean prevent?; there are endpac, esc-troponin, prevent",
                "question.cases.yaml | patient: female, 62 years\\n      - observation | patient: a woman\\n      - observation | question.cases.yaml:6:9: error: patient: cannot be read; write it like \"patient: female, 62 years\"",
                "question.cases.yaml | shows: data missing | shows: just not | question.drl:1:1: error: rule demo/high has no case that shows: data missing",
                "question.cases.yaml | rule: demo/high | rule: demo/hihg | question.cases.yaml:3:5: error: demo/hihg is not a rule of this pack; did you mean demo/high?"
            })
    void saysWhatIsWrongAndWhere(String file, String find, String replace, String finding) {
        assertThat(lint(spoiled(file, text(find), text(replace)))).contains(finding.strip());
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell.replace("\\n", "\n");
    }

    @Test
    void aRuleWithoutACardIsToldTheNameOfIt() {
        assertThat(lint(without(CARD)))
                .contains(
                        "question.drl:1:1: error: rule demo/high has no card; write one, high.md, with \"id: demo/high\"");
    }

    @Test
    void aCardWithoutARuleIsTold() {
        assertThat(lint(spoiled(CARD, "id: demo/high", "id: demo/higher")))
                .contains(
                        "question.md:2:1: error: the card of demo/higher has no rule; write the rule or remove the card");
    }

    @Test
    void aStrangeFileIsTold() {
        Map<String, String> files = new HashMap<>(SOUND);
        files.put("notes.txt", "x");
        assertThat(lint(files)).singleElement().asString().startsWith("notes.txt:1:1: error: not a file of a pack");
    }

    @Test
    void aLongSummaryIsTold() {
        assertThat(lint(spoiled(CARD, "Risk {{ascvd}}", "Risk {{ascvd}}" + " and more".repeat(15))))
                .containsExactly(
                        "question.md:7:1: warning: the summary may grow to 160 characters, and after 139 it is cut off; say it shorter");
    }

    @Test
    void aThresholdInAnotherUnitThanItsConceptIsConverted() {
        Map<String, String> files = new HashMap<>(spoiled(
                LOGIC,
                "!measured(\"hba1c\", $days)",
                "!measured(\"hba1c\", $days), $ldl : latest(\"ldl-cholesterol\"), $ldl != null"));
        files.put(
                LOGIC,
                Objects.requireNonNull(files.get(LOGIC))
                        .replace(
                                "then\n",
                                "    Threshold( rule == \"demo/high\", name == \"ldl\", $least : value <= $ldl.value )\nthen\n"));
        files.put(TABLE, SOUND.get(TABLE) + "demo/high,ldl,0,120,4.9,mmol/L,site value\n");
        assertThat(lint(files))
                .containsExactly(
                        "thresholds.csv:4:25: error: rules see LDL cholesterol in mg/dL, and this row is in mmol/L; write 189.5 mg/dL");
        files.put(TABLE, SOUND.get(TABLE) + "demo/high,ldl,0,120,4900,mg/dL,site value\n");
        assertThat(lint(files))
                .containsExactly(
                        "thresholds.csv:4:21: error: 4900 mg/dL is outside what the catalogue finds plausible for LDL cholesterol (5 to 1000), so no value that is used ever reaches it");
    }

    @Test
    void aPolicyThatSpeaksOfNoRuleIsTold() {
        PackRelease pack = TestPack.policy("p")
                .file(
                        "a.drl",
                        "rule \"policy/a\" when $p : Proposal( area == \"pancreass\" ) then hold( drools, $p, null ); end")
                .file(
                        "a.md",
                        "---\nid: policy/a\nowner: T\nevidence: [\"site value\"]\nsentence: \"Held.\"\n---\nBecause.\n")
                .release();
        assertThat(words(Lint.check(pack, TERMS)))
                .contains(
                        "a.drl:1:45: warning: no rule of these packs has the area \"pancreass\"; did you mean pancreas?");
    }

    @Test
    void saysBeforehandWhichAlertsOfModelsWillNotInterrupt() {
        Map<String, String> files = spoiled(CARD, "indicator: info", "indicator: warning");
        PackRelease pack = new PackRelease("demo", "1.0.0", Mode.LIVE, Instant.EPOCH, files);
        List<PpvFloor> floors = List.of(new PpvFloor(BigDecimal.valueOf(5), Map.of()));

        assertThat(words(Lint.check(pack, TERMS.with(floors))))
                .isEqualTo(words(Lint.passive(pack, floors)))
                .singleElement()
                .asString()
                .startsWith(
                        "question.md:6:1: warning: the card says warning, and it will be shown passively. It interrupts"
                                + " nobody: no predictive value is stated for it, and this site asks for 5 % or more. State one (\"ppv:\" with value and citation)");
        assertThat(Lint.check(pack, TERMS)).isEmpty();
        assertThat(Lint.passive(
                        pack,
                        List.of(new PpvFloor(
                                BigDecimal.valueOf(5), Map.of(new RuleId("demo/high"), "a count, and no prediction")))))
                .isEmpty();
    }

    @Test
    void theShippedPacksHaveNoErrors() {
        Terms all = Terms.of(
                CONCEPTS,
                TERMS.models().values(),
                Set.of(new RuleId("cardiac/troponin-rise"), new RuleId("pancreas/new-diabetes-with-weight-loss")));
        for (PackRelease pack : BundledFiles.packs(Instant.EPOCH)) {
            assertThat(Lint.check(pack, all).stream()
                            .filter(Finding::isError)
                            .filter(finding -> finding.kind() != LintKind.UNKNOWN_MODEL)
                            .map(Finding::words))
                    .as(pack.id())
                    .isEmpty();
        }
    }

    private static List<String> lint(Map<String, String> files) {
        return words(Lint.check(new PackRelease("demo", "1.0.0", Mode.LIVE, Instant.EPOCH, files), TERMS));
    }

    private static List<String> words(List<Finding> findings) {
        return findings.stream().map(Finding::words).toList();
    }

    private static Map<String, String> without(String file) {
        Map<String, String> files = new HashMap<>(SOUND);
        files.remove(file);
        return files;
    }

    private static Map<String, String> spoiled(String file, String find, String replace) {
        Map<String, String> files = new HashMap<>(SOUND);
        String text = Objects.requireNonNull(files.get(file));
        assertThat(text).contains(find);
        files.put(file, text.replaceFirst(Pattern.quote(find), Matcher.quoteReplacement(replace)));
        return files;
    }
}
