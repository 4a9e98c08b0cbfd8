package io.auscult.training.validate;

import io.auscult.training.data.Person;
import io.auscult.training.fit.Calibrated;
import io.auscult.training.fit.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Repeated, stratified, nested cross-validation: in every outer fold the candidate, the calibrator and the weights come from the other
 * folds alone. Folds are worked on at the same time; what comes out does not depend on it.
 */
public final class NestedValidation {
    private NestedValidation() {}

    /** @param progress is told how many outer folds are done */
    public static Validated of(List<Candidate> candidates, List<Person> people, Plan plan, IntConsumer progress) {
        AtomicInteger done = new AtomicInteger();
        List<Fold> folds = IntStream.range(0, plan.repeats() * plan.outer())
                .parallel()
                .mapToObj(i -> {
                    Fold fold = fold(candidates, people, plan, i / plan.outer(), i % plan.outer());
                    progress.accept(done.incrementAndGet());
                    return fold;
                })
                .toList();
        List<List<Double>> repeats = new ArrayList<>();
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            repeats.add(together(folds.subList(repeat * plan.outer(), (repeat + 1) * plan.outer()), people.size()));
        }
        return new Validated(people, repeats, folds.stream().map(Fold::chosen).toList());
    }

    private record Fold(List<Integer> positions, List<Double> probabilities, Candidate chosen) {}

    private static Fold fold(List<Candidate> candidates, List<Person> people, Plan plan, int repeat, int outer) {
        Folds folds = Folds.deal(people, plan.outer(), plan.seed() + repeat);
        List<Person> others = Folds.at(folds.outside(outer), people);
        Calibrated model = Choosing.from(candidates, others, plan.inner(), plan.seed() + repeat);
        List<Integer> positions = folds.inside(outer);
        List<Double> probabilities = Folds.at(positions, people).stream()
                .map(person -> model.probability(person.inputs()))
                .toList();
        return new Fold(positions, probabilities, model.candidate());
    }

    private static List<Double> together(List<Fold> folds, int people) {
        List<Double> probabilities = new ArrayList<>(Collections.nCopies(people, Double.NaN));
        for (Fold fold : folds) {
            for (int i = 0; i < fold.positions().size(); i++) {
                probabilities.set(fold.positions().get(i), fold.probabilities().get(i));
            }
        }
        return probabilities;
    }
}
