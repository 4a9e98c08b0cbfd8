package io.auscult.rules.drools;

import static io.auscult.rules.drools.Bedside.ASCVD;
import static io.auscult.rules.drools.Bedside.NOW;
import static io.auscult.rules.drools.Bedside.PANCREAS;
import static io.auscult.rules.drools.Bedside.RULEBOOK;
import static io.auscult.rules.drools.Bedside.answered;
import static io.auscult.rules.drools.Bedside.endpac;
import static io.auscult.rules.drools.Bedside.prevent;
import static io.auscult.rules.drools.Bedside.troponin;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds an alert back, and for how long. */
class HoldsTest {
    private final Bedside bedside = new Bedside();

    @Test
    void imagingInTheLookBackHoldsAlertsAboutThePancreas() {
        bedside.patientOfAge(68);
        bedside.imaged(NOW.minus(Duration.ofDays(30)));

        List<Decision> decisions = bedside.decide(RULEBOOK, endpac("high"), troponin("rule-in"));

        assertThat(decisions).hasSize(2);
        assertThat(decisions.getFirst()).isInstanceOf(Raise.class);
        assertThat(decisions.getLast()).isInstanceOfSatisfying(Withhold.class, held -> {
            assertThat(held.rule()).isEqualTo(PANCREAS);
            assertThat(held.until()).isEqualTo(NOW.plus(Duration.ofDays(60)));
            assertThat(held.mode()).isEqualTo(Mode.LIVE);
            assertThat(held.rationale().rule()).isEqualTo(new RuleId("policy/look-back"));
            assertThat(held.rationale().sentence())
                    .isEqualTo("Abdominal imaging was done on 2025-12-16 (CT of the abdomen); this question waits"
                            + " until 2026-03-16 12:00 UTC.");
            assertThat(held.rationale().seen())
                    .contains(new Seen(
                            "Abdominal imaging, done",
                            "CT of the abdomen",
                            NOW.minus(Duration.ofDays(30)),
                            "ehr/Procedure/1"));
        });
    }

    @Test
    void theHoldEndsWhenItSaysItDoes() {
        bedside.patientOfAge(68);
        bedside.imaged(NOW.minus(Duration.ofDays(30)));
        Instant end = NOW.plus(Duration.ofDays(60));

        assertThat(RULEBOOK.decide(bedside.chart, List.of(endpac("high")), AlertBook.EMPTY, end.minusMillis(1)))
                .singleElement()
                .isInstanceOf(Withhold.class);
        assertThat(RULEBOOK.decide(bedside.chart, List.of(endpac("high")), AlertBook.EMPTY, end))
                .singleElement()
                .isInstanceOf(Raise.class);
    }

    @Test
    void anAnswerLocksItsQuestionForTheSpanOfItsReason() {
        bedside.patientOfAge(62);
        AlertBook answered = answered(ASCVD, "need-more-info", NOW.minus(Duration.ofDays(1)));

        List<Decision> decisions =
                RULEBOOK.decide(bedside.chart, List.of(prevent(0.1), troponin("rule-in")), answered, NOW);

        assertThat(decisions.getFirst()).isInstanceOfSatisfying(Withhold.class, held -> {
            assertThat(held.rule()).isEqualTo(ASCVD);
            assertThat(held.until()).isEqualTo(NOW.plus(Duration.ofDays(13)));
            assertThat(held.rationale().rule()).isEqualTo(new RuleId("policy/lock-out-after-answer"));
            assertThat(held.rationale().sentence()).contains("2026-01-14", "overridden");
        });
        assertThat(decisions.getLast()).isInstanceOf(Raise.class);
    }

    @Test
    void ofTwoHoldsTheLongerCounts() {
        bedside.patientOfAge(68);
        bedside.imaged(NOW.minus(Duration.ofDays(30)));
        AlertBook answered = answered(PANCREAS, "patient-refuses", NOW.minus(Duration.ofDays(1)));

        assertThat(RULEBOOK.decide(bedside.chart, List.of(endpac("high")), answered, NOW))
                .singleElement()
                .isInstanceOfSatisfying(Withhold.class, held -> {
                    assertThat(held.until()).isEqualTo(NOW.plus(Duration.ofDays(364)));
                    assertThat(held.rationale().rule()).isEqualTo(new RuleId("policy/lock-out-after-answer"));
                });
    }

    @Test
    void nothingIsRaisedForWhoHasDied() {
        bedside.died();

        List<Decision> decisions = bedside.decide(RULEBOOK, endpac("high"), troponin("rule-in"));

        assertThat(decisions)
                .hasSize(2)
                .allSatisfy(decision -> assertThat(decision).isInstanceOfSatisfying(Withhold.class, held -> {
                    assertThat(held.until()).isNull();
                    assertThat(held.rationale().rule()).isEqualTo(new RuleId("policy/patient-deceased"));
                }));
    }
}
