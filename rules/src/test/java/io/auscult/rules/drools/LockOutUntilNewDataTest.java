package io.auscult.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertLife;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Answer;
import io.auscult.core.fixture.Said;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A troponin that was accepted does not speak again every twelve hours for as long as it is fresh; the next one does. */
class LockOutUntilNewDataTest {
    private static final Instant T0 = Instant.parse("2026-01-15T12:00:00Z");
    private static final ModelRef MODEL = new ModelRef("esc-troponin", "1.0.0");
    private static final RuleId RISE = new RuleId("cardiac/troponin-rise");
    private static final DroolsRulebook RULEBOOK =
            DroolsRulebook.compile(BundledFiles.packs(Instant.EPOCH), Map.of(MODEL, Mode.LIVE));

    private AlertBook book = AlertBook.EMPTY;

    @Test
    void theSameTroponinStaysQuietUntilAnotherIsMeasured() {
        assertThat(at(0, "64", T0)).isInstanceOf(Raise.class);
        accept(1);

        assertThat(at(2, "64", T0))
                .isInstanceOfSatisfying(
                        Withhold.class, held -> assertThat(held.until()).isEqualTo(hours(13)));
        assertThat(at(13, "64", T0)).isInstanceOfSatisfying(Withhold.class, held -> {
            assertThat(held.until()).isNull();
            assertThat(held.rationale().sentence())
                    .isEqualTo("A clinician answered this on 2026-01-15 (accepted); it stays quiet until new data.");
        });
        assertThat(at(30, "64", T0)).isInstanceOf(Withhold.class);
        assertThat(book.open()).isEmpty();

        assertThat(at(31, "64", hours(31)))
                .as("the same amount, measured again")
                .isInstanceOf(Raise.class);
        assertThat(book.open())
                .singleElement()
                .satisfies(open -> assertThat(open.episode().openedAt()).isEqualTo(hours(31)));
    }

    @Test
    void anotherTroponinWithinTheSpanSpeaksWhenTheSpanIsOver() {
        at(0, "64", T0);
        accept(1);

        assertThat(at(5, "90", hours(5)))
                .isInstanceOfSatisfying(
                        Withhold.class, held -> assertThat(held.until()).isEqualTo(hours(13)));
        assertThat(at(13, "90", hours(5))).isInstanceOf(Raise.class);
    }

    @Test
    void aSameAnswerToOldAndNewDataIsTheSameForEveryReplay() {
        at(0, "64", T0);
        accept(1);
        AlertBook once = book;
        Decision first = at(20, "64", T0);
        book = once;

        assertThat(at(20, "64", T0)).isEqualTo(first);
    }

    private Decision at(int hour, String amount, Instant measured) {
        Instant now = hours(hour);
        List<Decision> decisions = RULEBOOK.decide(
                new MemoryChart(Said.PATIENT, Concepts.EMPTY), List.of(ruleIn(amount, measured, now)), book, now);
        book = AlertLife.step(book, decisions, "event-" + hour, now).book();
        return decisions.stream()
                .filter(decision -> decision.rule().equals(RISE))
                .findFirst()
                .orElseThrow();
    }

    private void accept(int hour) {
        Alert.Open open = book.open().getFirst();
        book = AlertLife.answer(
                        book,
                        Said.at(hours(hour)).answer(open.episode().id().value(), Answer.Outcome.ACCEPTED, "dr-who"))
                .book();
    }

    private static Instant hours(int hour) {
        return T0.plus(Duration.ofHours(hour));
    }

    private static RiskScored ruleIn(String amount, Instant measured, @Nullable Instant asOf) {
        return new RiskScored(
                MODEL,
                asOf == null ? T0 : asOf,
                List.of(new Score("troponin", Double.parseDouble(amount), "now", "ng/L")),
                "rule-in",
                List.of(new Input("troponin", amount, "ng/L", measured, "ehr/Observation/" + measured, "ehr")),
                Explanation.NONE,
                List.of(),
                null);
    }
}
