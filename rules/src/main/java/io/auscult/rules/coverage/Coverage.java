package io.auscult.rules.coverage;

import io.auscult.core.decision.RuleId;
import io.auscult.rules.cases.TriedCase;
import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.condition.Test;
import io.auscult.rules.coverage.Gap.Kind;
import io.auscult.rules.drools.RuleFile;
import io.auscult.rules.drools.RuleReader;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.ThresholdTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/**
 * What a rule's cases put to the test. A condition counts as tested on one side when a case comes out otherwise as soon as one
 * pretends that the condition had the other answer, all else being as it is: then the case would tell if it were lost or turned
 * round. That it was evaluated somewhere is not enough.
 */
public final class Coverage {
    private static final BigDecimal HUGE = new BigDecimal("1e12");

    /** What only says which fact is meant is no condition. */
    private static final Map<String, Set<String>> LOOKUPS = Map.of(
            "RiskScored", Set.of("model.id"),
            "NotAssessable", Set.of("model.id"),
            "Pending", Set.of("model.id"),
            "Threshold", Set.of("rule", "name"),
            "Setting", Set.of("rule", "name"));

    private final Pack pack;
    private final List<TriedCase> cases;
    private final List<Gap> gaps = new ArrayList<>();

    private Coverage(Pack pack, List<TriedCase> cases) {
        this.pack = pack;
        this.cases = cases;
    }

    /** What no case of the pack would tell, in the order of the files. */
    public static List<Gap> gaps(Pack pack, List<TriedCase> cases) {
        Coverage coverage = new Coverage(pack, cases);
        pack.ruleFiles()
                .forEach((file, text) ->
                        RuleReader.read(RuleFile.parse(file, text, pack.kind())).forEach(coverage::rule));
        return List.copyOf(coverage.gaps);
    }

    /** A rule's case with what the rule makes of it, as it is. */
    private record Known(TriedCase tried, SortedSet<String> outcome) {}

    private void rule(RuleText rule) {
        List<Known> known = cases.stream()
                .filter(tried -> tried.one().rule().equals(rule.id()))
                .map(tried -> new Known(tried, Outcome.of(rule, tried.facts(), tried.now(), Map.of())))
                .toList();
        if (known.isEmpty()) {
            return;
        }
        if (!isOneOfSeveral(rule) && known.stream().anyMatch(one -> !one.tried().masked() && !agrees(one))) {
            gaps.add(gap(rule, Kind.CANNOT_TELL, rule.name()));
            return;
        }
        for (Clause.Pattern pattern : rule.patterns()) {
            pattern.constraints().stream()
                    .filter(constraint -> constraint.decides())
                    .flatMap(constraint -> constraint.test().leaves())
                    .filter(leaf -> !isLookup(pattern.type(), leaf))
                    .forEach(leaf -> leaf(rule, leaf, known));
        }
        rows(rule, known);
    }

    private boolean isOneOfSeveral(RuleText rule) {
        return !rule.name().equals(rule.id().value());
    }

    /** Whether this way of running the rule came to what the engine came to. */
    private static boolean agrees(Known known) {
        boolean matched = !known.outcome().isEmpty() && !known.outcome().contains(Outcome.CANNOT_TELL);
        return matched == known.tried().matched();
    }

    private static boolean isLookup(String type, Test.Leaf leaf) {
        return leaf instanceof Test.Compare compare
                && compare.sign().equals("==")
                && LOOKUPS.getOrDefault(type, Set.of()).contains(compare.left().words());
    }

    private void leaf(RuleText rule, Test.Leaf leaf, List<Known> known) {
        for (boolean said : List.of(true, false)) {
            boolean told = known.stream()
                    .anyMatch(one -> !Outcome.of(
                                    rule, one.tried().facts(), one.tried().now(), Map.of(leaf, said))
                            .equals(one.outcome()));
            if (!told) {
                gaps.add(new Gap(
                        rule.id(),
                        rule.file(),
                        leaf.place().line(),
                        leaf.place().column(),
                        said ? Kind.NEVER_FALSE : Kind.NEVER_TRUE,
                        leaf.text()));
            }
        }
    }

    private void rows(RuleText rule, List<Known> known) {
        if (rule.patterns().stream().noneMatch(pattern -> pattern.type().equals("Threshold"))) {
            return;
        }
        for (ThresholdTable.Row row : ThresholdTable.of(pack.release())) {
            Threshold threshold = row.threshold();
            if (!threshold.rule().equals(rule.id().value()) || !asksFor(rule, threshold.name())) {
                continue;
            }
            String words = threshold.name() + " " + threshold.words() + " at ages " + threshold.fromAge() + " to "
                    + threshold.toAge();
            if (!changes(rule, known, true, facts -> without(facts, threshold))) {
                gaps.add(at(rule, row, Kind.ROW_NEVER_FIRES, words));
            }
            if (!changes(rule, known, false, facts -> with(facts, threshold, HUGE))
                    && !changes(rule, known, false, facts -> with(facts, threshold, HUGE.negate()))) {
                gaps.add(at(rule, row, Kind.ROW_NEVER_HOLDS_BACK, words));
            }
        }
    }

    private static boolean asksFor(RuleText rule, String name) {
        return rule.patterns().stream()
                .filter(pattern -> pattern.type().equals("Threshold"))
                .anyMatch(pattern -> pattern.equal("name").map(name::equals).orElse(true));
    }

    /** @param matched of which cases the outcome is looked at: those in which the rule matches, or those in which it does not */
    private static boolean changes(
            RuleText rule, List<Known> known, boolean matched, UnaryOperator<List<Object>> otherwise) {
        return known.stream()
                .filter(one -> one.outcome().isEmpty() != matched)
                .anyMatch(one -> !Outcome.of(
                                rule,
                                otherwise.apply(one.tried().facts()),
                                one.tried().now(),
                                Map.of())
                        .equals(one.outcome()));
    }

    private static List<Object> without(List<Object> facts, Threshold threshold) {
        return facts.stream().filter(fact -> !fact.equals(threshold)).toList();
    }

    private static List<Object> with(List<Object> facts, Threshold threshold, BigDecimal amount) {
        Threshold other = new Threshold(
                threshold.rule(),
                threshold.name(),
                threshold.fromAge(),
                threshold.toAge(),
                amount,
                threshold.ucum(),
                threshold.citation());
        return facts.stream().map(fact -> fact.equals(threshold) ? other : fact).toList();
    }

    private static Gap at(RuleText rule, ThresholdTable.Row row, Kind kind, String what) {
        return new Gap(rule.id(), row.file(), row.line(), 0, kind, what);
    }

    private static Gap gap(RuleText rule, Kind kind, String what) {
        RuleId id = rule.id();
        return new Gap(id, rule.file(), rule.place().line(), 0, kind, what);
    }
}
