package io.auscult.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.concept.Concepts;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.PackCheck;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.TestPack;
import io.auscult.rules.pack.RuleError;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line of a case says is what the rule then sees. */
class GivenTest {
    /** Between two lines of a case. */
    private static final String AND = "\n      - ";

    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ordered(\"echocardiogram\", 90) | order: echocardiogram at -89 d | order: echocardiogram at -90 d",
                "ordered(\"echocardiogram\", 90) | order: echocardiogram at +9 d | order: echocardiogram at -1 d, revoked",
                "ordered(\"echocardiogram\", 90) | order: echocardiogram at -1 h | procedure: echocardiogram at -1 h",
                "did(\"echocardiogram\", 90) | procedure: echocardiogram at -1 h | order: echocardiogram at -1 h",
                "given(\"anticoagulant\", 2) | dose: anticoagulant at -47 h | dose: anticoagulant at -48 h",
                "given(\"anticoagulant\", 2) | dose: anticoagulant at -1 h, in-progress | dose: anticoagulant at -1 h, not-done",
                "given(\"anticoagulant\", 2) | dose: anticoagulant at -1 h | dispense: anticoagulant at -1 h",
                "dispensed(\"anticoagulant\", 30) | dispense: anticoagulant at -29 d | dispense: anticoagulant at -30 d",
                "dispensed(\"anticoagulant\", 30) | dispense: anticoagulant at -1 d | medication: anticoagulant since -1 d",
                "takes(\"anticoagulant\") | medication: anticoagulant since -1 d | dispense: anticoagulant at -1 d",
                "allergicTo(\"statin\") | allergy: statin since -2 y | allergy: statin since -2 y, refuted",
                "allergicTo(\"statin\") | allergy: statin since -2 y | allergy: statin since -2 y, resolved",
                "allergicTo(\"statin\") | allergy: statin since -2 y | medication: statin since -2 y",
                "familyHas(\"pancreatic-cancer\") | relative: mother with pancreatic-cancer | problem: pancreatic-cancer since -1 y",
                "ever(\"pancreatic-cancer\") | problem: pancreatic-cancer since -1 y | relative: sister with pancreatic-cancer"
            })
    void aLineIsSeenByTheQuestionThatItIsFor(String question, String yes, String no) {
        assertThat(check("$it : Patient( " + question + " )", yes, no)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "points(\"heart-rate\") == 3 | heart-rate gives 3, oxygen gives 0 | heart-rate gives 2",
                "anyPoints(3) | heart-rate gives 0, oxygen gives 3 | heart-rate gives 2, oxygen gives 2.5",
                "points(\"heart-rate\") < 1 | heart-rate gives -0.5 | oxygen gives 0"
            })
    void aSignalMayGiveWhatEachInputAdds(String question, String yes, String no) {
        String signal = "signal: news2 low score 4 points; ";

        assertThat(check("$it : RiskScored( model.id == \"news2\", " + question + " )", signal + yes, signal + no))
                .isEmpty();
    }

    @Test
    void aRiseIsAgainstTheLowestOfTheDaysBefore() {
        String newest = lines("480 ms at -1 h", "470 ms at -1 d");

        assertThat(check(
                        "$p : Patient( $it : rise(\"qtc-interval\", 30), $it != null, $it.value >= 40 )",
                        newest + AND + lines("440 ms at -2 d"),
                        newest + AND + lines("440 ms at -31 d")))
                .isEmpty();
    }

    private static String lines(String... values) {
        return Stream.of(values)
                .map(value -> "observation: qtc-interval " + value)
                .collect(Collectors.joining(AND));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order: echocardiogram | order: cannot be read; write it like \"order: echocardiogram at -3 d\"",
                "dose: anticoagulant since -3 d | dose: cannot be read; write it like \"dose: anticoagulant at -6 h\"",
                "dispense: nothing-known at -1 d | \"nothing-known\" is not a concept of the catalogue",
                "allergy: statin | allergy: cannot be read; write it like \"allergy: statin since -2 y\"",
                "relative: neighbour with pancreatic-cancer | relative: cannot be read; write it like \"relative: mother with",
                "signal: news2 low score 4 points; heart-rate 3 | signal: cannot be read; write it like",
                "signal: news2 low score 4 points, | signal: cannot be read; write it like"
            })
    void aLineThatCannotBeReadIsRefusedWithAnExample(String line, String message) {
        assertThat(check("$it : Patient( age > 3 )", line, line))
                .anySatisfy(words -> assertThat(words).contains(message));
    }

    private static List<String> check(String condition, String yes, String no) {
        PackRelease pack = TestPack.clinical("given")
                .proposes("test/given", condition)
                .file("given.cases.yaml", """
                        rule: test/given
                        cases:
                          - case: yes
                            shows: fires
                            given:
                              - %s
                            then: raise
                          - case: no
                            shows: just not
                            given:
                              - %s
                            then: silence
                            because: it is not so
                          - case: nothing
                            shows: data missing
                            given:
                              - patient: male
                            then: silence
                            because: nothing is known
                        """.formatted(yes, no))
                .release();
        return PackCheck.check(pack, CONCEPTS).stream().map(RuleError::words).toList();
    }
}
