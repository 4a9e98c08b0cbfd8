package io.auscult.rules.lint;

import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.fact.Setting;
import io.auscult.rules.pack.ThresholdTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that a card may use, by what its rule shows, each with about the longest it may become.
 *
 * @param open true when a rule shows something whose words are not known here; then nothing is said about any
 */
record Shown(Map<String, Integer> words, boolean open) {
    static final int USUAL_LENGTH = 12;

    private static final int DATE = 10;
    private static final int AGE = 3;
    private static final int PERCENT = 7;
    private static final int NUMBER = 6;
    private static final int SENTENCE = 60;

    static Shown by(RuleText rule, Linted pack) {
        Shown shown = new Shown(new HashMap<>(), false);
        boolean open = false;
        for (RuleText.Statement statement : rule.says()) {
            boolean holds = statement.verb().equals("hold");
            List<Operand> arguments = statement.arguments();
            if (holds) {
                shown.words.put("until", SENTENCE);
            }
            for (Operand argument :
                    holds ? arguments.subList(Math.min(2, arguments.size()), arguments.size()) : arguments) {
                open |= !shown.add(argument, rule, pack);
            }
        }
        return new Shown(shown.words, open);
    }

    private boolean add(Operand argument, RuleText rule, Linted pack) {
        if (argument instanceof Operand.Constant) {
            return true;
        }
        RuleText.Bound bound = argument instanceof Operand.Path path && path.variable() != null
                ? rule.bound(path.first().name())
                : null;
        if (bound == null) {
            return false;
        }
        return bound.operand() == null
                ? fact(bound.pattern(), rule, pack)
                : answer(bound.operand().steps().getLast(), pack);
    }

    private boolean fact(Clause.Pattern pattern, RuleText rule, Linted pack) {
        return switch (pattern.type()) {
            case "RiskScored" -> scored(pattern, pack);
            case "Threshold" -> {
                words.put("threshold", USUAL_LENGTH);
                String of = pattern.equal("rule").orElse(rule.id().value());
                for (ThresholdTable.Row row :
                        pack.rows(of, pattern.equal("name").orElse(null))) {
                    words.put(row.threshold().name(), row.threshold().words().length());
                }
                yield true;
            }
            case "Setting" -> {
                for (Setting setting : pack.pack().settings()) {
                    words.put(setting.name(), USUAL_LENGTH);
                }
                yield true;
            }
            case "Patient" -> {
                words.put("age", AGE);
                yield true;
            }
            case "Answered" -> {
                words.put("answer", USUAL_LENGTH);
                words.put("answered-on", DATE);
                words.put("answered-until", USUAL_LENGTH);
                yield true;
            }
            default -> false;
        };
    }

    private boolean scored(Clause.Pattern pattern, Linted pack) {
        KnownModel model = pattern.equal("model.id")
                .map(id -> pack.terms().models().get(id))
                .orElse(null);
        if (model == null) {
            return false;
        }
        words.put("band", model.bands().stream().mapToInt(String::length).max().orElse(USUAL_LENGTH));
        model.scores()
                .forEach((score, scale) -> words.put(
                        score,
                        switch (scale) {
                            case KnownModel.PROBABILITY -> PERCENT;
                            case "points" -> AGE;
                            default -> NUMBER + 1 + scale.length();
                        }));
        words.put("first-score", USUAL_LENGTH);
        words.put("most", SENTENCE);
        words.put("most-points", AGE);
        model.inputs().forEach(input -> words.putIfAbsent(input, USUAL_LENGTH));
        return true;
    }

    /** What a question about the patient answers with. */
    private boolean answer(Operand.Step question, Linted pack) {
        String about = question.about();
        if (about == null) {
            return false;
        }
        return switch (question.name()) {
            case "latest" -> {
                String unit = pack.terms()
                        .concept(about)
                        .map(concept -> String.valueOf(concept.canonicalUcum()))
                        .orElse("");
                words.put(about, NUMBER + 1 + unit.length());
                words.put(about + "-on", DATE);
                yield pack.terms().concept(about).isPresent();
            }
            case "lastDone" -> {
                words.put("done", SENTENCE);
                words.put("done-on", DATE);
                yield true;
            }
            default -> false;
        };
    }
}
