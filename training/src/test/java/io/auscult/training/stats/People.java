package io.auscult.training.stats;

import java.util.ArrayList;
import java.util.List;

/** Scores of a few people. */
final class People {
    private People() {}

    static List<Scored> of(double[] diseased, double... others) {
        List<Scored> people = new ArrayList<>();
        for (double score : diseased) {
            people.add(new Scored(score, true));
        }
        for (double score : others) {
            people.add(new Scored(score, false));
        }
        return people;
    }
}
