package io.auscult.rules.fact;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactKey;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A chart that counts what is read of it and ends at a limit. Rules that ask without end are stopped by this count and not by a
 * clock, so a replay stops them at the same question.
 */
public final class CountedChart implements Chart {
    /** Facts read in one run of the rules; the longest charts have some 15,000, and sound rules read some dozens. */
    static final int MOST_FACTS = 200_000;

    /** A question costs something also where there is no fact. */
    private static final int QUESTION = 1;

    private final Chart chart;
    private int left = MOST_FACTS;

    public CountedChart(Chart chart) {
        this.chart = chart;
    }

    /** What was read so far: facts, and a little for each question. */
    public int read() {
        return MOST_FACTS - left;
    }

    /** The same chart with nothing counted yet. */
    CountedChart afresh() {
        return new CountedChart(chart);
    }

    /** The chart itself: what is looked up by data ends by itself. */
    Chart uncounted() {
        return chart;
    }

    @Override
    public PatientId patient() {
        return chart.patient();
    }

    @Override
    public Concepts concepts() {
        return chart.concepts();
    }

    @Override
    public boolean incomplete() {
        return chart.incomplete();
    }

    @Override
    public boolean holdsMoved() {
        return chart.holdsMoved();
    }

    @Override
    public Optional<Fact> fact(FactKey key) {
        count(QUESTION);
        return chart.fact(key);
    }

    @Override
    public List<Fact> newest(ConceptId concept, int limit) {
        return counted(chart.newest(concept, limit));
    }

    @Override
    public List<Fact> within(ConceptId concept, Instant from, Instant to) {
        return counted(chart.within(concept, from, to));
    }

    @Override
    public List<Fact> stated(String identity) {
        return counted(chart.stated(identity));
    }

    @Override
    public List<Fact> parts(FactKey whole) {
        return counted(chart.parts(whole));
    }

    @Override
    public List<Fact> all() {
        return counted(chart.all());
    }

    private List<Fact> counted(List<Fact> facts) {
        count(QUESTION + facts.size());
        return facts;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new LookedTooLong(MOST_FACTS);
        }
    }
}
