package io.auscult.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Mark;
import io.auscult.core.derived.Lookup;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.models.AnyChart.Entry;
import io.auscult.models.AnyChart.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds of every model on every chart, however odd. */
class AnyChartTest {
    private static final Instant NOW = GivenChart.NOW;
    private static final List<String> ALWAYS_READ = List.of("total-cholesterol", "hdl-cholesterol", "systolic-bp");

    private static final List<String> ADD_ONS =
            List.of("urine-albumin-creatinine-ratio", "hba1c", "social-deprivation-index");

    @Provide
    Arbitrary<List<Entry>> entries() {
        return AnyChart.entries();
    }

    @Provide
    Arbitrary<Who> people() {
        return AnyChart.people();
    }

    @Property(tries = 600)
    void theAnswerHoldsUntilItsDueTime(@ForAll("people") Who who, @ForAll("entries") List<Entry> entries) {
        for (MemoryChart chart : List.of(
                AnyChart.complete(who, entries), AnyChart.pancreatic(who, entries), AnyChart.bare(who, entries))) {
            for (RiskModel model : Models.all()) {
                Instant now = NOW;
                for (int step = 0; step < 12; step++) {
                    Signal signal = model.assess(chart, now);
                    Instant due = signal.reassessAt();
                    assertThat(due == null || due.isAfter(now))
                            .as("%s is due after %s", signal, now)
                            .isTrue();
                    for (Instant time : until(now, due)) {
                        assertThat(model.assess(chart, time).withAsOf(now))
                                .as("at %s", time)
                                .isEqualTo(signal);
                    }
                    if (due == null) {
                        break;
                    }
                    now = due;
                }
            }
        }
    }

    private static List<Instant> until(Instant now, @Nullable Instant due) {
        List<Instant> times = new ArrayList<>();
        for (int hours : new int[] {1, 7, 25, 24 * 3, 24 * 29, 24 * 90, 24 * 364, 24 * 900, 24 * 4000}) {
            Instant time = now.plus(Duration.ofHours(hours));
            if (due == null || time.isBefore(due)) {
                times.add(time);
            }
        }
        if (due != null) {
            times.add(due.minusMillis(1));
        }
        return times;
    }

    @Property(tries = 600)
    void noScoreStandsOnAMarkedValue(@ForAll("people") Who who, @ForAll("entries") List<Entry> entries) {
        for (MemoryChart chart : List.of(AnyChart.complete(who, entries), AnyChart.pancreatic(who, entries))) {
            noScoreStandsOnAMarkedValue(chart);
        }
    }

    private static void noScoreStandsOnAMarkedValue(MemoryChart chart) {
        for (RiskModel model : Models.all()) {
            if (model.assess(chart, NOW) instanceof RiskScored scored) {
                scored.inputs().stream()
                        .filter(input ->
                                !input.fact().isEmpty() && !input.ucum().isEmpty())
                        .map(input -> chart.fact(new FactKey(input.fact())).orElseThrow())
                        .forEach(fact -> assertThat(fact.reading().mark())
                                .as("%s in %s", fact, scored)
                                .isIn(null, allowed(fact)));
            }
        }
    }

    /** The ESC algorithm and the readings of NT-proBNP and CA 19-9 know what to do with a bound. */
    private static @Nullable Mark allowed(Fact fact) {
        return fact.concepts().stream()
                        .map(ConceptId::value)
                        .anyMatch(concept -> concept.startsWith("hs-troponin")
                                || concept.equals("nt-probnp")
                                || concept.equals("ca19-9")
                                || concept.equals("bilirubin-total"))
                ? Mark.BOUND_ONLY
                : null;
    }

    @Property(tries = 600)
    void aMarkedNewestValueIsNeverPassedOverInSilence(@ForAll("entries") List<Entry> entries) {
        MemoryChart chart = AnyChart.complete(new Who(Sex.MALE, "1960-01-01"), entries);
        if (Models.byId("prevent").assess(chart, NOW) instanceof RiskScored scored) {
            for (String concept : ALWAYS_READ) {
                newest(chart, concept)
                        .filter(fact -> !fact.reading().usable())
                        .ifPresent(fact -> assertThat(scored.caveats())
                                .as("%s of %s", fact, scored)
                                .anyMatch(line -> line.contains("A newer " + concept)));
            }
        }
    }

    @Property(tries = 600)
    void anAddOnThatMayNotBeUsedIsNeverLeftOutInSilence(@ForAll("entries") List<Entry> entries) {
        MemoryChart chart = AnyChart.complete(new Who(Sex.MALE, "1960-01-01"), entries);
        if (Models.byId("prevent").assess(chart, NOW) instanceof RiskScored scored) {
            for (String concept : ADD_ONS) {
                newest(chart, concept)
                        .filter(fact -> !fact.reading().usable())
                        .ifPresent(fact -> assertThat(scored.caveats())
                                .as("%s of %s", fact, scored)
                                .anyMatch(line ->
                                        line.contains("newer " + concept) || line.contains("newest " + concept)));
            }
        }
    }

    @Property(tries = 600)
    void whereOnlyMarkedValuesAreTheConceptIsNamed(@ForAll("entries") List<Entry> entries) {
        MemoryChart chart = AnyChart.bare(new Who(Sex.MALE, "1960-01-01"), entries);
        Signal signal = Models.byId("prevent").assess(chart, NOW);
        for (String concept : ALWAYS_READ) {
            boolean usable = chart.newest(ConceptId.of(concept), Integer.MAX_VALUE).stream()
                    .anyMatch(fact -> fact.reading().usable());
            if (!usable) {
                assertThat(((NotAssessable) signal).problems())
                        .extracting(Problem::input)
                        .contains(concept);
            }
        }
    }

    private static Optional<Fact> newest(MemoryChart chart, String concept) {
        return chart.newest(ConceptId.of(concept), Integer.MAX_VALUE).stream()
                .filter(fact -> !Lookup.isFuture(fact, NOW))
                .findFirst();
    }

    @Property(tries = 300)
    void aModelReadsOnlyWhatItSaysItReads(@ForAll("people") Who who, @ForAll("entries") List<Entry> entries) {
        aModelReadsOnlyWhatItSaysItReads(AnyChart.complete(who, entries));
        aModelReadsOnlyWhatItSaysItReads(AnyChart.pancreatic(who, entries));
    }

    private static void aModelReadsOnlyWhatItSaysItReads(MemoryChart chart) {
        for (RiskModel model : Models.all()) {
            MemoryChart without = new MemoryChart(chart.patient(), chart.concepts());
            chart.all().stream()
                    .filter(fact -> fact.concepts().stream().anyMatch(model.reads()::contains))
                    .forEach(without::put);

            assertThat(model.assess(without, NOW)).isEqualTo(model.assess(chart, NOW));
        }
    }
}
