package io.auscult.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.fact.Patient;
import io.auscult.rules.pack.PackFiles;
import io.auscult.rules.pack.RuleError;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of an answer that may not be there is found before a patient comes who lacks it. */
class NullCheckTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "$it : Patient( latest(\"hba1c\").value > 6.5 ); 2:16; latest(\"hba1c\") is null where the chart has none, and then value cannot be asked of it",
                "$it : Patient( $a : latest(\"hba1c\"), $a.value > 6.5 ); 2:38; $a is null where the chart has none",
                "$it : Patient( $a : drug(\"statin\") ) Patient( $a.words == \"x\" ); 2:47; $a is null",
                "$it : Patient( rise(\"hba1c\", 90).value > 1, rise(\"hba1c\", 90) != null ); 2:16; rise(\"hba1c\", 90) is null",
                "$it : Patient( latest(\"hba1c\") != null || latest(\"hba1c\").value > 1 ); 2:43; latest(\"hba1c\") is null",
                "$it : Patient( latest(\"hba1c\") != null ) Patient( latest(\"hba1c\").value > 1 ); 2:51; latest(\"hba1c\") is null",
                "$it : Patient( $a : latest(\"hba1c\") ) not Patient( $a != null ) Patient( $a.value > 1 ); 2:74; $a is null",
                "$it : Patient( !did(\"echocardiogram\", 90), $a : lastDone(\"echocardiogram\"), $a.words == \"x\" ); 2:77; $a is null"
            })
    void whatMayNotBeThereIsToldWithItsPlace(String when, String place, String sentence) {
        assertThat(check(when)).singleElement().satisfies(error -> {
            assertThat(error.line() + ":" + error.column()).isEqualTo(place);
            assertThat(error.message()).startsWith(sentence);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$it : Patient( $a : latest(\"hba1c\"), $a != null, $a.value > 6.5 )",
                "$it : Patient( latest(\"hba1c\") != null, latest(\"hba1c\").value > 6.5 )",
                "$it : Patient( $a : latest(\"hba1c\"), latest(\"hba1c\") != null, $a.value > 6.5 )",
                "$it : Patient( latest(\"hba1c\") != null && latest(\"hba1c\").value > 6.5 )",
                "$it : Patient( latest(\"hba1c\") == null || latest(\"hba1c\").value > 6.5 )",
                "$it : Patient( $a : latest(\"hba1c\"), null != $a ) Patient( $a.value > 6.5 )",
                "$it : Patient( $a : latest(\"hba1c\"), !($a == null), $a.value > 6.5 )",
                "$it : Patient( did(\"echocardiogram\", 90), $a : lastDone(\"echocardiogram\"), $a.words == \"x\" )",
                "$it : Patient( takes(\"statin\"), $a : drug(\"statin\"), $a.words == \"x\" )",
                "$it : Patient( $a : latest(\"hba1c\") )"
            })
    void whatWasLookedForBeforeIsThere(String when) {
        assertThat(check(when)).isEmpty();
    }

    @Test
    void whatThenShowsIsLookedAtToo() {
        RuleFile file = RuleFile.parse(
                "a.drl",
                "rule \"site/a\" when Patient( $a : latest(\"hba1c\") ) then propose( drools, $a.value ); end",
                io.auscult.rules.pack.Pack.Kind.CLINICAL);

        assertThat(RuleReader.nullQuestions(RuleReader.read(file)))
                .extracting(RuleError::words)
                .singleElement()
                .asString()
                .startsWith("a.drl:1:1: $a is null where the chart has none");
    }

    @Test
    void noShippedRuleAsksSo() {
        for (PackRelease release : BundledFiles.packs(Instant.EPOCH)) {
            var pack = PackFiles.parse(release);
            pack.ruleFiles()
                    .forEach((file, text) -> assertThat(
                                    RuleReader.nullQuestions(RuleReader.read(RuleFile.parse(file, text, pack.kind()))))
                            .as(file)
                            .isEmpty());
        }
    }

    @Test
    void everyQuestionToAPatientThatMayBeAnsweredWithNullIsKnown() {
        Set<String> nullable = Stream.of(Patient.class.getMethods())
                .filter(method -> Vocabulary.CLINICAL.asks("Patient").contains(method.getName()))
                .filter(NullCheckTest::mayBeNull)
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(nullable).isEqualTo(Vocabulary.MAY_BE_NULL);
    }

    private static boolean mayBeNull(Method method) {
        return method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
    }

    private static List<RuleError> check(String when) {
        RuleFile file = RuleFile.parse(
                "a.drl",
                "rule \"site/a\" when\n" + when + "\nthen propose( drools, $it ); end",
                io.auscult.rules.pack.Pack.Kind.CLINICAL);
        List<RuleText> rules = RuleReader.read(file);
        assertThat(rules).extracting(RuleText::id).containsExactly(new RuleId("site/a"));
        return RuleReader.nullQuestions(rules);
    }
}
