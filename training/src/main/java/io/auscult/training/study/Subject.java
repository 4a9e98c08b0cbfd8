package io.auscult.training.study;

import io.auscult.training.data.Person;
import io.auscult.training.fit.Design;
import java.util.List;

/**
 * A model that is to be made.
 *
 * @param id of the model and of its folder; the texts of its card and report are resources under this name
 * @param version the first number of its version
 * @param designs to choose from
 * @param people with every input of every design
 * @param groups for results by subgroup
 * @param heldOut groups of each of which the model is tried after learning from the others alone
 * @param variants to compare with
 */
public record Subject(
        String id,
        int version,
        List<Design> designs,
        List<Person> people,
        List<Group> groups,
        List<Group> heldOut,
        List<Variant> variants) {
    public Subject {
        designs = List.copyOf(designs);
        people = List.copyOf(people);
        groups = List.copyOf(groups);
        heldOut = List.copyOf(heldOut);
        variants = List.copyOf(variants);
    }
}
