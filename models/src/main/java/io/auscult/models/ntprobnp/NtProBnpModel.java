package io.auscult.models.ntprobnp;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Statement.Demographics;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.Score;
import io.auscult.models.input.Basis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The newest NT-proBNP of a chart, by the age at its sample and the 2021 ESC guideline's limits. */
public final class NtProBnpModel implements RiskModel {
    public static final ModelRef REF = new ModelRef("nt-probnp", "1.0.0");
    public static final ConceptId CONCEPT = ConceptId.of("nt-probnp");

    private static final int ADULT = 18;

    @Override
    public ModelRef ref() {
        return REF;
    }

    @Override
    public Set<ConceptId> reads() {
        return Set.of(ConceptId.DEMOGRAPHICS, CONCEPT);
    }

    @Override
    public Signal assess(Chart chart, Instant now) {
        Basis basis = new Basis(chart, now);
        basis.ofTheLiving();
        Optional<PeptideSample> sample = PeptideSample.newest(basis);
        Optional<Integer> age = sample.flatMap(found -> ageAt(basis, found));
        if (sample.isEmpty() || age.isEmpty() || !basis.sound()) {
            return basis.notAssessable(REF);
        }
        return answer(basis, sample.get(), BigDecimal.valueOf(age.get()));
    }

    private static Optional<Integer> ageAt(Basis basis, PeptideSample sample) {
        Optional<Integer> age = basis.chart()
                .demographics()
                .flatMap((Demographics person) -> person.ageAt(sample.fact().at()))
                .filter(years -> years >= 0);
        if (age.isEmpty()) {
            basis.problem("age", Kind.MISSING, "The date of birth is not known to the day.");
        } else if (age.get() < ADULT) {
            basis.problem("age", Kind.OUTSIDE_POPULATION, "The limits of NT-proBNP are for adults.");
        }
        return age;
    }

    private static Signal answer(Basis basis, PeptideSample sample, BigDecimal age) {
        Optional<NtProBnpBand> band = NtProBnpBand.of(sample.level(), age, Convention.ESC_2021);
        if (band.isEmpty()) {
            basis.problem(
                    CONCEPT.value(),
                    Kind.NOT_UNDERSTOOD,
                    "NT-proBNP is known only as a bound, and the answer depends on the value behind it.");
            return basis.notAssessable(REF);
        }
        basis.use(sample.input());
        if (!sample.fact().reading().usable()) {
            basis.caveat("NT-proBNP is known only as a bound; the answer holds for every value within it.");
        }
        if (NtProBnpBand.of(sample.level(), age, Convention.ICON)
                .filter(other -> other == band.get())
                .isEmpty()) {
            basis.caveat("By the ICON convention, whose lowest limit ends at 50 years, the answer would be another.");
        }
        return basis.scored(
                REF,
                List.of(new Score(CONCEPT.value(), sample.amount().doubleValue(), "now", "ng/L")),
                band.get().word(),
                NtProBnpExplanation.of(sample.amount(), age, Convention.ESC_2021, CONCEPT.value()));
    }
}
