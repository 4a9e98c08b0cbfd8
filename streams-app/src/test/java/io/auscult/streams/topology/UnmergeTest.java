package io.auscult.streams.topology;

import static io.auscult.streams.topology.Rise.ELECSYS;
import static io.auscult.streams.topology.Rise.T0;
import static io.auscult.streams.topology.Rise.TROPONIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.PatientId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** I10 for people: merged at any point and unmerged at any later one, both records are as if they had never been one. */
class UnmergeTest {
    /** One for all tries: each has patients of its own. */
    private final Scenario scenario = Scenario.at(T0, folder());

    private int patients;

    private static Path folder() {
        try {
            return Files.createTempDirectory("unmerge");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterProperty
    void stop() {
        scenario.close();
    }

    /**
     * A statement by one of two records.
     *
     * @param minute when it was received, and how long before the sample was taken
     */
    record Stated(boolean ofRetired, String key, int minute, int amount, boolean retracted) {
        PatientEvent about(PatientId retired, PatientId survivor) {
            Said said = at(ofRetired ? retired : survivor, minute).byMethod(ELECSYS);
            return retracted
                    ? said.retracted(key)
                    : said.result(
                            key, TROPONIN, Integer.toString(amount), "ng/L", T0.minus(Duration.ofMinutes(amount)));
        }
    }

    @Property(tries = 60)
    void isAsIfNeverMergedOnceUnmerged(
            @ForAll("histories") List<Stated> said, @ForAll int mergeSeed, @ForAll int unmergeSeed) {
        int merge = Math.floorMod(mergeSeed, said.size() + 1);
        int unmerge = merge + Math.floorMod(unmergeSeed, said.size() + 1 - merge);
        PatientId retired = next();
        PatientId survivor = next();
        PatientId alone = next();
        PatientId other = next();

        List<PatientEvent> merged = events(said, retired, survivor);
        merged.add(merge, at(retired, 200).mergedInto(survivor));
        merged.add(unmerge + 1, at(retired, 201).unmerged());
        feed(merged, retired, survivor);
        feed(events(said, alone, other), alone, other);

        assertSame(retired, alone);
        assertSame(survivor, other);
    }

    private void feed(List<PatientEvent> events, PatientId one, PatientId other) {
        scenario.given(at(one, 0).person(Sex.MALE, "1960-01-01"), at(other, 0).person(Sex.MALE, "1960-01-01"));
        events.forEach(event -> scenario.given(event));
        scenario.given(at(one, 500).timePassed(), at(other, 500).timePassed());
    }

    private void assertSame(PatientId merged, PatientId never) {
        assertThat(scenario.chart(merged)).isEqualTo(scenario.chart(never));
        assertThat(open(merged)).isEqualTo(open(never));
        List<Signal> signals = scenario.signals(merged);
        List<Signal> expected = scenario.signals(never);
        assertThat(signals).hasSameSizeAs(expected);
        for (int i = 0; i < signals.size(); i++) {
            assertThat(signals.get(i).saysTheSameAs(expected.get(i))).isTrue();
        }
    }

    private List<String> open(PatientId patient) {
        return scenario.book(patient).open().stream()
                .map(open -> open.episode().rule() + "|" + open.episode().subject())
                .toList();
    }

    private static List<PatientEvent> events(List<Stated> said, PatientId retired, PatientId survivor) {
        return new ArrayList<>(
                said.stream().map(one -> one.about(retired, survivor)).toList());
    }

    private PatientId next() {
        return new PatientId(String.format("%032x", ++patients));
    }

    private static Said at(PatientId patient, int minute) {
        return Said.at(T0.plus(Duration.ofMinutes(minute))).of(patient);
    }

    @Provide
    Arbitrary<List<Stated>> histories() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.integers().between(1, 90),
                        Arbitraries.of(false, false, false, true))
                .as(Stated::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }
}
