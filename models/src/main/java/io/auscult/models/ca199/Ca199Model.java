package io.auscult.models.ca199;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Measured;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Score;
import io.auscult.models.ca199.Ca199Reading.Interpretable;
import io.auscult.models.ca199.Ca199Reading.Uninterpretable;
import io.auscult.models.input.Basis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The newest CA 19-9 of a chart against its cut-off; without an answer while cholestasis is there or not excluded. */
public final class Ca199Model implements RiskModel {
    public static final ModelRef REF = new ModelRef("ca19-9", "1.0.0");

    private static final Set<ConceptId> READS = Set.of(ConceptId.DEMOGRAPHICS, Ca199.CONCEPT, Ca199.BILIRUBIN);

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
        basis.ofTheLiving();
        Ca199Reading reading = Ca199Search.of(chart, now);
        basis.lookAgainAt(reading.due());
        return switch (reading) {
            case Uninterpretable lacking -> {
                lacking.problems().forEach(basis::problem);
                yield basis.notAssessable(REF);
            }
            case Interpretable found -> basis.sound() ? scored(basis, found) : basis.notAssessable(REF);
        };
    }

    private static Signal scored(Basis basis, Interpretable found) {
        BigDecimal value = Measured.amountOf(found.marker()).amount();
        basis.use(Measured.input(Ca199.CONCEPT.value(), found.marker()));
        basis.use(Measured.input(Ca199.BILIRUBIN.value(), found.bilirubin()));
        found.caveats().forEach(basis::caveat);
        Ca199.CAVEATS.forEach(basis::caveat);
        return basis.scored(
                REF,
                List.of(new Score("score", value.doubleValue(), "now", "U/mL")),
                Ca199.band(found.raised()),
                Ca199.explanation(value, found.raised()));
    }
}
