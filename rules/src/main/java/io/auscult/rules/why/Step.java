package io.auscult.rules.why;

import io.auscult.rules.condition.Constraint;
import io.auscult.rules.why.Element.Group;
import io.auscult.rules.why.Element.OnePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One condition of a rule, as a reader counts them: that there is such a fact, or one thing that is said of it.
 *
 * @param element its place in the rule
 * @param constraints those of its pattern that it consists of; all of them for a group
 */
record Step(int element, Set<Integer> constraints, Kind kind) {

    /** What the condition is about. */
    enum Kind {
        /** That there is such a fact. */
        FACT,
        /** Something that is said of the fact. */
        SAID,
        /** A number of the pack that holds for this patient. */
        PARAMETER,
        /** Patterns joined by not, exists, or. */
        GROUP
    }

    Step {
        constraints = Set.copyOf(constraints);
    }

    /** The conditions of a rule, in its order. */
    static List<Step> of(List<Element> elements) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            switch (elements.get(i)) {
                case Group _ -> steps.add(new Step(i, Set.of(), Kind.GROUP));
                case OnePattern pattern -> steps.addAll(of(pattern, i));
            }
        }
        return steps;
    }

    private static List<Step> of(OnePattern pattern, int element) {
        List<Step> steps = new ArrayList<>();
        Set<Integer> head = head(pattern);
        if (!pattern.isPatient()) {
            steps.add(new Step(element, head, pattern.isParameter() ? Kind.PARAMETER : Kind.FACT));
        }
        for (int i = 0; i < pattern.constraints().size(); i++) {
            if (pattern.constraints().get(i).decides() && !head.contains(i)) {
                steps.add(new Step(element, Set.of(i), Kind.SAID));
            }
        }
        return steps;
    }

    /** The constraints that say which fact is meant; of a number, also for which age it is. */
    static Set<Integer> head(OnePattern pattern) {
        Set<Integer> head = new TreeSet<>();
        for (int i = 0; i < pattern.constraints().size(); i++) {
            Constraint constraint = pattern.constraints().get(i);
            if (!pattern.isPatient() && (constraint.isKey() || (pattern.isParameter() && constraint.isAge()))) {
                head.add(i);
            }
        }
        return head;
    }
}
