package io.auscult.cli.rules.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Decisions by rule and version of its pack. */
final class DecisionCounts {
    private static final Comparator<Question> ORDER = Comparator.comparing(Question::rule)
            .thenComparing(question -> PackVersion.of(question.version()))
            .thenComparing(Question::version);

    private final PackHistory history;
    private final Map<RuleId, String> packs = new HashMap<>();
    private final Map<Question, Map<Outcome, Set<String>>> patients = new TreeMap<>(ORDER);
    private final Map<RuleId, Set<String>> live = new HashMap<>();

    DecisionCounts(PackHistory history) {
        this.history = history;
    }

    private enum Outcome {
        LIVE,
        SHADOW,
        HELD,
        UNDETERMINED
    }

    private record Question(RuleId rule, String pack, String version) {}

    /** @param at when it was decided */
    void add(String patient, Decision decision, Instant at) {
        switch (decision) {
            case Decision.Raise raise -> {
                boolean isLive = raise.mode() == Mode.LIVE;
                count(own(raise), isLive ? Outcome.LIVE : Outcome.SHADOW, patient);
                if (isLive) {
                    live.computeIfAbsent(raise.rule(), _ -> new HashSet<>()).add(patient);
                }
            }
            case Decision.Withhold held -> count(of(held.rule(), at), Outcome.HELD, patient);
            case Decision.Undetermined undetermined -> count(own(undetermined), Outcome.UNDETERMINED, patient);
        }
    }

    private void count(Question question, Outcome outcome, String patient) {
        patients.computeIfAbsent(question, _ -> new EnumMap<>(Outcome.class))
                .computeIfAbsent(outcome, _ -> new HashSet<>())
                .add(patient);
    }

    private static Question own(Decision decision) {
        return new Question(
                decision.rule(),
                decision.rationale().pack(),
                decision.rationale().packVersion());
    }

    /** A held decision names the policy's pack; that of the rule which was held is the one in force then. */
    private Question of(RuleId rule, Instant at) {
        String pack = packs.computeIfAbsent(rule, _ -> history.packOf(rule).orElse(""));
        return new Question(
                rule, pack, history.at(pack, at).map(PackRelease::version).orElse(""));
    }

    /** @param name of a pack or a rule; empty for all */
    List<Row> rows(String name) {
        return patients.entrySet().stream()
                .filter(entry -> name.isEmpty()
                        || entry.getKey().pack().equals(name)
                        || entry.getKey().rule().value().equals(name))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Row row(Question question, Map<Outcome, Set<String>> by) {
        Set<String> shadow = new HashSet<>(by.getOrDefault(Outcome.SHADOW, Set.of()));
        int inShadow = shadow.size();
        shadow.retainAll(live.getOrDefault(question.rule(), Set.of()));
        return new Row(
                question.rule(),
                question.version(),
                size(by, Outcome.LIVE),
                inShadow,
                shadow.size(),
                size(by, Outcome.HELD),
                size(by, Outcome.UNDETERMINED));
    }

    private static int size(Map<Outcome, Set<String>> by, Outcome outcome) {
        return by.getOrDefault(outcome, Set.of()).size();
    }

    /** Patients, by what became of the rule's question about them. */
    record Row(RuleId rule, String version, int live, int shadow, int alsoLive, int held, int undetermined) {
        private static final String FORMAT = "%-46s %-9s %6s %7s %10s %6s %13s";
        static final String HEADER = String.format(
                Locale.ROOT, FORMAT, "RULE", "VERSION", "LIVE", "SHADOW", "ALSO LIVE", "HELD", "UNDETERMINED");

        String text() {
            return String.format(Locale.ROOT, FORMAT, rule, version, live, shadow, alsoLive, held, undetermined);
        }

        ObjectNode json() {
            return new ObjectMapper()
                    .createObjectNode()
                    .put("rule", rule.value())
                    .put("version", version)
                    .put("live", live)
                    .put("shadow", shadow)
                    .put("shadowAlsoLive", alsoLive)
                    .put("held", held)
                    .put("undetermined", undetermined);
        }
    }
}
