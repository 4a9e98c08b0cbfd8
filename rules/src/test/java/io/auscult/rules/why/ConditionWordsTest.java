package io.auscult.rules.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.release.PackRelease;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.drools.RuleFile;
import io.auscult.rules.drools.RuleReader;
import io.auscult.rules.drools.TestPack;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PackFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "takes(\"statin\") # statin on the medication list",
                "!takes(\"statin\") # no statin on the medication list",
                "takes(\"statin\") == false # no statin on the medication list",
                "hasActive(\"atrial-fibrillation\") # atrial fibrillation or flutter on the problem list",
                "!hasActive(\"atrial-fibrillation\") # no active atrial fibrillation or flutter on the problem list",
                "ever(\"pancreatic-cancer\") # pancreatic cancer on record",
                "did(\"abdominal-imaging\", 30) # abdominal imaging in the last 30 days",
                "!measured(\"hba1c\", 90) # no HbA1c measured in the last 90 days",
                "age >= 40 # age at or above 40 years",
                "age >= 40 && age < 76 # age at or above 40 years and age below 76 years",
                "!(age >= 40 && age < 76) # age below 40 years or age at or above 76 years",
                "sex == \"female\" # sex is female",
                "sex != \"female\" # sex is not female",
                "sex in (\"female\", \"other\") # sex is one of female, other",
                "sex not in (\"female\", \"other\") # sex is none of female, other",
                "deceased # the patient has died",
                "!deceased # the patient is alive",
                "latest(\"hba1c\") != null # HbA1c on record that may be used",
                "latest(\"hba1c\") == null # no HbA1c that may be used",
                "latest(\"hba1c\").value >= 6.5 # newest HbA1c at or above 6.5 %",
                "latest(\"body-weight\").value < 50 # newest body weight below 50 kg",
                "derived(\"weight-change\") != null # weight change over the year to the onset can be derived",
                "lastDone(\"abdominal-imaging\") == null # no abdominal imaging on record",
                "takes(\"statin\") || ever(\"pancreatic-cancer\") # statin on the medication list or pancreatic cancer on record",
            })
    void eachQuestionAboutThePatientIsSaidInWords(String condition, String words) {
        assertThat(clinical("$it : Patient( " + condition + " )")).containsExactly(words);
    }

    @Test
    void scoresBandsAndMissingScoresNameTheirModel() {
        assertThat(clinical("$it : RiskScored( model.id == \"endpac\", band == \"high\", value(\"score\") > 3 )"))
                .containsExactly("ENDPAC has a score", "ENDPAC: band is high", "ENDPAC: score above 3");
        assertThat(clinical("$it : NotAssessable( model.id == \"esc-troponin\" )"))
                .containsExactly("esc-troponin is not assessable");
        assertThat(clinical("$it : Pending( model.id == \"endpac\" )"))
                .containsExactly("ENDPAC has been asked and has not answered");
    }

    @Test
    void notExistsAndOrAreSaidOfWhatIsInThem() {
        assertThat(clinical("$it : Patient() not RiskScored( model.id == \"endpac\", band == \"high\" )"))
                .containsExactly("not the case: ENDPAC: band is high");
        assertThat(clinical("$it : Patient() exists RiskScored( model.id == \"endpac\" )"))
                .containsExactly("ENDPAC has a score");
        assertThat(clinical("$it : Patient() (RiskScored( model.id == \"a\" ) or RiskScored( model.id == \"b\" ))"))
                .containsExactly("A has a score, or B has a score");
    }

    @Test
    void numbersThatDifferByAgeAreListedWithTheirAges() {
        PackRelease release = TestPack.clinical("t").file("thresholds.csv", """
                        rule,name,from_age,to_age,value,ucum,citation
                        t/q,limit,18,49,10,%,A study
                        t/q,limit,50,80,7.5,%,A study
                        """).release();

        assertThat(words(
                        release,
                        "$it : Patient( $age : age )"
                                + " Threshold( rule == \"t/q\", fromAge <= $age, toAge >= $age, $high : value )"
                                + " Patient( latest(\"hba1c\").value > $high )"))
                .containsExactly(
                        "age from 18 to 49 years, or from 50 to 80 years",
                        "newest HbA1c above limit (10 % from 18 to 49 years, 7.5 % from 50 to 80 years)");
    }

    @Test
    void aNumberOfThePackIsWhatSomethingIsComparedWithWhicheverStandsFirst() {
        PackRelease release = TestPack.clinical("t")
                .file("thresholds.csv", "rule,name,from_age,to_age,value,ucum,citation\nt/q,limit,18,80,10,%,A study\n")
                .release();

        assertThat(words(
                        release,
                        "$it : Patient( $age : age, $now : latest(\"hba1c\"), $now != null )"
                                + " Threshold( rule == \"t/q\", fromAge <= $age, toAge >= $age, value <= $now.value )"))
                .containsExactly(
                        "HbA1c on record that may be used",
                        "age from 18 to 80 years",
                        "newest HbA1c at or above limit (10 %)");
    }

    @Test
    void everyConditionOfTheBundledPacksHasWordsWithoutVariables() {
        for (PackRelease release : BundledFiles.packs(Instant.EPOCH)) {
            Pack pack = PackFiles.parse(release);
            pack.ruleFiles().forEach((name, text) -> {
                Map<String, List<String>> words = words(RuleFile.parse(name, text, pack.kind()), pack);
                assertThat(words)
                        .as(name)
                        .isNotEmpty()
                        .allSatisfy((_, conditions) -> assertThat(conditions)
                                .isNotEmpty()
                                .allSatisfy(
                                        condition -> assertThat(condition).doesNotContain("$", "\"", "==", "null")));
            });
        }
    }

    @Test
    void policiesSpeakOfProposalsAndAnswers() {
        Pack pack = PackFiles.parse(BundledFiles.packs(Instant.EPOCH).stream()
                .filter(release -> release.id().equals("policy"))
                .findFirst()
                .orElseThrow());
        String lookBack = String.valueOf(pack.ruleFiles().get("look-back.drl"));

        assertThat(words(RuleFile.parse("look-back.drl", lookBack, pack.kind()), pack))
                .containsEntry(
                        "policy/look-back", List.of("an alert is proposed", "what it asks for is there already"));
    }

    private static List<String> clinical(String condition) {
        return words(TestPack.clinical("t").release(), condition);
    }

    private static List<String> words(PackRelease release, String condition) {
        Pack pack = PackFiles.parse(release);
        RuleFile file = RuleFile.parse(
                "q.drl", "rule \"t/q\" when " + condition + " then propose( drools, $it ); end", pack.kind());
        return words(file, pack).values().iterator().next();
    }

    /** What the rules of a file ask, by the rule's name in the file. */
    private static Map<String, List<String>> words(RuleFile file, Pack pack) {
        return RuleReader.read(file).stream().collect(Collectors.toMap(RuleText::name, rule -> {
            List<Element> elements = Element.of(rule);
            ConditionWords words = new ConditionWords(elements, Scope.of(elements, pack), new Names(Asking.CONCEPTS));
            return Step.of(elements).stream().map(words::of).toList();
        }));
    }
}
