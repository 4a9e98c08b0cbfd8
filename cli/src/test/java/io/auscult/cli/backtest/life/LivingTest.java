package io.auscult.cli.backtest.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.backtest.RulesInForce;
import io.auscult.cli.backtest.past.Telling;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.Code;
import io.auscult.core.value.Mode;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.streams.release.Deployed;
import io.auscult.streams.release.Releases;
import io.auscult.streams.replay.Clock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LivingTest {
    private static final Instant T0 = Instant.parse("2026-01-10T08:00:00Z");
    private static final Code TROPONIN = new Code(Code.LOINC, "67151-1");
    private static final Code ELECSYS = new Code("urn:v2:99LAB", "ELECSYS-TNTHS");
    private static final String RULE = "cardiac/troponin-rise";

    private static Releases releases;

    @BeforeAll
    static void compile() throws IOException {
        releases = RulesInForce.always(
                BundledFiles.concepts(Instant.EPOCH),
                Models.all().stream()
                        .map(model -> new Deployed(model, Mode.LIVE))
                        .toList(),
                BundledFiles.packs(Instant.EPOCH));
    }

    @Test
    void anAlertOpensWhenItsEventWouldHaveCome() {
        assertThat(openings(null, 24, troponin("14", 0), troponin("80", 1)))
                .containsExactly(T0.plus(Duration.ofHours(1)));
    }

    @Test
    void whatWasAcceptedIsNotOpenedAgainWithinItsLockOut() {
        Life life = lived(
                Duration.ofMinutes(30), 12, troponin("14", 0), troponin("80", 1), troponin("14", 4), troponin("90", 5));

        assertThat(life.openings()).hasSize(1);
        assertThat(life.holds().keySet()).anyMatch(hold -> hold.rule().value().equals(RULE));
    }

    @Test
    void whenTheLockOutIsOverAndAnotherSeriesBeginsTheQuestionIsAskedAgain() {
        assertThat(openings(Duration.ofMinutes(30), 30, troponin("14", 0), troponin("80", 1), troponin("90", 27)))
                .containsExactly(T0.plus(Duration.ofHours(1)), T0.plus(Duration.ofHours(27)));
    }

    @Test
    void whenNothingNewWasMeasuredItIsNotAskedAgain() {
        assertThat(openings(Duration.ofMinutes(30), 72, troponin("14", 0), troponin("80", 1)))
                .hasSize(1);
    }

    @Test
    void whatCameBeforeTheFirstDayIsKnownAndNotCounted() {
        Course late = course(null, T0.plus(Duration.ofHours(2)));

        List<Life> lives = new Living(late, _ -> {})
                .live(new TreeMap<>(Map.of(Said.PATIENT, told(24, troponin("14", 0), troponin("80", 1)))));

        assertThat(lives).singleElement().satisfies(life -> {
            assertThat(life.openings()).isEmpty();
            assertThat(life.from()).isEqualTo(T0.plus(Duration.ofHours(2)));
        });
    }

    private static PatientEvent troponin(String amount, int hour) {
        Instant at = T0.plus(Duration.ofHours(hour));
        return Said.at(at).byMethod(ELECSYS).result("t" + hour, TROPONIN, amount, "ng/L", at);
    }

    private static List<Instant> openings(@Nullable Duration acceptedAfter, int hours, PatientEvent... results) {
        return lived(acceptedAfter, hours, results).openings().stream()
                .map(Opening::at)
                .toList();
    }

    private static Life lived(@Nullable Duration acceptedAfter, int hours, PatientEvent... results) {
        List<Life> lives = new Living(course(acceptedAfter, RulesInForce.EVER), _ -> {})
                .live(new TreeMap<>(Map.of(Said.PATIENT, told(hours, results))));
        assertThat(lives).hasSize(1);
        return lives.getFirst();
    }

    /** The results, and a visit at the end of the time that is looked at. */
    private static List<PatientEvent> told(int hours, PatientEvent... results) {
        List<PatientEvent> events = new ArrayList<>();
        events.add(Said.at(T0).person(Sex.FEMALE, "1950-02-03"));
        events.addAll(List.of(results));
        Instant end = T0.plus(Duration.ofHours(hours));
        events.add(Said.at(end).encounter("last", "AMB", end, end));
        return events;
    }

    private static Course course(@Nullable Duration acceptedAfter, Instant from) {
        return new Course(
                releases, Telling.AS_RELEASED, Clock.OWN, from, Instant.MAX, acceptedAfter, Mode.SHADOW, false);
    }
}
