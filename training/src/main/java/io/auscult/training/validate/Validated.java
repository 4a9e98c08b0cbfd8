package io.auscult.training.validate;

import io.auscult.training.data.Person;
import io.auscult.training.fit.Candidate;
import io.auscult.training.stats.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Everybody's probability, by models that have not seen them.
 *
 * @param repeats for each repeat, the probabilities in the order of the people
 * @param chosen the candidate of every outer fold of every repeat
 */
public record Validated(List<Person> people, List<List<Double>> repeats, List<Candidate> chosen) {
    public Validated {
        people = List.copyOf(people);
        repeats = repeats.stream().map(List::copyOf).toList();
        chosen = List.copyOf(chosen);
    }

    /** One repeat, of those people only who are wanted. */
    public List<Scored> scored(int repeat, Predicate<Person> wanted) {
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            if (wanted.test(people.get(i))) {
                scored.add(new Scored(repeats.get(repeat).get(i), people.get(i).diseased()));
            }
        }
        return scored;
    }

    /** A statistic of every repeat. */
    public <T> List<T> each(Predicate<Person> wanted, Function<List<Scored>, T> statistic) {
        List<T> values = new ArrayList<>();
        for (int repeat = 0; repeat < repeats.size(); repeat++) {
            values.add(statistic.apply(scored(repeat, wanted)));
        }
        return values;
    }

    /** All repeats together. */
    public List<Scored> pooled() {
        return each(_ -> true, Function.identity()).stream()
                .flatMap(List::stream)
                .toList();
    }
}
