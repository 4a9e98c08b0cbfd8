package io.auscult.models.news2;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement.Demographics;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Birthdays;
import io.auscult.core.derived.Records;
import io.auscult.core.event.Sex;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.input.Basis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whom NEWS2 is for: people of 16 years and more who are not pregnant (RCP 2017). As everywhere in Auscult a condition that the
 * chart does not hold counts as absent, and the signal's inputs say so. A pregnancy that nobody ever closed in the problem list
 * counts for 310 days from its date, which is our choice.
 */
final class News2Population {
    private static final ConceptId PREGNANCY = ConceptId.of("pregnancy");
    private static final Duration LONGEST_PREGNANCY = Duration.ofDays(310);

    private News2Population() {}

    /** The basis holds a problem for each reason why the patient is not in the population. */
    static void check(Basis basis) {
        basis.ofTheLiving();
        Optional<Demographics> person = basis.chart().demographics();
        age(basis, person);
        if (person.map(Demographics::sex).orElse(Sex.UNKNOWN) != Sex.MALE) {
            pregnancy(basis);
        }
    }

    private static void age(Basis basis, Optional<Demographics> person) {
        LocalDate born = person.map(Demographics::birthDate).orElse(null);
        int age = person.flatMap(known -> known.ageAt(basis.now())).orElse(-1);
        if (born == null || age < 0) {
            basis.problem("age", Kind.MISSING, "The date of birth is not known to the day.");
        } else if (age < News2Model.YOUNGEST) {
            basis.problem("age", Kind.OUTSIDE_POPULATION, "NEWS2 is not for people under 16; the patient is younger.");
            basis.lookAgainAt(Birthdays.reaches(born, News2Model.YOUNGEST));
        }
    }

    private static void pregnancy(Basis basis) {
        Optional<Fact> newest = Records.activeCondition(basis.chart(), PREGNANCY);
        Optional<Instant> over = newest.map(fact -> fact.at().plus(LONGEST_PREGNANCY));
        if (over.isPresent() && basis.now().isBefore(over.get())) {
            basis.lookAgainAt(over.get());
            basis.problem(
                    PREGNANCY.value(),
                    Kind.OUTSIDE_POPULATION,
                    "NEWS2 is not for use in pregnancy; the record has an active one.");
        } else {
            basis.use(new Input(PREGNANCY.value(), "no", "", null, "", ""));
            newest.ifPresent(_ -> basis.caveat("A pregnancy of more than 310 days ago is still active in the record."));
        }
    }
}
