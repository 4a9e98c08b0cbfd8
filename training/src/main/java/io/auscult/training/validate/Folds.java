package io.auscult.training.validate;

import io.auscult.training.data.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * People dealt out into folds, each stratum evenly.
 *
 * @param ofPerson the fold of each person, from 0
 */
public record Folds(List<Integer> ofPerson) {
    public Folds {
        ofPerson = List.copyOf(ofPerson);
    }

    /** The same people in the same order and the same seed give the same folds. */
    public static Folds deal(List<Person> people, int folds, long seed) {
        Map<String, List<Integer>> strata = new TreeMap<>();
        for (int i = 0; i < people.size(); i++) {
            strata.computeIfAbsent(people.get(i).stratum(), _ -> new ArrayList<>())
                    .add(i);
        }
        Random random = new Random(seed);
        int[] fold = new int[people.size()];
        int next = 0;
        for (List<Integer> members : strata.values()) {
            Collections.shuffle(members, random);
            for (int member : members) {
                fold[member] = next++ % folds;
            }
        }
        return new Folds(IntStream.of(fold).boxed().toList());
    }

    public List<Integer> inside(int fold) {
        return positions(fold, true);
    }

    public List<Integer> outside(int fold) {
        return positions(fold, false);
    }

    private List<Integer> positions(int fold, boolean inside) {
        return IntStream.range(0, ofPerson.size())
                .filter(i -> (ofPerson.get(i) == fold) == inside)
                .boxed()
                .toList();
    }

    /** Those at the positions, in order. */
    public static List<Person> at(List<Integer> positions, List<Person> people) {
        return positions.stream().map(people::get).toList();
    }
}
