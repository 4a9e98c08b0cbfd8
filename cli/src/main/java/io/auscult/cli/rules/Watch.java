package io.auscult.cli.rules;

import io.auscult.core.release.PackRelease;
import io.auscult.models.Models;
import io.auscult.rules.PackFolder;
import io.auscult.rules.lint.Finding;
import io.auscult.rules.lint.LintKind;
import io.auscult.rules.pack.FilesRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks and tries packs again whenever one of their files is saved, in a process that stays warm. */
final class Watch {
    static final Duration POLL = Duration.ofMillis(100);

    /** With these no case can be run, and the findings have said why. */
    private static final Set<LintKind> UNREADABLE =
            Set.of(LintKind.FILE, LintKind.FORBIDDEN, LintKind.COMPILER, LintKind.CASE_LINE, LintKind.MISSING_CARD);

    private final Desk desk;
    private final List<Path> siteModels;
    private final WatchReport report;
    private PackLint lint;
    private PackTrial trial;

    Watch(Desk desk, List<Path> siteModels, WatchReport report) throws IOException {
        this.desk = desk;
        this.siteModels = siteModels;
        this.report = report;
        this.lint = PackLint.at(desk, siteModels);
        this.trial = new PackTrial(lint.terms().concepts(), Models.all(), true);
    }

    /** Until the thread is interrupted, which is how it ends. */
    void run() throws IOException, InterruptedException {
        Snapshot last = snapshot();
        for (Path pack : desk.packFolders()) {
            pack(pack);
        }
        report.ready(desk.folder());
        while (true) {
            Thread.sleep(POLL.toMillis());
            Snapshot now = snapshot();
            Set<Path> changed = last.changedFolders(now);
            last = now;
            if (!changed.isEmpty()) {
                changed(changed);
            }
        }
    }

    private Snapshot snapshot() {
        List<Path> folders = new ArrayList<>();
        try {
            folders.addAll(desk.packFolders());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        desk.conceptsFolder().ifPresent(folders::add);
        return Snapshot.of(folders);
    }

    /** A change of the catalogue concerns every pack. */
    private void changed(Set<Path> folders) throws IOException {
        Optional<Path> concepts = desk.conceptsFolder();
        boolean all = concepts.isPresent() && folders.contains(concepts.get());
        if (all && !again()) {
            return;
        }
        lint = new PackLint(lint.terms().with(desk.floors()));
        for (Path pack : desk.packFolders()) {
            if (all || folders.contains(pack)) {
                pack(pack);
            }
        }
    }

    private boolean again() {
        try {
            lint = PackLint.at(desk, siteModels);
            trial = new PackTrial(lint.terms().concepts(), Models.all(), true);
            return true;
        } catch (IOException e) {
            report.refused("concepts", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void pack(Path folder) throws IOException {
        Instant began = Instant.now();
        String name = String.valueOf(folder.getFileName());
        List<Finding> findings = lint.checkUncompiled(folder);
        report.begin(name);
        findings.forEach(finding -> report.finding(name, finding));
        if (findings.stream().noneMatch(finding -> UNREADABLE.contains(finding.kind()))) {
            release(folder).ifPresent(pack -> trial.run(pack, report.cases()));
        }
        report.end(name, findings, Duration.between(began, Instant.now()));
    }

    /** Empty when its files cannot be read, which the findings have said. */
    private static Optional<PackRelease> release(Path folder) throws IOException {
        try {
            return Optional.of(PackFolder.pack(folder, Instant.EPOCH));
        } catch (FilesRefused _) {
            return Optional.empty();
        }
    }
}
