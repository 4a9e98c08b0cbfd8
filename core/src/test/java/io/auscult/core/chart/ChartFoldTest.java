package io.auscult.core.chart;

import static io.auscult.core.fixture.Catalogue.CONCEPTS;
import static io.auscult.core.fixture.Catalogue.GLUCOSE;
import static io.auscult.core.fixture.Catalogue.GLUCOSE_CODE;
import static io.auscult.core.fixture.Said.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.chart.ChartChange.Outcome;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.Period;
import io.auscult.core.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChartFoldTest {
    private static final Instant T0 = Instant.parse("2026-01-10T08:00:00Z");
    private static final Instant LATER = T0.plus(Duration.ofHours(1));

    private final MemoryChart chart = new MemoryChart(PATIENT, CONCEPTS);

    @Test
    void keepsACorrectionInPlaceOfTheResult() {
        chart.fold(Said.at(T0).result("g", GLUCOSE_CODE, "140", "mg/dL", T0));
        chart.fold(Said.at(LATER).withStatus("corrected").result("g", GLUCOSE_CODE, "104", "mg/dL", T0));
        assertThat(latestGlucose()).isEqualTo("104 mg/dL");
    }

    @Test
    void ignoresAnOlderVersionThatComesLate() {
        chart.fold(Said.at(LATER).withStatus("corrected").result("g", GLUCOSE_CODE, "104", "mg/dL", T0));
        ChartChange change = chart.fold(Said.at(T0).result("g", GLUCOSE_CODE, "140", "mg/dL", T0));
        assertThat(change.outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(latestGlucose()).isEqualTo("104 mg/dL");
    }

    @Test
    void thatAnAlertWasKeptFromSomebodyIsNoFact() {
        ChartChange change = chart.fold(Said.at(T0).deferred("alert", 1, "anna"));
        assertThat(change.outcome()).isEqualTo(Outcome.NOT_A_FACT);
        assertThat(change.writes()).isEmpty();
    }

    @Test
    void doesNotLetAResultReturnAfterItsRetraction() {
        chart.fold(Said.at(LATER).retracted("g"));
        chart.fold(Said.at(T0).result("g", GLUCOSE_CODE, "140", "mg/dL", T0));
        assertThat(chart.latest(GLUCOSE)).isEmpty();
    }

    @Test
    void touchesTheConceptOfARetractedResult() {
        chart.fold(Said.at(T0).result("g", GLUCOSE_CODE, "140", "mg/dL", T0));
        assertThat(chart.fold(Said.at(LATER).retracted("g")).touched()).containsExactly(GLUCOSE);
    }

    @Test
    void changesNothingByTheSameEventAgain() {
        var result = Said.at(T0).result("g", GLUCOSE_CODE, "140", "mg/dL", T0);
        chart.fold(result);
        assertThat(chart.fold(result).writes()).isEmpty();
    }

    @Test
    void movesAFactWhoseTimeIsCorrected() {
        chart.fold(Said.at(T0).result("g", GLUCOSE_CODE, "140", "mg/dL", T0));
        chart.fold(
                Said.at(LATER).withStatus("corrected").result("g", GLUCOSE_CODE, "140", "mg/dL", T0.minusSeconds(60)));
        assertThat(chart.newest(GLUCOSE, 10)).hasSize(1);
        assertThat(chart.within(GLUCOSE, T0, LATER)).isEmpty();
    }

    @Test
    void usesTheNewerOfTheSameResultByTwoFeedsAndKeepsTheOther() {
        chart.fold(Said.at(T0).asResult("F1").result("v2", GLUCOSE_CODE, "140", "mg/dL", T0));
        chart.fold(
                Said.at(LATER).asResult("F1").withStatus("corrected").result("fhir", GLUCOSE_CODE, "104", "mg/dL", T0));
        assertThat(chart.newest(GLUCOSE, 10)).extracting(Fact::key).containsExactly(new FactKey("fhir"));
        assertThat(chart.fact(new FactKey("v2")).orElseThrow().hiddenBy()).isEqualTo(new FactKey("fhir"));
    }

    @Test
    void usesTheOtherFeedsResultAgainWhenTheNewerIsTakenBackByItsOwnIdAlone() {
        chart.fold(Said.at(T0).asResult("F1").result("v2", GLUCOSE_CODE, "140", "mg/dL", T0));
        chart.fold(Said.at(LATER).asResult("F1").result("fhir", GLUCOSE_CODE, "104", "mg/dL", T0));
        ChartChange change = chart.fold(Said.at(LATER.plusSeconds(1)).retracted("fhir"));
        assertThat(change.touched()).containsExactly(GLUCOSE);
        assertThat(chart.newest(GLUCOSE, 10)).extracting(Fact::key).containsExactly(new FactKey("v2"));
    }

    @Test
    void takesBackTheResultOfAllFeedsWhenTheFillerTakesItBack() {
        chart.fold(Said.at(T0).asResult("F1").result("fhir", GLUCOSE_CODE, "104", "mg/dL", T0));
        chart.fold(Said.at(LATER).asResult("F1").retracted("v2"));
        assertThat(chart.latest(GLUCOSE)).isEmpty();
    }

    @Test
    void takesBackThePartsWithTheirWhole() {
        chart.fold(Said.at(T0).result("bp#glucose", GLUCOSE_CODE, "104", "mg/dL", T0));
        chart.fold(Said.at(LATER).retracted("bp"));
        assertThat(chart.latest(GLUCOSE)).isEmpty();
    }

    @Test
    void dropsAPartThatTheNewerVersionOfItsPanelNoLongerHas() {
        chart.fold(Said.at(T0).result("panel#a", GLUCOSE_CODE, "104", "mg/dL", T0));
        chart.fold(Said.at(LATER).result("panel", GLUCOSE_CODE, new ObservedValue.Absent(null), T0));
        chart.fold(Said.at(LATER).result("panel#b", GLUCOSE_CODE, "110", "mg/dL", T0));
        assertThat(chart.newest(GLUCOSE, 10))
                .filteredOn(fact -> fact.reading().usable())
                .extracting(Fact::key)
                .containsExactly(new FactKey("panel#b"));
    }

    @Test
    void readsAllFactsAnewByANewCatalogue() {
        MemoryChart unread = new MemoryChart(PATIENT, Concepts.EMPTY);
        unread.fold(Said.at(T0).result("g", GLUCOSE_CODE, "140", "mg/dL", T0));
        assertThat(unread.latest(GLUCOSE)).isEmpty();
        assertThat(unread.reread(CONCEPTS).touched()).containsExactly(GLUCOSE);
        assertThat(unread.latest(GLUCOSE)).isPresent();
    }

    @Test
    void doesNotTakeAnOrderForTheResultThatItAsksFor() {
        chart.fold(Said.at(T0).result("g", GLUCOSE_CODE, "104", "mg/dL", T0));
        chart.fold(Said.at(LATER).serviceRequest("o", GLUCOSE_CODE, LATER));
        assertThat(latestGlucose()).isEqualTo("104 mg/dL");
        assertThat(chart.latest(GLUCOSE.as("ordered")).orElseThrow().statement())
                .isEqualTo(new Statement.Order("order", "active", new Period(LATER, null)));
    }

    @Test
    void believesADeathThatAnotherSourceLeavesUnsaid() {
        chart.fold(Said.at(T0).person("fhir", Sex.FEMALE, "1960-01-11", true));
        chart.fold(Said.at(LATER).person("v2", Sex.UNKNOWN, null, false));
        Statement.Demographics person = chart.demographics().orElseThrow();
        assertThat(person.deceased()).isTrue();
        assertThat(person.sex()).isEqualTo(Sex.FEMALE);
        assertThat(person.birthDate()).isEqualTo("1960-01-11");
    }

    @Test
    void countsAgeInCompletedYears() {
        chart.fold(Said.at(T0).person(Sex.FEMALE, "1960-01-11"));
        Statement.Demographics person = chart.demographics().orElseThrow();
        assertThat(person.ageAt(Instant.parse("2026-01-10T23:59:59Z"))).isEqualTo(Optional.of(65));
        assertThat(person.ageAt(Instant.parse("2026-01-11T00:00:00Z"))).isEqualTo(Optional.of(66));
    }

    /** I10 */
    @Property(tries = 200)
    void givesTheSameChartInAnyOrderAndWithRepetition(
            @ForAll("histories") List<PatientEvent> events, @ForAll int seed) {
        List<PatientEvent> shuffled = new ArrayList<>(events);
        shuffled.addAll(events.subList(0, events.size() / 2));
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(folded(shuffled)).isEqualTo(folded(events));
    }

    @Provide
    Arbitrary<List<PatientEvent>> histories() {
        Arbitrary<String> keys = Arbitraries.of("a", "b", "c", "panel", "panel#1", "panel#2");
        Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 5);
        Arbitrary<String> statuses = Arbitraries.of("preliminary", "final", "corrected", "retracted", "absent");
        Arbitrary<Integer> amounts = Arbitraries.integers().between(50, 400);
        Arbitrary<String> results = Arbitraries.of("", "", "F1", "F2");
        return Combinators.combine(keys, minutes, statuses, amounts, results)
                .as(ChartFoldTest::event)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14);
    }

    private static PatientEvent event(String key, int minute, String status, int amount, String result) {
        Said at = Said.at(T0.plus(Duration.ofMinutes(minute)));
        Said said = result.isEmpty() ? at : at.asResult(result);
        Instant effective = T0.minusSeconds(amount);
        return switch (status) {
            case "retracted" -> said.retracted(key);
            case "absent" -> said.result(key, GLUCOSE_CODE, new ObservedValue.Absent(null), effective);
            default -> said.withStatus(status).result(key, GLUCOSE_CODE, Integer.toString(amount), "mg/dL", effective);
        };
    }

    private static List<Fact> folded(List<PatientEvent> events) {
        MemoryChart chart = new MemoryChart(PATIENT, CONCEPTS);
        events.forEach(chart::fold);
        List<Fact> all = new ArrayList<>(chart.all());
        all.addAll(chart.newest(GLUCOSE, 100));
        return all;
    }

    private String latestGlucose() {
        return chart.fact(new FactKey("g"))
                .map(fact -> fact.reading().amount())
                .map(Quantity::words)
                .orElse("none");
    }
}
