package io.auscult.rules.lint;

import io.auscult.core.concept.Concepts;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.rules.cases.Case;
import io.auscult.rules.cases.CaseRunner;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.drools.RuleFile;
import io.auscult.rules.drools.RuleReader;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PackFiles;
import io.auscult.rules.pack.PpvFloor;
import io.auscult.rules.pack.RuleError;
import io.auscult.rules.pack.ThresholdTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be said about a pack's files without running its cases. What cannot be read is said first; the checks that
 * compare files with each other follow once all can be read.
 */
public final class Lint {
    private final PackRelease release;
    private final Terms terms;
    private final List<Finding> findings = new ArrayList<>();

    private Lint(PackRelease release, Terms terms) {
        this.release = release;
        this.terms = terms;
    }

    /** In the order of files and lines; none when there is nothing to say. */
    public static List<Finding> check(PackRelease release, Terms terms) {
        Lint lint = new Lint(release, terms);
        if (lint.all()) {
            lint.compile();
        }
        return lint.inOrder();
    }

    /** The same without the engine's word, for who compiles the pack anyway. */
    public static List<Finding> checkUncompiled(PackRelease release, Terms terms) {
        Lint lint = new Lint(release, terms);
        lint.all();
        return lint.inOrder();
    }

    /** Only which alerts will be shown passively under these floors, though their cards mean them to interrupt. */
    public static List<Finding> passive(PackRelease release, List<PpvFloor> floors) {
        Lint lint =
                new Lint(release, Terms.of(Concepts.EMPTY, List.of(), Set.of()).with(floors));
        Pack pack = lint.read(LintKind.FILE, () -> PackFiles.parse(release));
        List<RuleText> rules = lint.rules(lint.kind(pack));
        if (pack == null || !lint.findings.isEmpty()) {
            return List.of();
        }
        Linted linted = new Linted(pack, lint.terms, rules, List.of(), List.of());
        InterruptCheck.check(linted);
        lint.findings.addAll(linted.findings());
        return lint.inOrder();
    }

    private List<Finding> inOrder() {
        Map<RuleError, Finding> byError = new HashMap<>(); // who reads the cases meets what is wrong in the pack again
        for (Finding finding : findings) {
            RuleError error = Sources.withColumn(release, finding.error());
            byError.putIfAbsent(error, new Finding(finding.kind(), error));
        }
        return byError.values().stream().sorted().toList();
    }

    /** Whether the pack is fit to be compiled. */
    private boolean all() {
        PackFiles.strange(release).forEach(error -> findings.add(new Finding(LintKind.FILE, error)));
        Pack pack = read(LintKind.FILE, () -> PackFiles.parse(release));
        List<RuleText> rules = rules(kind(pack));
        List<Case> cases = read(LintKind.CASE_LINE, () -> CaseRunner.cases(release));
        if (pack == null || findings.stream().anyMatch(Finding::isError)) {
            return false;
        }
        Linted linted = new Linted(pack, terms, rules, ThresholdTable.of(release), cases == null ? List.of() : cases);
        RuleReader.nullQuestions(rules).forEach(error -> linted.add(LintKind.NULL_QUESTION, error));
        ConceptCheck.check(linted);
        ModelCheck.check(linted);
        UnitCheck.check(linted);
        ReachCheck.check(linted);
        ThresholdCheck.check(linted);
        UseCheck.check(linted);
        CardCheck.check(linted);
        InterruptCheck.check(linted);
        CaseCheck.check(linted);
        findings.addAll(linted.findings());
        return linted.findings().stream().noneMatch(finding -> finding.kind() == LintKind.MISSING_CARD);
    }

    private Pack.Kind kind(@Nullable Pack pack) {
        if (pack != null) {
            return pack.kind();
        }
        String text = release.files().getOrDefault(PackFiles.PACK, "");
        return text.lines().anyMatch(line -> line.strip().matches("kind:\\s*policy"))
                ? Pack.Kind.POLICY
                : Pack.Kind.CLINICAL;
    }

    private List<RuleText> rules(Pack.Kind kind) {
        List<RuleText> rules = new ArrayList<>();
        release.files().forEach((file, text) -> {
            if (file.endsWith(PackFiles.RULES)) {
                RuleFile parsed = read(LintKind.FORBIDDEN, () -> RuleFile.parse(file, text, kind));
                if (parsed != null) {
                    List<RuleText> read = RuleReader.read(parsed);
                    RuleReader.mistakes(read, kind)
                            .forEach(error -> findings.add(new Finding(LintKind.COMPILER, error)));
                    rules.addAll(read);
                }
            }
        });
        return rules;
    }

    /** Compiled as if live. */
    private void compile() {
        PackRelease live =
                new PackRelease(release.id(), release.version(), Mode.LIVE, release.inForceFrom(), release.files());
        try {
            DroolsRulebook.compile(List.of(live), Map.of());
        } catch (FilesRefused e) {
            e.errors().forEach(error -> findings.add(new Finding(LintKind.COMPILER, ofThisPack(error))));
        }
    }

    /** A rulebook names the pack before each file; here there is only one. */
    private RuleError ofThisPack(RuleError error) {
        String prefix = release.id() + "/";
        String file = error.file();
        return new RuleError(
                file.startsWith(prefix) ? file.substring(prefix.length()) : file,
                error.line(),
                error.column(),
                error.message());
    }

    private interface Reading<T> {
        T read();
    }

    private <T> @Nullable T read(LintKind kind, Reading<T> reading) {
        try {
            return reading.read();
        } catch (FilesRefused e) {
            e.errors().forEach(error -> findings.add(new Finding(kind, error)));
            return null;
        }
    }
}
