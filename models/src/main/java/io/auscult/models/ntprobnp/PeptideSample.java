package io.auscult.models.ntprobnp;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Mark;
import io.auscult.core.derived.Lookup;
import io.auscult.core.derived.Measured;
import io.auscult.core.derived.NewestFirst;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.esc.Level;
import io.auscult.models.input.Basis;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A natriuretic peptide's result: an amount, or a bound of it, which laboratories report beyond the range of their assay. */
record PeptideSample(Fact fact) {
    /** The newest that may be used and is fresh; the basis says why there is none, or that a newer one was passed over. */
    static Optional<PeptideSample> newest(Basis basis) {
        ConceptId concept = NtProBnpModel.CONCEPT;
        basis.lookAgainAt(Lookup.nextVisible(basis.chart(), concept, basis.now()));
        Duration freshFor =
                basis.chart().concepts().concept(concept).map(Concept::freshFor).orElse(null);
        List<Fact> past = NewestFirst.of(basis.chart(), concept)
                .filter(fact -> !Lookup.isFuture(fact, basis.now()))
                .toList();
        List<Fact> fresh =
                past.stream().filter(fact -> isFresh(basis, fact, freshFor)).toList();
        Optional<Fact> used = fresh.stream().filter(PeptideSample::hasAmount).findFirst();
        if (freshFor != null && !fresh.isEmpty()) {
            basis.lookAgainAt(used.orElse(fresh.getFirst()).at().plus(freshFor));
        }
        if (used.isEmpty()) {
            none(basis, past, fresh, freshFor);
        } else if (!used.get().equals(fresh.getFirst())) {
            basis.caveat("A newer NT-proBNP, of "
                    + Lookup.date(fresh.getFirst().at()) + ", was not used: "
                    + Lookup.markOf(fresh.getFirst()).words() + ".");
        }
        return used.map(PeptideSample::new);
    }

    private static boolean isFresh(Basis basis, Fact fact, @Nullable Duration freshFor) {
        return freshFor == null || basis.now().isBefore(fact.at().plus(freshFor));
    }

    private static void none(Basis basis, List<Fact> past, List<Fact> fresh, @Nullable Duration freshFor) {
        ConceptId concept = NtProBnpModel.CONCEPT;
        if (!fresh.isEmpty()) {
            basis.problem(Lookup.unusable(basis.chart().concepts(), concept, fresh.getFirst()));
        } else if (!past.isEmpty()) {
            basis.problem(Lookup.stale(basis.chart().concepts(), concept, past.getFirst(), freshFor));
        } else {
            basis.problem(concept.value(), Kind.MISSING, "There is no NT-proBNP.");
        }
    }

    private static boolean hasAmount(Fact fact) {
        boolean bound =
                fact.reading().mark() == Mark.BOUND_ONLY && fact.reading().amount() != null;
        return fact.reading().usable() || (bound && isFinal(fact));
    }

    private static boolean isFinal(Fact fact) {
        return fact.statement() instanceof Statement.Observation observation
                && switch (observation.status()) {
                    case "final", "amended", "corrected", "appended" -> true;
                    default -> false;
                };
    }

    BigDecimal amount() {
        return Measured.amountOf(fact).amount();
    }

    Level level() {
        return Level.of(amount(), fact.reading().comparator());
    }

    Input input() {
        return new Input(
                NtProBnpModel.CONCEPT.value(),
                Objects.requireNonNullElse(fact.reading().comparator(), "") + amount().toPlainString(),
                Measured.amountOf(fact).ucum(),
                fact.at(),
                fact.key().original().value(),
                fact.source());
    }
}
