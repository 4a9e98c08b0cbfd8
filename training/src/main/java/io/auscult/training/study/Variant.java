package io.auscult.training.study;

import io.auscult.training.data.Person;
import io.auscult.training.fit.Design;
import java.util.List;

/**
 * Another model on the same data, validated the same way, to see what inputs are worth; no folder is made of it.
 *
 * @param designs to choose from
 */
public record Variant(String name, List<Design> designs, List<Person> people) {
    public Variant {
        designs = List.copyOf(designs);
        people = List.copyOf(people);
    }
}
