package io.auscult.rules.why;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

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
     * @param type of the fact, as rule files call it
     * @param name the variable of the fact; one that no rule file can write where the rule has none
     */
    record OnePattern(String type, String name, List<Constraint> constraints) implements Element {
        public OnePattern {
            constraints = List.copyOf(constraints);
        }

        /** There is one patient, and so no choice of which is meant. */
        boolean isPatient() {
            return type.equals("Patient");
        }

        /** A number that the pack sets: it is looked up, and is no condition of its own. */
        boolean isParameter() {
            return type.equals("Threshold") || type.equals("Setting");
        }

        @Override
        public Set<String> binds() {
            Set<String> names = new LinkedHashSet<>(Set.of(name));
            constraints.forEach(constraint -> {
                if (constraint.binds() != null) {
                    names.add(constraint.binds());
                }
            });
            return names;
        }

        @Override
        public Set<String> mentions() {
            Set<String> names = new LinkedHashSet<>();
            constraints.forEach(constraint -> names.addAll(constraint.mentions()));
            names.removeAll(binds());
            return names;
        }

        @Override
        public PatternDescr whole() {
            Set<Integer> all = new TreeSet<>();
            for (int i = 0; i < constraints.size(); i++) {
                all.add(i);
            }
            return with(all);
        }

        /** With these of its constraints, in the order of the rule. */
        PatternDescr with(Set<Integer> chosen) {
            PatternDescr pattern = new PatternDescr(type, name);
            new TreeSet<>(chosen)
                    .forEach(index -> pattern.addConstraint(
                            new ExprConstraintDescr(constraints.get(index).text())));
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
    static List<Element> of(RuleDescr rule) {
        List<Element> elements = new ArrayList<>();
        add(rule.getLhs(), elements);
        return elements;
    }

    private static void add(BaseDescr descr, List<Element> to) {
        switch (descr) {
            case AndDescr and -> and.getDescrs().forEach(each -> add(each, to));
            case PatternDescr pattern -> to.add(pattern(pattern, to.size()));
            case NotDescr not -> to.add(new Group("not", children(not)));
            case ExistsDescr exists -> to.add(new Group("exists", children(exists)));
            case OrDescr or -> to.add(new Group("or", alternatives(or)));
            default ->
                throw new IllegalArgumentException(
                        "Not a condition of a rule file: " + descr.getClass().getSimpleName());
        }
    }

    private static OnePattern pattern(PatternDescr pattern, int index) {
        String name = pattern.getIdentifier() == null ? "$_" + index : pattern.getIdentifier();
        List<Constraint> constraints = new ArrayList<>();
        pattern.getConstraint()
                .getDescrs()
                .forEach(constraint ->
                        constraints.add(Constraint.of(((ExprConstraintDescr) constraint).getExpression())));
        return new OnePattern(pattern.getObjectType(), name, constraints);
    }

    private static List<Element> children(ConditionalElementDescr descr) {
        List<Element> children = new ArrayList<>();
        descr.getDescrs().forEach(each -> add(each, children));
        return children;
    }

    private static List<Element> alternatives(OrDescr or) {
        List<Element> alternatives = new ArrayList<>();
        for (BaseDescr each : or.getDescrs()) {
            List<Element> one = new ArrayList<>();
            add(each, one);
            alternatives.add(one.size() == 1 ? one.getFirst() : new Group("and", one));
        }
        return alternatives;
    }
}
