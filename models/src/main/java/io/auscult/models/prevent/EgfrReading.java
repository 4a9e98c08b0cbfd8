package io.auscult.models.prevent;

import io.auscult.core.chart.Statement.Demographics;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.event.Sex;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.ckdepi.CkdEpi2021;
import io.auscult.models.input.Basis;
import io.auscult.models.input.Lookup;
import io.auscult.models.input.Measured;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The eGFR by CKD-EPI 2021: computed from the newest creatinine, or the laboratory's own where that is newer and names the
 * equation. An MDRD value has another code and is never read.
 */
final class EgfrReading {
    private static final ConceptId CREATININE = ConceptId.of("creatinine");

    private EgfrReading() {}

    static Optional<BigDecimal> of(Basis basis, Demographics person) {
        Lookup creatinine = Lookup.newest(basis.chart(), CREATININE, basis.now());
        Lookup reported = Lookup.newest(basis.chart(), PreventInput.EGFR.concept(), basis.now());
        if (reported instanceof Lookup.Found(Measured egfr) && !outdatedBy(creatinine, egfr)) {
            basis.use(egfr);
            return Optional.of(egfr.amount());
        }
        return basis.taken(creatinine).flatMap(sample -> computed(basis, sample, person));
    }

    private static boolean outdatedBy(Lookup creatinine, Measured egfr) {
        return creatinine instanceof Lookup.Found(Measured sample)
                && !egfr.fact().at().isAfter(sample.fact().at());
    }

    /** Empty when age or sex are not known, which has been said already. */
    private static Optional<BigDecimal> computed(Basis basis, Measured sample, Demographics person) {
        boolean knownSex = person.sex() == Sex.FEMALE || person.sex() == Sex.MALE;
        Optional<Integer> age = person.ageAt(sample.fact().at());
        if (sample.amount().signum() <= 0) {
            basis.problem(CREATININE.value(), Kind.IMPLAUSIBLE, "A creatinine of 0 or less has no eGFR.");
            return Optional.empty();
        }
        if (!knownSex || age.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal egfr = CkdEpi2021.reported(sample.amount(), age.get(), person.sex());
        basis.use(new Input(
                PreventInput.EGFR.inChart(),
                egfr.toPlainString(),
                PreventInput.EGFR.unit(),
                sample.fact().at(),
                sample.fact().key().value(),
                sample.fact().source()));
        basis.caveat("The eGFR was computed from creatinine by CKD-EPI 2021.");
        return Optional.of(egfr);
    }
}
