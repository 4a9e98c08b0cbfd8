package io.auscult.rules.drools;

import io.auscult.core.decision.RuleId;
import io.auscult.rules.fact.Setting;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PackFiles;
import io.auscult.rules.pack.RuleError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * How many combinations of facts a rule can ask Drools to look at, counted from above when the pack is loaded: the product of how
 * many facts each of its patterns may find. Drools forms combinations without asking anything of ours, so a rule with too many
 * has to be refused before it runs.
 */
final class Joins {
    static final int MOST_OF_A_RULE = 10_000;
    static final int MOST_OF_A_PACK = 100_000;

    /** A patient has a signal of each model, and a policy a proposal of each rule. */
    private static final int MOST_SIGNALS = 64;

    /** Of one model there may be a version beside the other. */
    private static final int MOST_VERSIONS = 2;

    private static final Pattern EQUALS_TEXT =
            Pattern.compile("\\s*(rule|name|model\\.id)\\s*==\\s*[\"']([^\"']*)[\"']\\s*");

    private final Pack pack;

    Joins(Pack pack) {
        this.pack = pack;
    }

    /** The rules that combine too much, each with its file and line. */
    List<RuleError> errors(List<RuleFile> files) {
        List<RuleError> errors = new ArrayList<>();
        long all = 0;
        for (RuleFile file : files) {
            for (RuleDescr rule : file.parsed().getRules()) {
                long combinations = combinations(rule.getLhs());
                all += combinations;
                if (combinations > MOST_OF_A_RULE) {
                    errors.add(tooMany(file.file(), rule, combinations));
                }
            }
        }
        if (errors.isEmpty() && all > MOST_OF_A_PACK) {
            errors.add(RuleError.in(
                    PackFiles.PACK,
                    "its rules may combine " + all + " facts in one decision, more than " + MOST_OF_A_PACK
                            + "; say in more patterns which threshold, setting or model is meant"));
        }
        return errors;
    }

    private static RuleError tooMany(String file, RuleDescr rule, long combinations) {
        RuleId id = RuleFile.ruleId(rule.getName());
        return RuleError.at(
                file,
                rule.getLine(),
                "rule " + id + " may combine " + combinations + " facts, more than " + MOST_OF_A_RULE
                        + "; say in each pattern which threshold, setting or model is meant (rule == …, name == …, model.id == …)");
    }

    /** Saturates, since twelve patterns of a thousand rows each are more than a long can hold. */
    private long combinations(BaseDescr condition) {
        return switch (condition) {
            case PatternDescr pattern -> facts(pattern);
            case ConditionalElementDescr element ->
                element.getDescrs().stream()
                        .map(part -> combinations((BaseDescr) part))
                        .reduce(1L, Joins::times);
            default -> 1;
        };
    }

    private static long times(long one, long other) {
        return one > Integer.MAX_VALUE / Math.max(other, 1) ? Integer.MAX_VALUE : one * Math.max(other, 1);
    }

    private long facts(PatternDescr pattern) {
        Map<String, String> texts = new HashMap<>();
        for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
            Matcher matcher = EQUALS_TEXT.matcher(String.valueOf(constraint));
            if (matcher.matches()) {
                texts.put(matcher.group(1), matcher.group(2));
            }
        }
        return switch (pattern.getObjectType()) {
            case "Threshold" ->
                pack.thresholds().stream().filter(threshold(texts)).count();
            case "Setting" -> pack.settings().stream().filter(setting(texts)).count();
            case "RiskScored", "NotAssessable", "Pending" ->
                texts.containsKey("model.id") ? MOST_VERSIONS : MOST_SIGNALS;
            case "Proposal" -> MOST_SIGNALS;
            default -> 1;
        };
    }

    private static Predicate<Threshold> threshold(Map<String, String> texts) {
        return threshold -> says(texts, "rule", threshold.rule()) && says(texts, "name", threshold.name());
    }

    private static Predicate<Setting> setting(Map<String, String> texts) {
        return setting -> says(texts, "rule", setting.rule()) && says(texts, "name", setting.name());
    }

    private static boolean says(Map<String, String> texts, String key, String value) {
        return texts.getOrDefault(key, value).equals(value);
    }
}
