package io.auscult.models.caps;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Score;
import io.auscult.models.input.Basis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The CAPS criteria on a chart. */
public final class CapsModel implements RiskModel {
    public static final ModelRef REF = new ModelRef("caps-surveillance", "1.0.0");

    private static final Set<ConceptId> READS = Stream.concat(
                    Stream.of(HereditaryRisk.values()).map(HereditaryRisk::concept),
                    Stream.of(
                            ConceptId.DEMOGRAPHICS, CapsReading.LYNCH, CapsReading.CANCER, Family.HISTORY, Family.NONE))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public ModelRef ref() {
        return REF;
    }

    @Override
    public Set<ConceptId> reads() {
        return READS;
    }

    @Override
    public Signal assess(Chart chart, Instant now) {
        Basis basis = new Basis(chart, now);
        return new CapsReading(basis)
                .eligibility()
                .map(met -> scored(basis, met.eligibility(), met.age()))
                .orElseGet(() -> basis.notAssessable(REF));
    }

    private static Signal scored(Basis basis, CapsEligibility eligibility, int age) {
        eligibility.caveats().forEach(basis::caveat);
        List<Score> scores = new ArrayList<>();
        scores.add(new Score("score", eligibility.criteria().size(), "now", "criteria"));
        eligibility.startAge().ifPresent(start -> scores.add(new Score("start_age", start, "now", "years")));
        eligibility
                .latestStartAge()
                .ifPresent(start -> scores.add(new Score("start_age_latest", start, "now", "years")));
        return basis.scored(REF, scores, eligibility.band(age), eligibility.explanation());
    }
}
