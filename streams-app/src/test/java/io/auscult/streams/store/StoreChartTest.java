package io.auscult.streams.store;

import static io.auscult.core.fixture.Catalogue.CONCEPTS;
import static io.auscult.core.fixture.Catalogue.GLUCOSE;
import static io.auscult.core.fixture.Catalogue.GLUCOSE_CODE;
import static io.auscult.core.fixture.Said.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.ChartFold;
import io.auscult.core.chart.DraftChart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.event.MergePath;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.StoreSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class StoreChartTest {
    private static final Instant T0 = Instant.parse("2026-01-10T08:00:00Z");

    private static final PatientId RETIRED = new PatientId("b".repeat(32));

    private final MemoryStore store = new MemoryStore();
    private final Serde<Fact> facts = StoreSerdes.facts();

    @Test
    void readsTheNewestFirstAlsoAcross1970() {
        fold(Said.at(T0).result("old", GLUCOSE_CODE, "90", "mg/dL", Instant.parse("1969-12-31T23:00:00Z")));
        fold(Said.at(T0).result("older", GLUCOSE_CODE, "80", "mg/dL", Instant.parse("1950-01-01T00:00:00Z")));
        fold(Said.at(T0).result("new", GLUCOSE_CODE, "140", "mg/dL", T0));
        assertThat(chart().newest(GLUCOSE, 3))
                .extracting(fact -> fact.key().value())
                .containsExactly("new", "old", "older");
    }

    @Test
    void readsAWindowWithBothItsEnds() {
        Stream.of(0, 1, 2, 3)
                .forEach(hour -> fold(
                        Said.at(T0).result("g" + hour, GLUCOSE_CODE, "100", "mg/dL", T0.plus(Duration.ofHours(hour)))));
        assertThat(chart().within(GLUCOSE, T0.plus(Duration.ofHours(1)), T0.plus(Duration.ofHours(2))))
                .extracting(fact -> fact.key().value())
                .containsExactly("g2", "g1");
    }

    @Test
    void leavesNoIndexEntryOfARetractedFact() {
        fold(Said.at(T0).result("g", GLUCOSE_CODE, "100", "mg/dL", T0));
        fold(Said.at(T0.plusSeconds(1)).retracted("g"));
        assertThat(chart().newest(GLUCOSE, 10)).isEmpty();
        assertThat(chart().all()).hasSize(1);
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void readsAsManyFactsAsAreAskedForHoweverLongTheHistory() {
        for (int i = 0; i < 5_000; i++) {
            fold(Said.at(T0).result("g" + i, GLUCOSE_CODE, "100", "mg/dL", T0.minusSeconds(i)));
        }
        store.resetReads();
        assertThat(chart().newest(GLUCOSE, 1)).hasSize(1);
        assertThat(store.reads()).isLessThanOrEqualTo(2);
    }

    @Property(tries = 100)
    void saysWhatAChartInMemorySays(@ForAll("histories") List<PatientEvent> events) {
        MemoryStore own = new MemoryStore();
        MemoryChart inMemory = new MemoryChart(PATIENT, CONCEPTS);
        for (PatientEvent event : events) {
            inMemory.fold(event);
            fold(own, event);
        }
        StoreChart inStore = chart(own);
        assertThat(inStore.all()).isEqualTo(inMemory.all());
        for (Fact fact : inMemory.all()) {
            assertThat(inStore.stated(fact.identity())).isEqualTo(inMemory.stated(fact.identity()));
            assertThat(inStore.parts(fact.key())).isEqualTo(inMemory.parts(fact.key()));
        }
        assertThat(inStore.newest(GLUCOSE, 100)).isEqualTo(inMemory.newest(GLUCOSE, 100));
        assertThat(inStore.within(GLUCOSE, T0.minusSeconds(300), T0))
                .isEqualTo(inMemory.within(GLUCOSE, T0.minusSeconds(300), T0));
        assertThat(new DraftChart(inStore, List.of()).newest(GLUCOSE, 2)).isEqualTo(inMemory.newest(GLUCOSE, 2));
    }

    /** What was read before is at hand and kept true, whatever was read of it and in which portions. */
    @Property(tries = 200)
    void remembersWhatTheStoreSays(
            @ForAll("histories") List<PatientEvent> events, @ForAll List<@IntRange(max = 4) Integer> limits) {
        MemoryStore own = new MemoryStore();
        ChartMemory memory = new ChartMemory();
        MemoryChart inMemory = new MemoryChart(PATIENT, CONCEPTS);
        for (int i = 0; i < events.size(); i++) {
            StoreChart chart = new StoreChart(own, facts, PATIENT, CONCEPTS, false, true, memory);
            new ChartWriter(own, facts).apply(chart, ChartFold.fold(chart, events.get(i), CONCEPTS));
            inMemory.fold(events.get(i));
            int limit = limits.isEmpty() ? 1 : limits.get(i % limits.size());
            if (limit > 0) {
                assertThat(chart.newest(GLUCOSE, limit)).isEqualTo(inMemory.newest(GLUCOSE, limit));
                assertThat(chart.within(GLUCOSE, T0.minusSeconds(100L * limit), T0))
                        .isEqualTo(inMemory.within(GLUCOSE, T0.minusSeconds(100L * limit), T0));
            }
        }
        StoreChart chart = new StoreChart(own, facts, PATIENT, CONCEPTS, false, true, memory);
        assertThat(chart.newest(GLUCOSE, Integer.MAX_VALUE)).isEqualTo(inMemory.newest(GLUCOSE, Integer.MAX_VALUE));
    }

    @Test
    void laysDraftsOverTheChartWithoutWritingThem() {
        fold(Said.at(T0).result("g", GLUCOSE_CODE, "100", "mg/dL", T0));
        int before = store.size();
        DraftChart draft = new DraftChart(
                chart(),
                List.of(Said.at(T0.plusSeconds(9)).result("d", GLUCOSE_CODE, "200", "mg/dL", T0.plusSeconds(9))));
        assertThat(draft.newest(GLUCOSE, 1).getFirst().key().value()).isEqualTo("d");
        assertThat(store.size()).isEqualTo(before);
    }

    @Provide
    Arbitrary<List<PatientEvent>> histories() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "panel", "panel#1", "panel#2"),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of("said", "said", "said", "absent", "retracted", "moved", "left"),
                        Arbitraries.integers().between(50, 400),
                        Arbitraries.of("", "F1", "F2"))
                .as(StoreChartTest::event)
                .list()
                .ofMaxSize(15);
    }

    private static PatientEvent event(String key, int minute, String kind, int amount, String result) {
        Said at = Said.at(T0.plus(Duration.ofMinutes(minute)));
        Said said = result.isEmpty() ? at : at.asResult(result);
        return switch (kind) {
            case "retracted" -> said.retracted(key);
            case "absent" -> said.result(key, GLUCOSE_CODE, new ObservedValue.Absent(null), T0);
            case "moved" -> moved(result(said, key, amount));
            case "left" ->
                new PatientEvent.ChartLeft(result(said, key, amount).envelope(), MergePath.of(RETIRED), false);
            default -> result(said, key, amount);
        };
    }

    private static PatientEvent result(Said said, String key, int amount) {
        return said.result(key, GLUCOSE_CODE, Integer.toString(amount), "mg/dL", T0.minusSeconds(amount));
    }

    /** What the retired record's task hands over when it folds the event. */
    private static PatientEvent moved(PatientEvent event) {
        MemoryChart retired = new MemoryChart(RETIRED, CONCEPTS);
        retired.fold(event);
        return new PatientEvent.ChartMoved(
                event.envelope(),
                RETIRED,
                retired.all().stream().map(fact -> fact.movedFrom(RETIRED)).toList(),
                AlertBook.EMPTY,
                false);
    }

    private void fold(PatientEvent event) {
        fold(store, event);
    }

    private void fold(MemoryStore into, PatientEvent event) {
        StoreChart chart = chart(into);
        new ChartWriter(into, facts).apply(chart, ChartFold.fold(chart, event, CONCEPTS));
    }

    private StoreChart chart() {
        return chart(store);
    }

    private StoreChart chart(MemoryStore from) {
        return new StoreChart(from, facts, PATIENT, CONCEPTS, false, true);
    }
}
