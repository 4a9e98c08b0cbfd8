package io.auscult.rules.pack;

import io.auscult.core.decision.Escalation;
import io.auscult.core.decision.Importance;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import io.auscult.rules.pack.LookBack.How;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sections of {@code pack.yaml} that say, beside lock-outs, what becomes of alerts before anybody looks: what is looked back for,
 * which rules speak of the same, what is important, and what goes further unread.
 *
 * @param importance by rule, where it is not the usual one
 * @param escalations by rule
 * @param floor what a policy pack asks of alerts that interrupt; null for nothing
 */
public record StreamPolicies(
        List<LookBack> lookBacks,
        List<Duplicate> duplicates,
        Map<RuleId, Importance> importance,
        Map<RuleId, Escalation> escalations,
        @Nullable PpvFloor floor) {
    static final String LOOK_BACK = "lookBack";
    static final String DUPLICATES = "duplicates";
    static final String IMPORTANCE = "importance";
    static final String ESCALATE = "escalate";

    private static final int MOST_LINES = 200;

    public static final StreamPolicies NONE = new StreamPolicies(List.of(), List.of(), Map.of(), Map.of(), null);

    public StreamPolicies {
        lookBacks = List.copyOf(lookBacks);
        duplicates = List.copyOf(duplicates);
        importance = Map.copyOf(importance);
        escalations = Map.copyOf(escalations);
    }

    static StreamPolicies parse(YamlMap pack, Pack.Kind kind) {
        List<LookBack> lookBacks = lookBacks(pack, kind);
        atMost(lookBacks, pack, LOOK_BACK);
        List<Duplicate> duplicates = duplicates(pack, kind);
        atMost(duplicates, pack, DUPLICATES);
        return new StreamPolicies(
                lookBacks, duplicates, importance(pack), escalations(pack), PpvFloor.parse(pack, kind));
    }

    /** Each is looked at for every proposal. */
    private static void atMost(List<?> lines, YamlMap pack, String section) {
        if (lines.size() > MOST_LINES) {
            throw pack.refused(section, lines.size() + " lines, more than " + MOST_LINES);
        }
    }

    private static List<LookBack> lookBacks(YamlMap pack, Pack.Kind kind) {
        Mode reach = pack.maybe("siteValuesSetBy").isPresent() ? Mode.LIVE : Mode.SHADOW;
        List<LookBack> lookBacks = new ArrayList<>();
        pack.map(LOOK_BACK).ifPresent(rules -> {
            for (String rule : rules.names()) {
                if (kind == Pack.Kind.CLINICAL || !rule.endsWith("/*")) {
                    ruleId(rules, rule);
                } else {
                    ruleId(rules, rule, rule.replace("*", "all"));
                }
                rules.maps(rule).forEach(one -> lookBacks.add(lookBack(rule, one, reach)));
            }
        });
        return lookBacks;
    }

    private static LookBack lookBack(String rule, YamlMap one, Mode reach) {
        one.allowOnly("done", "ordered", "resulted", "diagnosed", "within");
        List<How> said = Stream.of(How.values())
                .filter(how -> one.maybe(how.word()).isPresent())
                .toList();
        if (said.size() != 1) {
            throw one.refused(
                    "within", "say one of done, ordered, resulted, diagnosed with a concept, and within how long");
        }
        How how = said.getFirst();
        if (how != How.DIAGNOSED) {
            one.text("within");
        }
        return new LookBack(rule, how, one.text(how.word()), maybeSpan(one, "within"), reach);
    }

    private static List<Duplicate> duplicates(YamlMap pack, Pack.Kind kind) {
        List<YamlMap> pairs = pack.maps(DUPLICATES);
        if (kind == Pack.Kind.CLINICAL && !pairs.isEmpty()) {
            throw pack.refused(DUPLICATES, "a policy pack says this, because it is about rules of several packs");
        }
        List<Duplicate> duplicates = new ArrayList<>();
        for (YamlMap pair : pairs) {
            pair.allowOnly("rule", "coveredBy", "answeredWithin");
            Duplicate duplicate = new Duplicate(
                    ruleId(pair, "rule", pair.text("rule")),
                    ruleId(pair, "coveredBy", pair.text("coveredBy")),
                    maybeSpan(pair, "answeredWithin"));
            if (covers(duplicates, duplicate.rule(), duplicate.coveredBy(), new HashSet<>())) {
                throw pair.refused(
                        "coveredBy",
                        duplicate.coveredBy() + " gives way to " + duplicate.rule()
                                + " already, so neither would be shown; keep one direction");
            }
            duplicates.add(duplicate);
        }
        return duplicates;
    }

    /** Whether the one gives way to the other, be it by way of a third. */
    private static boolean covers(List<Duplicate> pairs, RuleId rule, RuleId other, Set<RuleId> looked) {
        if (rule.equals(other)) {
            return true;
        }
        return looked.add(other)
                && pairs.stream()
                        .filter(pair -> pair.rule().equals(other))
                        .anyMatch(pair -> covers(pairs, rule, pair.coveredBy(), looked));
    }

    private static Map<RuleId, Importance> importance(YamlMap pack) {
        Map<RuleId, Importance> importance = new HashMap<>();
        byRule(
                pack,
                IMPORTANCE,
                (rules, rule) -> importance.put(
                        ruleId(rules, rule),
                        Importance.of(rules.text(rule))
                                .orElseThrow(() -> rules.refused(
                                        rule,
                                        "one of 1 to 5, or highest, high, usual, low, lowest (1 is the highest)"))));
        return importance;
    }

    private static Map<RuleId, Escalation> escalations(YamlMap pack) {
        Map<RuleId, Escalation> escalations = new HashMap<>();
        byRule(pack, ESCALATE, (rules, rule) -> {
            YamlMap said = rules.map(rule).orElseThrow();
            said.allowOnly("after", "to");
            Duration after = span(said, "after");
            if (after.isZero()) {
                throw said.refused("after", "an alert escalates after some time, not at once");
            }
            escalations.put(
                    ruleId(rules, rule), new Escalation(after, said.maybe("to").orElse(null)));
        });
        return escalations;
    }

    private static void byRule(YamlMap pack, String section, BiConsumer<YamlMap, String> read) {
        pack.map(section).ifPresent(rules -> rules.names().forEach(rule -> read.accept(rules, rule)));
    }

    private static @Nullable Duration maybeSpan(YamlMap yaml, String name) {
        return yaml.maybe(name).isPresent() ? span(yaml, name) : null;
    }

    private static Duration span(YamlMap yaml, String name) {
        String text = yaml.text(name);
        return Spans.parse(text).orElseThrow(() -> yaml.refused(name, Spans.expected(text)));
    }

    private static RuleId ruleId(YamlMap yaml, String rule) {
        return ruleId(yaml, rule, rule);
    }

    private static RuleId ruleId(YamlMap yaml, String name, String rule) {
        try {
            return new RuleId(rule);
        } catch (IllegalArgumentException e) {
            throw yaml.refused(name, String.valueOf(e.getMessage()));
        }
    }
}
