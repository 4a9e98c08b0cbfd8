package io.auscult.rules.why;

import io.auscult.rules.fact.Setting;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.why.Element.Group;
import io.auscult.rules.why.Element.OnePattern;
import io.auscult.rules.why.Term.Call;
import io.auscult.rules.why.Term.Literal;
import io.auscult.rules.why.Term.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the variables of a rule stand for, and the numbers that its pack sets. */
final class Scope {
    private final Map<String, Place> places = new HashMap<>();
    private final Pack pack;

    /**
     * Where a term is asked.
     *
     * @param term null for the fact itself
     */
    record Place(OnePattern pattern, @Nullable Term term) {}

    Scope(List<Element> elements, Pack pack) {
        this.pack = pack;
        elements.forEach(this::add);
    }

    private void add(Element element) {
        switch (element) {
            case Group group -> group.elements().forEach(this::add);
            case OnePattern pattern -> {
                places.put(pattern.name(), new Place(pattern, null));
                pattern.constraints().forEach(constraint -> {
                    if (constraint.binds() != null) {
                        places.put(constraint.binds(), new Place(pattern, bound(constraint.clause())));
                    }
                });
            }
        }
    }

    private static @Nullable Term bound(Clause clause) {
        return switch (clause) {
            case Clause.Asked asked -> asked.question();
            case Clause.Compared compared -> compared.left();
            case Clause.OneOf oneOf -> oneOf.left();
            case Clause.Not _, Clause.All _, Clause.Any _ -> null;
        };
    }

    /** The question that a term comes to, and of what it is asked; variables are followed to where they are bound. */
    Place resolve(Term term, OnePattern asking) {
        if (!(term instanceof Path path) || path.variable() == null) {
            return new Place(asking, term);
        }
        Place place = places.get(path.variable());
        if (place == null) {
            return new Place(asking, term);
        }
        if (place.term() == null) {
            return path.calls().isEmpty() ? place : new Place(place.pattern(), new Path(null, path.calls()));
        }
        Place inner = resolve(place.term(), place.pattern());
        if (inner.term() instanceof Path start && !path.calls().isEmpty()) {
            List<Call> calls = new ArrayList<>(start.calls());
            calls.addAll(path.calls());
            return new Place(inner.pattern(), new Path(start.variable(), calls));
        }
        return inner;
    }

    /** The rows of thresholds.csv that a pattern may mean. */
    List<Threshold> thresholds(OnePattern pattern) {
        return pack.thresholds().stream()
                .filter(threshold -> says(pattern, "rule", threshold.rule()) && says(pattern, "name", threshold.name()))
                .toList();
    }

    List<Setting> settings(OnePattern pattern) {
        return pack.settings().stream()
                .filter(setting -> says(pattern, "rule", setting.rule()) && says(pattern, "name", setting.name()))
                .toList();
    }

    /** A span in days, where it is a number or a setting. */
    Optional<Integer> days(Term term, OnePattern asking) {
        Place place = resolve(term, asking);
        if (place.term() instanceof Literal(String text, boolean _)) {
            return text.matches("\\d+") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
        }
        return place.pattern().type().equals("Setting")
                ? settings(place.pattern()).stream().findFirst().map(Setting::days)
                : Optional.empty();
    }

    /** The literal that a key of the pattern equals; empty when it is a variable, or is not named. */
    static Optional<String> key(OnePattern pattern, String name) {
        return pattern.constraints().stream()
                .filter(Constraint::isKey)
                .map(constraint -> (Clause.Compared) constraint.clause())
                .filter(compared -> ((Path) compared.left()).name().equals(name))
                .filter(compared -> compared.right() instanceof Literal)
                .map(compared -> ((Literal) compared.right()).text())
                .findFirst();
    }

    private static boolean says(OnePattern pattern, String name, String value) {
        return key(pattern, name).map(value::equals).orElse(true);
    }
}
