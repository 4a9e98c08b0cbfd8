package io.auscult.training.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.training.MadeUp;
import io.auscult.training.data.Person;
import io.auscult.training.fit.Calibrated;
import io.auscult.training.fit.Candidate;
import io.auscult.training.stats.Auroc;
import io.auscult.training.stats.Calibration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NestedValidationTest {
    private static final Plan PLAN = new Plan(5, 3, 2, 50, 3);
    private static final List<Person> PEOPLE = MadeUp.people(300, 2);
    private static final List<Candidate> CANDIDATES = Candidate.of(List.of(MadeUp.DESIGN));

    @Test
    void everybodyIsInOneFoldAndEveryStratumInAll() {
        Folds folds = Folds.deal(PEOPLE, 5, 1);
        for (int fold = 0; fold < 5; fold++) {
            List<Integer> inside = folds.inside(fold);
            assertThat(inside).hasSize(60).doesNotContainAnyElementsOf(folds.outside(fold));
            long diseased =
                    inside.stream().filter(i -> PEOPLE.get(i).diseased()).count();
            long all = PEOPLE.stream().filter(Person::diseased).count();
            assertThat((double) diseased).isBetween(all / 5.0 - 1, all / 5.0 + 1);
        }
    }

    @Test
    void scoresEverybodyOncePerRepeatAndTellsHowWell() {
        Validated validated = NestedValidation.of(CANDIDATES, PEOPLE, PLAN, _ -> {});
        assertThat(validated.repeats())
                .hasSize(2)
                .allSatisfy(repeat -> assertThat(repeat).hasSize(300).allMatch(p -> p > 0 && p < 1));
        assertThat(validated.chosen()).hasSize(10);
        assertThat(Auroc.mean(validated.each(_ -> true, Auroc::of)).value()).isBetween(0.8, 0.95);
        Calibration calibration = Calibration.mean(validated.each(_ -> true, Calibration::of));
        assertThat(calibration.slope().value()).isBetween(0.8, 1.2);
    }

    /** Where there is nothing to be learnt, a validation that leaks finds something all the same. */
    @Test
    void findsNothingInPeopleWhoseDiseaseWasShuffled() {
        List<Boolean> diseases =
                new ArrayList<>(PEOPLE.stream().map(Person::diseased).toList());
        Collections.shuffle(diseases, new Random(5));
        List<Person> shuffled = IntStream.range(0, PEOPLE.size())
                .mapToObj(i -> new Person(
                        PEOPLE.get(i).inputs(),
                        diseases.get(i),
                        diseases.get(i).toString(),
                        PEOPLE.get(i).groups()))
                .toList();
        Candidate fixed = new Candidate(MadeUp.DESIGN, 0.1);
        Validated validated = NestedValidation.of(List.of(fixed), shuffled, PLAN, _ -> {});
        assertThat(Auroc.mean(validated.each(_ -> true, Auroc::of)).value()).isBetween(0.35, 0.6);
    }

    @Test
    void doesNotDependOnWhichFoldIsDoneFirst() {
        assertThat(NestedValidation.of(CANDIDATES, PEOPLE, PLAN, _ -> {}).repeats())
                .isEqualTo(
                        NestedValidation.of(CANDIDATES, PEOPLE, PLAN, _ -> {}).repeats());
    }

    @Test
    void theProbabilitiesOfAFoldDoNotDependOnItsOwnOutcomes() {
        Folds folds = Folds.deal(PEOPLE, PLAN.outer(), PLAN.seed());
        List<Person> others = Folds.at(folds.outside(0), PEOPLE);
        Calibrated model = Choosing.from(CANDIDATES, others, PLAN.inner(), PLAN.seed());
        Validated validated = NestedValidation.of(CANDIDATES, PEOPLE, PLAN, _ -> {});
        for (int i : folds.inside(0)) {
            assertThat(validated.repeats().getFirst().get(i))
                    .isEqualTo(model.probability(PEOPLE.get(i).inputs()));
        }
    }
}
