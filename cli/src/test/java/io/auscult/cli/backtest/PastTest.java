package io.auscult.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.backtest.Past.Happened;
import io.auscult.core.alert.Alert;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.value.Code;
import io.auscult.core.value.Mode;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.DroolsRulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PastTest {
    private static final Instant T0 = Instant.parse("2026-01-10T08:00:00Z");
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final DroolsRulebook RULES = DroolsRulebook.compile(
            BundledFiles.packs(Instant.EPOCH),
            Models.all().stream().collect(Collectors.toMap(RiskModel::ref, _ -> Mode.LIVE)));
    private static final Code TROPONIN = new Code(Code.LOINC, "67151-1");
    private static final Code ELECSYS = new Code("urn:v2:99LAB", "ELECSYS-TNTHS");
    private static final Duration DAY = Duration.ofDays(1);

    /** The troponin rule's, after it was accepted. */
    private static final Duration LOCK_OUT = Duration.ofHours(12);

    private static final String RULE = "cardiac/troponin-rise";

    @Test
    void anAlertOpensWhenItsEventWouldHaveCome() {
        List<Happened> happened = lived(DAY, null, troponin("14", 0), troponin("80", 1));

        assertThat(happened).singleElement().isInstanceOfSatisfying(Happened.Changed.class, changed -> {
            assertThat(changed.at()).isEqualTo(T0.plus(Duration.ofHours(1)));
            assertThat(changed.alert()).isInstanceOf(Alert.Open.class);
        });
    }

    @Test
    void whatWasAcceptedIsNotOpenedAgainWithinItsLockOut() {
        List<Happened> happened = lived(
                LOCK_OUT,
                Duration.ofMinutes(30),
                troponin("14", 0),
                troponin("80", 1),
                troponin("14", 4),
                troponin("90", 5));

        assertThat(happened.stream().filter(PastTest::opens)).hasSize(1);
        assertThat(happened).hasAtLeastOneElementOfType(Happened.Held.class);
    }

    @Test
    void whenTheLockOutIsOverAndAnotherSeriesBeginsTheQuestionIsAskedAgain() {
        List<Happened> happened = lived(
                Duration.ofHours(30), Duration.ofMinutes(30), troponin("14", 0), troponin("80", 1), troponin("90", 27));

        assertThat(happened.stream().filter(PastTest::opens).map(Happened::at))
                .containsExactly(T0.plus(Duration.ofHours(1)), T0.plus(Duration.ofHours(27)));
    }

    @Test
    void whenNothingNewWasMeasuredItIsNotAskedAgain() {
        List<Happened> happened =
                lived(Duration.ofDays(3), Duration.ofMinutes(30), troponin("14", 0), troponin("80", 1));

        assertThat(happened.stream().filter(PastTest::opens)).hasSize(1);
    }

    private static boolean opens(Happened happened) {
        return happened instanceof Happened.Changed changed
                && changed.alert() instanceof Alert.Open
                && changed.alert().episode().revision() == 1
                && changed.alert().episode().openedAt().equals(changed.at());
    }

    private static PatientEvent troponin(String amount, int hour) {
        Instant at = T0.plus(Duration.ofHours(hour));
        return Said.at(at).byMethod(ELECSYS).result("t" + hour, TROPONIN, amount, "ng/L", at);
    }

    private static List<Happened> lived(Duration span, @Nullable Duration answeredAfter, PatientEvent... results) {
        List<PatientEvent> events = new ArrayList<>();
        events.add(Said.at(T0).person(Sex.FEMALE, "1950-02-03"));
        events.addAll(List.of(results));
        List<Happened> happened = new ArrayList<>();
        new Past(Said.PATIENT, CONCEPTS, Models.all(), RULES, answeredAfter, happened::add).live(events, T0.plus(span));
        return happened.stream().filter(each -> RULE.equals(rule(each))).toList();
    }

    private static String rule(Happened happened) {
        return switch (happened) {
            case Happened.Changed changed -> changed.alert().episode().rule().value();
            case Happened.Held held -> held.withhold().rule().value();
        };
    }
}
