package io.auscult.rules.why;

import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.Operand.Literal;
import io.auscult.rules.condition.Operand.Path;
import io.auscult.rules.fact.Setting;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.why.Element.Group;
import io.auscult.rules.why.Element.OnePattern;
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
    private final boolean figures;

    /**
     * Where a term is asked.
     *
     * @param term null for the fact itself
     */
    record Place(OnePattern pattern, @Nullable Operand term) {}

    private Scope(List<Element> elements, Pack pack, boolean figures) {
        this.pack = pack;
        this.figures = figures;
        elements.forEach(this::add);
    }

    /** The numbers of the pack are told. */
    static Scope of(List<Element> elements, Pack pack) {
        return new Scope(elements, pack, true);
    }

    /** The numbers of the pack are called by their names. */
    static Scope byName(List<Element> elements, Pack pack) {
        return new Scope(elements, pack, false);
    }

    boolean tellsFigures() {
        return figures;
    }

    private void add(Element element) {
        switch (element) {
            case Group group -> group.elements().forEach(this::add);
            case OnePattern pattern -> {
                places.put(pattern.name(), new Place(pattern, null));
                pattern.constraints().forEach(constraint -> {
                    if (constraint.variable() != null) {
                        places.put(constraint.variable(), new Place(pattern, constraint.left()));
                    }
                });
            }
        }
    }

    /** The question that a term comes to, and of what it is asked; variables are followed to where they are bound. */
    Place resolve(Operand term, OnePattern asking) {
        if (!(term instanceof Path path) || !path.isVariable()) {
            return new Place(asking, term);
        }
        Place place = places.get(path.first().name());
        if (place == null) {
            return new Place(asking, term);
        }
        if (place.term() == null) {
            return path.asked().isEmpty() ? place : new Place(place.pattern(), new Path(path.asked()));
        }
        Place inner = resolve(place.term(), place.pattern());
        if (inner.term() instanceof Path start && !path.asked().isEmpty()) {
            List<Operand.Step> steps = new ArrayList<>(start.steps());
            steps.addAll(path.asked());
            return new Place(inner.pattern(), new Path(steps));
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
    Optional<Integer> days(Operand term, OnePattern asking) {
        Place place = resolve(term, asking);
        if (place.term() instanceof Literal literal) {
            String text = literal.plain();
            return text.matches("\\d+") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
        }
        return place.pattern().type().equals("Setting")
                ? settings(place.pattern()).stream().findFirst().map(Setting::days)
                : Optional.empty();
    }

    private static boolean says(OnePattern pattern, String name, String value) {
        return pattern.key(name).map(value::equals).orElse(true);
    }
}
