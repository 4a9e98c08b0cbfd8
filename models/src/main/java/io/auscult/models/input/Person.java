package io.auscult.models.input;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement.Demographics;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Birthdays;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import java.time.LocalDate;
import java.util.Optional;

/** What models read of a person's age. */
public final class Person {
    private Person() {}

    /**
     * The age in completed years now; the model is asked again at the next birthday, since
     * the age stands among its inputs. A problem is noted when the age is not known, or below {@code youngest}.
     */
    public static Optional<Integer> adultAge(Basis basis, int youngest) {
        LocalDate born =
                basis.chart().demographics().map(Demographics::birthDate).orElse(null);
        int age = basis.chart()
                .demographics()
                .flatMap(known -> known.ageAt(basis.now()))
                .orElse(-1);
        if (born == null || age < 0) {
            basis.problem("age", Kind.MISSING, "The date of birth is not known to the day.");
            return Optional.empty();
        }
        if (age < youngest) {
            basis.problem(
                    "age",
                    Kind.OUTSIDE_POPULATION,
                    "This is for people of " + youngest + " years and more; the patient is younger.");
            basis.lookAgainAt(Birthdays.reaches(born, youngest));
            return Optional.empty();
        }
        basis.lookAgainAt(Birthdays.reaches(born, age + 1));
        use(basis, age);
        return Optional.of(age);
    }

    private static void use(Basis basis, int age) {
        Optional<Fact> person = basis.chart().latest(ConceptId.DEMOGRAPHICS);
        person.ifPresent(fact -> basis.use(new Input(
                "age", String.valueOf(age), "a", null, fact.key().original().value(), fact.source())));
    }
}
