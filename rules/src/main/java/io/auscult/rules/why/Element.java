package io.auscult.rules.why;

import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.Constraint;
import io.auscult.rules.condition.RuleText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** A part of a rule's {@code when}: a pattern, or patterns joined by not, exists, or. */
sealed interface Element {

    /** The variables that later parts may use. */
    Set<String> binds();

    /** The variables of other parts that it needs. */
    Set<String> mentions();

    /** For the compiler, anew each time: what was compiled once is not to be compiled again. */
    BaseDescr whole();

    /**
     * A pattern.
     *
     * @param name the variable of the fact; one that no rule file can write where the rule has none
     */
    record OnePattern(Clause.Pattern written, String name) implements Element {

        /** Of the fact, as rule files call it. */
        String type() {
            return written.type();
        }

        List<Constraint> constraints() {
            return written.constraints();
        }

        /** What a key of the fact equals; empty when that is a variable, or is not named. */
        Optional<String> key(String property) {
            return written.equal(property);
        }

        /** There is one patient, and so no choice of which is meant. */
        boolean isPatient() {
            return type().equals("Patient");
        }

        /** A number that the pack sets: it is looked up, and is no condition of its own. */
        boolean isParameter() {
            return type().equals("Threshold") || type().equals("Setting");
        }

        @Override
        public Set<String> binds() {
            Set<String> names = new LinkedHashSet<>(Set.of(name));
            constraints().forEach(constraint -> {
                if (constraint.variable() != null) {
                    names.add(constraint.variable());
                }
            });
            return names;
        }

        @Override
        public Set<String> mentions() {
            Set<String> names = new LinkedHashSet<>();
            constraints().forEach(constraint -> names.addAll(constraint.mentions()));
            names.removeAll(binds());
            return names;
        }

        @Override
        public PatternDescr whole() {
            return with(IntStream.range(0, constraints().size()).boxed().collect(Collectors.toSet()));
        }

        /** With these of its constraints, in the order of the rule. */
        PatternDescr with(Set<Integer> chosen) {
            PatternDescr pattern = new PatternDescr(type(), name);
            new TreeSet<>(chosen)
                    .forEach(index -> pattern.addConstraint(
                            new ExprConstraintDescr(constraints().get(index).text())));
            return pattern;
        }
    }

    /** @param joins how: not, exists, or, and */
    record Group(String joins, List<Element> elements) implements Element {
        public Group {
            elements = List.copyOf(elements);
        }

        @Override
        public Set<String> binds() {
            Set<String> names = new LinkedHashSet<>();
            if (!joins.equals("not") && !joins.equals("exists")) {
                elements.forEach(element -> names.addAll(element.binds()));
            }
            return names;
        }

        @Override
        public Set<String> mentions() {
            Set<String> names = new LinkedHashSet<>();
            elements.forEach(element -> names.addAll(element.mentions()));
            elements.forEach(element -> names.removeAll(element.binds()));
            return names;
        }

        @Override
        public BaseDescr whole() {
            ConditionalElementDescr descr = switch (joins) {
                case "not" -> new NotDescr();
                case "exists" -> new ExistsDescr();
                case "or" -> new OrDescr();
                default -> new AndDescr();
            };
            elements.forEach(element -> descr.addDescr(element.whole()));
            return (BaseDescr) descr;
        }
    }

    /** The parts of a rule, in its order. */
    static List<Element> of(RuleText rule) {
        List<Element> elements = new ArrayList<>();
        add(rule.when(), elements);
        return elements;
    }

    private static void add(Clause clause, List<Element> to) {
        switch (clause) {
            case Clause.All all -> all.parts().forEach(part -> add(part, to));
            case Clause.Pattern pattern -> to.add(pattern(pattern, to.size()));
            case Clause.Not not -> to.add(new Group("not", inner(not.part())));
            case Clause.Exists exists -> to.add(new Group("exists", inner(exists.part())));
            case Clause.Any any ->
                to.add(new Group(
                        "or", any.parts().stream().map(Element::alternative).toList()));
        }
    }

    private static OnePattern pattern(Clause.Pattern pattern, int index) {
        return new OnePattern(pattern, pattern.variable() == null ? "$_" + index : pattern.variable());
    }

    private static List<Element> inner(Clause clause) {
        List<Element> elements = new ArrayList<>();
        add(clause, elements);
        return elements;
    }

    private static Element alternative(Clause clause) {
        List<Element> one = inner(clause);
        return one.size() == 1 ? one.getFirst() : new Group("and", one);
    }
}
