package io.auscult.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Mark;
import io.auscult.core.derived.Lookup;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.models.AnyChart.Entry;
import io.auscult.models.AnyChart.Who;
import java.time.Instant;
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

    private static final int[] HOURS = {1, 7, 25, 24 * 3, 24 * 29, 24 * 90, 24 * 364, 24 * 900, 24 * 4000};

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
            Models.all().forEach(model -> ModelLaws.theAnswerHoldsUntilItsDueTime(model, chart, 12, HOURS));
        }
    }

    @Property(tries = 600)
    void noScoreStandsOnAMarkedValue(@ForAll("people") Who who, @ForAll("entries") List<Entry> entries) {
        for (MemoryChart chart : List.of(AnyChart.complete(who, entries), AnyChart.pancreatic(who, entries))) {
            Models.all().forEach(model -> ModelLaws.noScoreStandsOnAMarkedValue(model, chart, AnyChartTest::allowed));
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
        for (MemoryChart chart : List.of(AnyChart.complete(who, entries), AnyChart.pancreatic(who, entries))) {
            Models.all().forEach(model -> ModelLaws.aModelReadsOnlyWhatItSaysItReads(model, chart));
        }
    }
}
