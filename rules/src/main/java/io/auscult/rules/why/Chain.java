package io.auscult.rules.why;

import io.auscult.rules.condition.Constraint;
import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.drools.Trial;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.why.Element.OnePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;

/**
 * A rule taken apart: its conditions one after another, as the engine joins them, and each with no more than it needs. What is
 * compiled for this is kept; it is compiled when it is first asked for.
 *
 * @param name as the rule file has it, with the variant
 */
record Chain(String name, Pack.Kind kind, List<Element> elements, List<Step> steps, Map<String, Trial> compiled) {
    /** The variable of what a condition compares; no rule file can write it. */
    static final String ASKED = "$_asked";

    Chain {
        elements = List.copyOf(elements);
        steps = List.copyOf(steps);
    }

    static Chain of(RuleText rule, Pack.Kind kind) {
        List<Element> elements = Element.of(rule);
        return new Chain(rule.name(), kind, elements, Step.of(elements), new ConcurrentHashMap<>());
    }

    /** The rule up to this condition and with it; the last is the whole rule. */
    Trial upTo(int step) {
        return compiled.computeIfAbsent("up to " + step, _ -> Trial.of(prefix(step), kind));
    }

    /** What the condition by itself stands on; nothing when it stands on nothing. */
    List<BaseDescr> ground(int step) {
        return descrs(needed(steps.get(step)));
    }

    Trial groundOf(int step) {
        return compiled.computeIfAbsent("ground of " + step, _ -> Trial.of(ground(step), kind));
    }

    /** The condition with no more than it stands on. */
    Trial alone(int step) {
        return compiled.computeIfAbsent("alone " + step, _ -> Trial.of(onGround(step), kind));
    }

    /**
     * What a condition compares, where the condition itself may not be met: the value stands under {@link #ASKED}.
     *
     * @param joined true for what the rule has come to, false for no more than the condition stands on
     */
    Trial value(int step, Operand term, boolean joined) {
        return compiled.computeIfAbsent(
                "value of " + step + joined + term.words(), _ -> Trial.of(withValue(step, term, joined), kind));
    }

    private List<BaseDescr> withValue(int step, Operand term, boolean joined) {
        Step at = steps.get(step);
        if (!(elements.get(at.element()) instanceof OnePattern pattern)) {
            throw new IllegalArgumentException("Only a fact is asked for a value");
        }
        List<BaseDescr> descrs = new ArrayList<>();
        Map<Integer, Set<Integer>> parts = needed(at);
        for (int i = 0; i < at.element(); i++) {
            if (joined) {
                descrs.add(elements.get(i).whole());
            } else if (parts.containsKey(i)) {
                descrs.add(part(i, parts.getOrDefault(i, Set.of())));
            }
        }
        PatternDescr asked = pattern.with(parts.getOrDefault(at.element(), Set.of()));
        asked.addConstraint(new ExprConstraintDescr(ASKED + " : " + term.words()));
        descrs.add(asked);
        return descrs;
    }

    private List<BaseDescr> prefix(int step) {
        List<BaseDescr> descrs = new ArrayList<>();
        boolean last = step == steps.size() - 1;
        Step at = steps.get(step);
        for (int i = 0; i < (last ? elements.size() : at.element()); i++) {
            descrs.add(elements.get(i).whole());
        }
        if (!last) {
            descrs.add(partly(at));
        }
        return descrs;
    }

    private BaseDescr partly(Step at) {
        return switch (elements.get(at.element())) {
            case Element.Group group -> group.whole();
            case OnePattern pattern -> {
                int end = at.constraints().stream().mapToInt(i -> i).max().orElse(-1);
                Set<Integer> chosen = new TreeSet<>(Step.head(pattern));
                for (int i = 0; i <= end && at.kind() == Step.Kind.SAID; i++) {
                    chosen.add(i);
                }
                yield pattern.with(chosen);
            }
        };
    }

    private List<BaseDescr> onGround(int step) {
        Step at = steps.get(step);
        Map<Integer, Set<Integer>> parts = needed(at);
        parts.computeIfAbsent(at.element(), _ -> new TreeSet<>()).addAll(at.constraints());
        return descrs(parts);
    }

    private List<BaseDescr> descrs(Map<Integer, Set<Integer>> parts) {
        List<BaseDescr> descrs = new ArrayList<>();
        parts.forEach((element, constraints) -> descrs.add(part(element, constraints)));
        return descrs;
    }

    private BaseDescr part(int element, Set<Integer> constraints) {
        return switch (elements.get(element)) {
            case Element.Group group -> group.whole();
            case OnePattern pattern -> pattern.with(constraints);
        };
    }

    /** The parts of the rule, by element, that a condition cannot be asked without. */
    private Map<Integer, Set<Integer>> needed(Step step) {
        Map<Integer, Set<Integer>> parts = new TreeMap<>();
        switch (elements.get(step.element())) {
            case Element.Group group -> bind(group.mentions(), step, parts);
            case OnePattern pattern -> {
                if (step.kind() == Step.Kind.SAID && !pattern.isPatient()) {
                    add(step.element(), Step.head(pattern), step, parts);
                }
                step.constraints()
                        .forEach(i -> bind(pattern.constraints().get(i).mentions(), step, parts));
            }
        }
        return parts;
    }

    private void bind(Set<String> variables, Step step, Map<Integer, Set<Integer>> parts) {
        for (String variable : variables) {
            for (int i = 0; i <= step.element(); i++) {
                if (elements.get(i).binds().contains(variable)) {
                    add(i, binding(i, variable, step), step, parts);
                }
            }
        }
    }

    /** What binds the variable. Of a fact among several, all that chooses it; of the patient, also what guards the value. */
    private Set<Integer> binding(int element, String variable, Step step) {
        Set<Integer> chosen = new TreeSet<>();
        if (elements.get(element) instanceof OnePattern pattern) {
            for (int i = 0; i < pattern.constraints().size(); i++) {
                Constraint constraint = pattern.constraints().get(i);
                boolean own = element == step.element();
                boolean touches = variable.equals(constraint.variable())
                        || constraint.mentions().contains(variable);
                boolean before = !own || comesBefore(i, step);
                if (before && (touches || (!pattern.isPatient() && !own))) {
                    chosen.add(i);
                }
            }
        }
        return chosen;
    }

    private static boolean comesBefore(int constraint, Step step) {
        return step.constraints().stream().allMatch(own -> constraint < own);
    }

    private void add(int element, Set<Integer> constraints, Step step, Map<Integer, Set<Integer>> parts) {
        Set<Integer> known = parts.get(element);
        if (known != null && known.containsAll(constraints)) {
            return;
        }
        parts.computeIfAbsent(element, _ -> new TreeSet<>()).addAll(constraints);
        switch (elements.get(element)) {
            case Element.Group group -> bind(group.mentions(), step, parts);
            case OnePattern pattern ->
                constraints.forEach(i -> bind(pattern.constraints().get(i).mentions(), step, parts));
        }
    }
}
