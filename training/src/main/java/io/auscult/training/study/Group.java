package io.auscult.training.study;

import io.auscult.training.data.Person;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Some of the people, for results by subgroup.
 *
 * @param division what tells the groups apart, such as "sex"
 * @param name of this one
 */
public record Group(String division, String name, Predicate<Person> members) {

    /** Those with this word in this division. */
    public static Group of(String division, String name) {
        return new Group(division, name, person -> name.equals(person.groups().get(division)));
    }

    /** Every word of a division that occurs, in order; "under 50" comes before "50 to 59". */
    public static Stream<Group> each(String division, List<Person> people) {
        return people.stream()
                .flatMap(person -> Stream.ofNullable(person.groups().get(division)))
                .distinct()
                .sorted(Comparator.comparing((String name) -> !name.startsWith("under"))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> of(division, name));
    }

    /**
     * The diseased of one kind against the others of one kind.
     *
     * @param diseased the word of the division; empty for all of them
     * @param others likewise
     */
    public static Group between(String division, String name, String diseased, String others) {
        return new Group(division, name, person -> {
            String wanted = person.diseased() ? diseased : others;
            return wanted.isEmpty() || wanted.equals(person.groups().get(division));
        });
    }
}
