package io.auscult.training.validate;

import io.auscult.training.data.Person;
import io.auscult.training.fit.Calibrated;
import io.auscult.training.fit.Candidate;
import io.auscult.training.fit.Regression;
import io.auscult.training.stats.Calibration;
import io.auscult.training.stats.LogisticLine;
import io.auscult.training.stats.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From candidates and people to one calibrated regression: the candidate with the smallest log loss in cross-validation is taken, the
 * calibrator is learnt from the scores of that cross-validation, and the regression from everybody.
 */
public final class Choosing {
    private Choosing() {}

    /** Of equally good candidates the first, which is the most cautious. */
    public static Calibrated from(List<Candidate> candidates, List<Person> people, int folds, long seed) {
        Folds inner = Folds.deal(people, folds, seed);
        Candidate best = candidates.getFirst();
        List<Scored> ofBest = List.of();
        double leastLoss = Double.POSITIVE_INFINITY;
        for (Candidate candidate : candidates) {
            List<Scored> scored = scores(candidate, people, inner, folds);
            double loss = loss(scored);
            if (loss < leastLoss) {
                leastLoss = loss;
                best = candidate;
                ofBest = scored;
            }
        }
        return new Calibrated(best, Regression.fit(best, people), LogisticLine.fit(ofBest));
    }

    /** The log-odds of everybody, by regressions that have not seen them. */
    private static List<Scored> scores(Candidate candidate, List<Person> people, Folds folds, int count) {
        Scored[] scored = new Scored[people.size()];
        for (int fold = 0; fold < count; fold++) {
            Regression regression = Regression.fit(candidate, Folds.at(folds.outside(fold), people));
            for (int i : folds.inside(fold)) {
                Person person = people.get(i);
                double logit = Calibration.logit(regression.probability(person.inputs()));
                scored[i] = new Scored(logit, person.diseased());
            }
        }
        return new ArrayList<>(Arrays.asList(scored));
    }

    private static double loss(List<Scored> scored) {
        double sum = 0;
        for (Scored one : scored) {
            sum += StrictMath.log1p(StrictMath.exp(one.diseased() ? -one.score() : one.score()));
        }
        return sum / scored.size();
    }
}
