package io.auscult.models.endpac;

import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.NewOnsetDiabetes;
import io.auscult.core.derived.Records;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.input.Basis;
import java.time.Instant;
import java.util.Optional;

/**
 * For whom ENDPAC speaks, as the Early Detection Initiative trial has it: 50 to 85 years at onset (the paper: 50 and more), a
 * measure out of the diabetes range before, no earlier diabetes, no active cancer. Steroid-induced and other secondary diabetes,
 * which the trial leaves out by judgement, cannot be told from the chart; the card says so.
 */
final class EndpacPopulation {
    private static final int YOUNGEST = 50;
    private static final int OLDEST = 85;

    private EndpacPopulation() {}

    /** The age at onset; the basis holds a problem for each reason why the patient is not in the population. */
    static Optional<Integer> ageWithin(Basis basis, NewOnsetDiabetes onset) {
        Optional<Integer> age = age(basis, onset.index().at());
        onset.notNewBecause(basis.chart()).forEach(basis::problem);
        if (Records.activeCondition(basis.chart(), ConceptId.of("active-cancer"))
                .isPresent()) {
            outside(basis, "active-cancer", "The patient has an active cancer.");
        }
        if (Records.everCondition(basis.chart(), ConceptId.of("pancreatic-cancer"))
                .isPresent()) {
            outside(basis, "pancreatic-cancer", "The patient has pancreatic cancer in the record.");
        }
        return age;
    }

    private static Optional<Integer> age(Basis basis, Instant index) {
        Optional<Fact> person = basis.chart().latest(ConceptId.DEMOGRAPHICS);
        Optional<Integer> age = basis.chart().demographics().flatMap(known -> known.ageAt(index));
        if (age.isEmpty()) {
            basis.problem("age", Kind.MISSING, "The date of birth is not known to the day.");
        } else if (age.get() < YOUNGEST || age.get() > OLDEST) {
            outside(basis, "age", "ENDPAC is for an onset at 50 to 85 years; this one is at " + age.get() + ".");
        }
        if (age.isPresent() && person.isPresent()) {
            Fact fact = person.get();
            basis.use(new Input(
                    "age",
                    age.get().toString(),
                    "a",
                    null,
                    fact.key().original().value(),
                    fact.source()));
        }
        return age;
    }

    private static void outside(Basis basis, String input, String sentence) {
        basis.problem(input, Kind.OUTSIDE_POPULATION, sentence);
    }
}
