package io.auscult.rules.diff;

import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.cases.Case;
import io.auscult.rules.cases.CaseRunner;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.drools.RuleFile;
import io.auscult.rules.drools.RuleReader;
import io.auscult.rules.fact.Setting;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.LockOut;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PackFiles;
import io.auscult.rules.pack.Spans;
import io.auscult.rules.why.ConditionWords;
import io.auscult.rules.why.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two versions of one pack, compared by what they say and not by their lines. */
public final class PackDiff {
    private final Side old;
    private final Side young;
    private final Concepts concepts;
    private final List<Change> changes = new ArrayList<>();

    private PackDiff(Side old, Side young, Concepts concepts) {
        this.old = old;
        this.young = young;
        this.concepts = concepts;
    }

    /**
     * What differs, the pack's own first, then rule by rule; none when they say the same.
     *
     * @throws FilesRefused when one of them cannot be read
     */
    public static List<Change> between(PackRelease old, PackRelease young, Concepts concepts) {
        PackDiff diff = new PackDiff(Side.of(old), Side.of(young), concepts);
        diff.pack();
        diff.rules();
        ThresholdDiff.between(diff.old, diff.young, concepts).forEach(diff.changes::add);
        diff.settings();
        diff.lockOuts();
        diff.cards();
        diff.cases();
        return diff.changes.stream()
                .sorted(Comparator.comparing(Change::rule, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** One version, read. */
    record Side(Pack pack, Map<String, RuleText> rules, Map<String, Case> cases) {
        static Side of(PackRelease release) {
            Pack pack = PackFiles.parse(release);
            Map<String, RuleText> rules = new TreeMap<>();
            pack.ruleFiles()
                    .forEach((file, text) -> RuleReader.read(RuleFile.parse(file, text, pack.kind()))
                            .forEach(rule -> rules.put(rule.name(), rule)));
            Map<String, Case> cases = new LinkedHashMap<>();
            CaseRunner.cases(release).forEach(one -> cases.put(one.rule() + " " + one.name(), one));
            return new Side(pack, rules, cases);
        }

        /** What a rule asks; nothing when there is no such rule. */
        List<Phrase> phrases(String name, Concepts concepts) {
            RuleText rule = rules.get(name);
            return rule == null ? List.of() : ConditionWords.phrases(rule, pack, concepts);
        }
    }

    private void pack() {
        Pack before = old.pack();
        Pack after = young.pack();
        value(
                null,
                "version",
                "version",
                before.release().version(),
                after.release().version());
        value(
                null,
                "mode",
                "mode",
                before.release().mode().word(),
                after.release().mode().word());
        value(null, "owner", "owner", before.owner(), after.owner());
        value(
                null,
                "site-values",
                "site values set by",
                Objects.requireNonNullElse(before.siteValuesSetBy(), "nobody"),
                Objects.requireNonNullElse(after.siteValuesSetBy(), "nobody"));
        Map<String, String> was = OtherSections.of(before.release());
        Map<String, String> is = OtherSections.of(after.release());
        keys(was, is).forEach(key -> maybe(null, "pack", key, was.get(key), is.get(key)));
    }

    private void rules() {
        for (String name : keys(old.rules(), young.rules())) {
            RuleText before = old.rules().get(name);
            RuleText after = young.rules().get(name);
            RuleId id = Objects.requireNonNull(before == null ? after : before).id();
            if (before == null || after == null) {
                List<Phrase> all = before == null ? young.phrases(name, concepts) : old.phrases(name, concepts);
                String words = all.stream().map(Phrase::words).collect(Collectors.joining("; "));
                changes.add(
                        before == null
                                ? Change.added(id, "rule", "rule", words)
                                : Change.removed(id, "rule", "rule", words));
            } else {
                conditions(id, old.phrases(name, concepts), young.phrases(name, concepts));
            }
        }
    }

    private void conditions(RuleId id, List<Phrase> before, List<Phrase> after) {
        List<Phrase> gone = new ArrayList<>(before);
        gone.removeAll(after);
        List<Phrase> come = new ArrayList<>(after);
        come.removeAll(before);
        for (Phrase phrase : gone) {
            come.stream()
                    .filter(other -> other.subject().equals(phrase.subject()))
                    .findFirst()
                    .ifPresentOrElse(
                            other -> {
                                come.remove(other);
                                changes.add(
                                        Change.changed(id, "condition", "condition", phrase.words(), other.words()));
                            },
                            () -> changes.add(Change.removed(id, "condition", "condition", phrase.words())));
        }
        come.forEach(phrase -> changes.add(Change.added(id, "condition", "condition", phrase.words())));
    }

    private void settings() {
        Function<Pack, Map<String, Setting>> byName = pack -> pack.settings().stream()
                .collect(Collectors.toMap(setting -> setting.rule() + " " + setting.name(), Function.identity()));
        Map<String, Setting> was = byName.apply(old.pack());
        Map<String, Setting> is = byName.apply(young.pack());
        for (String key : keys(was, is)) {
            Setting before = was.get(key);
            Setting after = is.get(key);
            Setting any = Objects.requireNonNull(before == null ? after : before);
            RuleId rule = new RuleId(any.rule());
            maybe(rule, "setting", "setting " + any.name(), span(before), span(after));
            if (before != null && after != null) {
                value(rule, "setting", "source of setting " + any.name(), source(before), source(after));
            }
        }
    }

    private static @Nullable String span(@Nullable Setting setting) {
        return setting == null ? null : Spans.words(setting.span());
    }

    private static String source(Setting setting) {
        return Objects.requireNonNullElse(setting.citation(), "site value");
    }

    private void lockOuts() {
        for (RuleId rule : keys(old.pack().lockOuts(), young.pack().lockOuts())) {
            Map<String, String> was = spans(old.pack().lockOuts().get(rule));
            Map<String, String> is = spans(young.pack().lockOuts().get(rule));
            keys(was, is).forEach(reason -> maybe(rule, "lock-out", reason, was.get(reason), is.get(reason)));
        }
    }

    private static Map<String, String> spans(@Nullable LockOut lockOut) {
        Map<String, String> spans = new TreeMap<>();
        if (lockOut != null) {
            spans.put("lock-out", lockOut.quiet(LockOut.USUAL).words());
            lockOut.byReason()
                    .keySet()
                    .forEach(reason -> spans.put(
                            "lock-out after " + reason.replace('-', ' '),
                            lockOut.quiet(reason).words()));
        }
        return spans;
    }

    private void cards() {
        keys(old.pack().cards(), young.pack().cards())
                .forEach(rule -> CardDiff.between(
                                rule,
                                old.pack().cards().get(rule),
                                young.pack().cards().get(rule))
                        .forEach(changes::add));
    }

    private void cases() {
        for (String key : keys(old.cases(), young.cases())) {
            Case before = old.cases().get(key);
            Case after = young.cases().get(key);
            Case any = Objects.requireNonNull(before == null ? after : before);
            String was = before == null ? null : words(before);
            String is = after == null ? null : words(after);
            if (was == null || is == null) {
                String words = any.name() + " (" + any.shows() + "): " + (was == null ? is : was);
                changes.add(
                        was == null
                                ? Change.added(any.rule(), "case", "case", words)
                                : Change.removed(any.rule(), "case", "case", words));
            } else {
                value(any.rule(), "case", "case \"" + any.name() + "\":", was, is);
            }
        }
    }

    private static String words(Case one) {
        return one.given().stream().map(Case.Line::words).collect(Collectors.joining("; ")) + " gives "
                + one.then().words()
                + (one.saying() == null ? "" : " \"" + one.saying() + "\"")
                + (one.until() == null ? "" : " until " + one.until());
    }

    private void value(@Nullable RuleId rule, String what, String name, String before, String after) {
        if (!before.equals(after)) {
            changes.add(Change.changed(rule, what, name, before, after));
        }
    }

    private void maybe(
            @Nullable RuleId rule, String what, String name, @Nullable String before, @Nullable String after) {
        if (before == null && after != null) {
            changes.add(Change.added(rule, what, name, after));
        } else if (before != null && after == null) {
            changes.add(Change.removed(rule, what, name, before));
        } else if (before != null && after != null) {
            value(rule, what, name, before, after);
        }
    }

    private static <K extends Comparable<K>> Set<K> keys(Map<K, ?> one, Map<K, ?> other) {
        Set<K> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }
}
