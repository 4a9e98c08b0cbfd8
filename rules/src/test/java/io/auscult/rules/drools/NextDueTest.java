package io.auscult.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Sex;
import io.auscult.core.event.Times;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.fact.CountedChart;
import io.auscult.rules.pack.FilesRefused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes true by time alone is found when its time comes, though nothing arrives. */
class NextDueTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final Instant T0 = Instant.parse("2026-01-15T12:00:00Z");
    private static final RuleId NOT_REPEATED = new RuleId("diabetes/high-hba1c-not-repeated");
    private static final List<PackRelease> DIABETES = BundledFiles.packs(Instant.EPOCH).stream()
            .filter(pack -> pack.id().equals("diabetes"))
            .toList();

    private final MemoryChart chart = new MemoryChart(new PatientId("b".repeat(32)), CONCEPTS);
    private int facts;

    @Test
    void noRepeatAfter90DaysIsRaisedAtItsTimeThoughNothingArrives() {
        DroolsRulebook rulebook = DroolsRulebook.compile(DIABETES, Map.of());
        observed("4548-4", "6.8", "%", T0);

        assertThat(decide(rulebook, T0)).isEmpty();
        Instant due = T0.plus(Duration.ofDays(90));
        assertThat(nextDue(rulebook, T0)).isEqualTo(due);
        assertThat(decide(rulebook, due.minusMillis(1))).isEmpty();
        assertThat(decide(rulebook, due)).singleElement().isInstanceOfSatisfying(Raise.class, raise -> {
            assertThat(raise.rule()).isEqualTo(NOT_REPEATED);
            assertThat(raise.mode()).isEqualTo(Mode.SHADOW);
            assertThat(raise.rationale().seen()).contains(new Seen("HbA1c", "6.8 %", T0, "ehr/1"));
        });
    }

    @Test
    void theNextDueAfterThatIsWhenTheValueGrowsStaleAndThenThereIsNone() {
        DroolsRulebook rulebook = DroolsRulebook.compile(DIABETES, Map.of());
        observed("4548-4", "6.8", "%", T0);
        Instant stale = T0.plus(Duration.ofDays(731));

        assertThat(nextDue(rulebook, T0.plus(Duration.ofDays(90)))).isEqualTo(stale);
        assertThat(decide(rulebook, stale.minusMillis(1))).hasSize(1);
        assertThat(decide(rulebook, stale)).isEmpty();
        assertThat(nextDue(rulebook, stale)).isNull();
    }

    @Test
    void anEmptyChartIsNeverDue() {
        assertThat(nextDue(DroolsRulebook.compile(DIABETES, Map.of()), T0)).isNull();
    }

    @Test
    void aPackThatAsksNothingOfTimeReadsNothing() {
        DroolsRulebook rulebook = DroolsRulebook.compile(
                List.of(TestPack.clinical("plain")
                        .proposes("test/plain", "$it : Patient( takes(\"statin\"), sex == \"female\" )")
                        .release()),
                Map.of());
        observed("4548-4", "6.8", "%", T0);
        CountedChart counted = new CountedChart(chart);

        assertThat(rulebook.nextDue(counted, List.of(), AlertBook.EMPTY, T0)).isNull();
        assertThat(counted.read()).isZero();
    }

    /** The cost does not grow with the history: the newest few facts of the concept answer. */
    @Test
    void readsTheNewestFactsOnly() {
        DroolsRulebook rulebook = DroolsRulebook.compile(DIABETES, Map.of());
        for (int days = 0; days < 1_000; days++) {
            observed("4548-4", "6.8", "%", T0.minus(Duration.ofDays(days)));
        }
        CountedChart counted = new CountedChart(chart);

        rulebook.nextDue(counted, List.of(), AlertBook.EMPTY, T0);
        assertThat(counted.read()).isBetween(1, 40);
    }

    @Test
    void aLookBackOverAProcedureEndsToTheInstant() {
        DroolsRulebook rulebook = proposing("$it : Patient( did(\"abdominal-imaging\", 30) )");
        imaged(T0.minus(Duration.ofDays(10)));
        Instant end = T0.plus(Duration.ofDays(20));

        assertThat(nextDue(rulebook, T0)).isEqualTo(end);
        assertThat(decide(rulebook, end.minusMillis(1))).hasSize(1);
        assertThat(decide(rulebook, end)).isEmpty();
    }

    @Test
    void aProcedureDatedInTheFutureCountsFromItsTime() {
        DroolsRulebook rulebook = proposing("$it : Patient( !did(\"abdominal-imaging\", 30) )");
        imaged(T0.plus(Duration.ofDays(10)));

        assertThat(decide(rulebook, T0)).hasSize(1);
        assertThat(nextDue(rulebook, T0)).isEqualTo(T0.plus(Duration.ofDays(10)));
        assertThat(decide(rulebook, T0.plus(Duration.ofDays(10)))).isEmpty();
    }

    /** A span that is a variable may be any setting of the pack. */
    @Test
    void aDoseCountsForASettingsSpan() {
        DroolsRulebook rulebook = DroolsRulebook.compile(
                List.of(TestPack.clinical("due")
                        .line("settings: {test/due: {dose-counts: 2 d}}")
                        .proposes(
                                "test/due",
                                "Setting( rule == \"test/due\", $days : days ) $it : Patient( !given(\"anticoagulant\", $days) )")
                        .release()),
                Map.of());
        chart.fold(new FactEvent.MedicationAdministered(
                envelope(T0),
                new FactKey("ehr/1"),
                version(),
                CodedText.of(new Code("http://www.nlm.nih.gov/research/umls/rxnorm", "5224"), null),
                "completed",
                new Period(T0, null)));
        Instant end = T0.plus(Duration.ofDays(2));

        assertThat(decide(rulebook, T0)).isEmpty();
        assertThat(nextDue(rulebook, T0)).isEqualTo(end);
        assertThat(decide(rulebook, end.minusMillis(1))).isEmpty();
        assertThat(decide(rulebook, end)).hasSize(1);
    }

    @Test
    void anAgeIsReachedOnTheBirthday() {
        DroolsRulebook rulebook = proposing("$it : Patient( age >= 50 )");
        born("1976-03-01");
        Instant birthday = Instant.parse("2026-03-01T00:00:00Z");

        assertThat(decide(rulebook, T0)).isEmpty();
        assertThat(nextDue(rulebook, T0)).isEqualTo(birthday);
        assertThat(decide(rulebook, birthday)).hasSize(1);
    }

    @Test
    void aDerivedValueIsSeenWithItsMethodAndTheFactsBehindIt() {
        DroolsRulebook rulebook =
                proposing("$p : Patient( $it : derived(\"body-mass-index\"), $it != null, $it.value >= 30 )");
        Instant weighed = T0.minus(Duration.ofDays(3));
        observed("29463-7", "111", "kg", weighed);
        observed("8302-2", "188", "cm", T0.minus(Duration.ofDays(4000)));

        assertThat(decide(rulebook, T0))
                .singleElement()
                .isInstanceOfSatisfying(
                        Raise.class,
                        raise -> assertThat(raise.rationale().seen())
                                .containsExactly(
                                        new Seen(
                                                "Body-mass index (body-weight / body-height², to one decimal)",
                                                "31.4 kg/m2",
                                                weighed,
                                                "ehr/1"),
                                        new Seen("body-weight", "111 kg", weighed, "ehr/1"),
                                        new Seen("body-height", "188 cm", T0.minus(Duration.ofDays(4000)), "ehr/2")));
        assertThat(nextDue(rulebook, T0)).isEqualTo(weighed.plus(Duration.ofDays(731)));
        assertThat(decide(rulebook, weighed.plus(Duration.ofDays(731)))).isEmpty();
    }

    @Test
    void whatIsOnlyBoundToBeShownIsNotWaitedFor() {
        DroolsRulebook rulebook = proposing("$p : Patient( takes(\"statin\"), $it : derived(\"body-mass-index\") )");
        observed("39156-5", "31", "kg/m2", T0);
        CountedChart counted = new CountedChart(chart);

        assertThat(rulebook.nextDue(counted, List.of(), AlertBook.EMPTY, T0)).isNull();
        assertThat(counted.read()).isZero();
    }

    @Test
    void anUnknownDerivedFactIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> proposing("$it : Patient( derived(\"luck\") != null )"))
                .isInstanceOfSatisfying(
                        FilesRefused.class,
                        refused -> assertThat(refused.errors().getFirst().message())
                                .contains("'luck' is not a derived fact", "egfr-ckd-epi-2021", "weight-change"));
    }

    private static DroolsRulebook proposing(String condition) {
        return DroolsRulebook.compile(
                List.of(TestPack.clinical("due").proposes("test/due", condition).release()), Map.of());
    }

    private List<Decision> decide(DroolsRulebook rulebook, Instant now) {
        return rulebook.decide(chart, List.of(), AlertBook.EMPTY, now);
    }

    private @Nullable Instant nextDue(DroolsRulebook rulebook, Instant now) {
        return rulebook.nextDue(chart, List.of(), AlertBook.EMPTY, now);
    }

    private Envelope envelope(Instant effective) {
        facts++;
        return new Envelope("event-" + facts, chart.patient(), Times.of(effective, T0), "ehr", "", false, false);
    }

    private void observed(String loinc, String amount, String ucum, Instant at) {
        Envelope envelope = envelope(at);
        chart.fold(new FactEvent.ObservationRecorded(
                envelope,
                new FactKey("ehr/" + facts),
                version(),
                "final",
                CodedText.of(new Code(Code.LOINC, loinc), null),
                new ObservedValue.Numeric(new BigDecimal(amount), null, ucum, ucum),
                ObservationDetails.NONE));
    }

    private void imaged(Instant at) {
        Code code = CONCEPTS.concept(ConceptId.of("abdominal-imaging")).orElseThrow().codes().stream()
                .findFirst()
                .orElseThrow();
        Envelope envelope = envelope(at);
        chart.fold(new FactEvent.ProcedurePerformed(
                envelope,
                new FactKey("ehr/" + facts),
                version(),
                CodedText.of(code, null),
                "completed",
                new Period(at, at)));
    }

    private void born(String date) {
        Envelope envelope = envelope(T0);
        chart.fold(new FactEvent.DemographicsRecorded(
                envelope, new FactKey("ehr/" + facts), version(), LocalDate.parse(date), Sex.FEMALE, false, null));
    }

    private static FactVersion version() {
        return new FactVersion(Instant.EPOCH, 2, "test");
    }
}
