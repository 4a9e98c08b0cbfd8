package io.auscult.streams.consult;

import static io.auscult.core.fixture.Catalogue.CONCEPTS;
import static io.auscult.core.fixture.Catalogue.GLUCOSE;
import static io.auscult.core.fixture.Catalogue.GLUCOSE_CODE;
import static io.auscult.core.fixture.Catalogue.TROPONIN_CODE;
import static io.auscult.core.fixture.Said.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.DerivedFacts;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.MergePath;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.PatientEvent.ChartMoved;
import io.auscult.core.event.Sex;
import io.auscult.core.event.Times;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.Code;
import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.ChartRendering.Standing;
import io.auscult.streams.consult.ChartView.FactView;
import io.auscult.streams.consult.ChartView.Group;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChartRenderingTest {
    private static final Instant T0 = Instant.parse("2026-01-10T08:00:00Z");
    private static final Code LOCAL = new Code("urn:lab", "XYZ");
    private static final PatientId RETIRED = new PatientId("b".repeat(32));

    private final MemoryChart chart = new MemoryChart(PATIENT, CONCEPTS);

    @Test
    void listsWhatMeansOneThingNewestFirstInTheCanonicalUnitAndAsSaid() {
        chart.fold(Said.at(T0).result("g1", GLUCOSE_CODE, "90", "mg/dL", T0.minus(Duration.ofDays(2))));
        chart.fold(Said.at(T0).result("g2", GLUCOSE_CODE, "7", "mmol/L", T0));

        Group glucose = group("Glucose");

        assertThat(glucose.facts()).extracting(FactView::key).containsExactly("g2", "g1");
        assertThat(glucose.facts().getFirst().said()).isEqualTo("7 mmol/L");
        assertThat(glucose.facts().getFirst().reading()).isEqualTo("126.1092 mg/dL");
        assertThat(glucose.facts()).allSatisfy(fact -> {
            assertThat(fact.unused()).isNull();
            assertThat(fact.messageId()).isNotEmpty();
            assertThat(fact.eventId()).isNotEmpty();
            assertThat(fact.codings()).containsExactly("http://loinc.org|2345-7");
        });
    }

    @Test
    void saysOfEveryFactThatIsNotUsedWhy() {
        chart.fold(Said.at(T0).result("implausible", GLUCOSE_CODE, "9000", "mg/dL", T0));
        chart.fold(Said.at(T0).withStatus("preliminary").result("early", GLUCOSE_CODE, "90", "mg/dL", T0));
        chart.fold(Said.at(T0).result("unitless", GLUCOSE_CODE, numeric("90", null), T0));
        chart.fold(Said.at(T0).result("bound", TROPONIN_CODE, numeric("3", "<"), T0));
        chart.fold(Said.at(T0).result("strange", LOCAL, "1", "1", T0));
        chart.fold(Said.at(T0).result("wrong", GLUCOSE_CODE, "95", "mg/dL", T0));
        chart.fold(Said.at(T0.plusSeconds(5)).retracted("wrong"));

        assertThat(fact("implausible").unused()).isEqualTo("the value is outside what is plausible");
        assertThat(fact("early").unused()).isEqualTo("the result is not final");
        assertThat(fact("unitless").unused()).isEqualTo("the value has no unit");
        assertThat(fact("bound").said()).isEqualTo("<3");
        assertThat(fact("strange").unused()).isEqualTo("no concept of the catalogue has its code");
        assertThat(fact("wrong").unused()).isEqualTo("taken back: entered-in-error");
        assertThat(fact("wrong").retracted()).isTrue();
        assertThat(view().groups()).extracting(Group::title).endsWith("not understood", "taken back");
    }

    @Test
    void ofTheSameResultByTwoFeedsSaysWhichStandsForTheOther() {
        chart.fold(Said.at(T0).asResult("r1").result("v2", GLUCOSE_CODE, "90", "mg/dL", T0));
        chart.fold(Said.at(T0.plusSeconds(60)).asResult("r1").result("fhir", GLUCOSE_CODE, "91", "mg/dL", T0));

        assertThat(fact("v2").hiddenBy()).isEqualTo("fhir");
        assertThat(fact("v2").unused()).contains("the same statement stands", "from test");
        assertThat(fact("fhir").unused()).isNull();
    }

    @Test
    void aFactThatCameWithAMergeKeepsItsNameAndSaysUnderWhomItWasReported() {
        MemoryChart retired = new MemoryChart(RETIRED, CONCEPTS);
        retired.fold(Said.at(T0).of(RETIRED).result("g1", GLUCOSE_CODE, "90", "mg/dL", T0));
        Envelope envelope = new Envelope("m1", PATIENT, Times.receivedAt(T0), "auscult", "", false, false);
        List<Fact> facts =
                retired.all().stream().map(fact -> fact.movedFrom(RETIRED)).toList();
        chart.fold(new ChartMoved(envelope, RETIRED, facts, AlertBook.EMPTY, false));

        assertThat(fact("g1").reportedUnder()).isEqualTo(RETIRED.value());
        assertThat(view().mergedIn()).containsExactly(RETIRED.value());
    }

    @Test
    void showsOneConceptAloneWhenAsked() {
        chart.fold(Said.at(T0).result("g1", GLUCOSE_CODE, "90", "mg/dL", T0));
        chart.fold(Said.at(T0).result("t1", TROPONIN_CODE, "5", "ng/L", T0));
        chart.fold(Said.at(T0).result("x1", LOCAL, "5", "1", T0));

        assertThat(ChartRendering.of(chart, standing(), GLUCOSE).groups())
                .extracting(Group::concept)
                .containsExactly("glucose");
        assertThat(ChartRendering.of(chart, standing(), ConceptId.of("hba1c")).groups())
                .isEmpty();
    }

    @Test
    void saysWhoAndWhereTheChartStands() {
        chart.fold(Said.at(T0).person(Sex.FEMALE, "1959-04-02"));

        ChartView view = view();

        assertThat(view.person()).isEqualTo(new ChartView.PersonView(66, "female", false, null));
        assertThat(view.position()).isEqualTo(41);
        assertThat(view.asOf()).isEqualTo("2026-01-10T08:00:00Z");
        assertThat(view.catalogue()).isEqualTo("test");
        assertThat(view.standby()).isFalse();
        assertThat(view.fromStandby(7).lag()).isEqualTo(7);
    }

    @Test
    void saysWhatFollowsFromTheFactsOrWhyItDoesNot() {
        assertThat(view().derived()).hasSize(DerivedFacts.values().length).allSatisfy(derived -> {
            assertThat(derived.value()).isNull();
            assertThat(derived.problems()).isNotEmpty();
        });
        assertThat(ChartRendering.of(chart, standing(), ConceptId.of("body-mass-index"))
                        .derived())
                .extracting(ChartView.DerivedView::name)
                .containsExactly("body-mass-index");
    }

    private static ObservedValue numeric(String amount, @Nullable String comparator) {
        return new ObservedValue.Numeric(new BigDecimal(amount), comparator, null, null);
    }

    private static Standing standing() {
        return new Standing(T0, 41, false, null, List.of(MergePath.of(RETIRED)));
    }

    private ChartView view() {
        return ChartRendering.of(chart, standing(), null);
    }

    private Group group(String title) {
        return view().groups().stream()
                .filter(group -> group.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private FactView fact(String key) {
        return view().groups().stream()
                .flatMap(group -> group.facts().stream())
                .filter(fact -> fact.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
