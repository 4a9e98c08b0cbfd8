package io.auscult.cli.rules;

import io.auscult.core.concept.Concepts;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.RiskModel;
import io.auscult.rules.PackCheck;
import io.auscult.rules.cases.CaseResult;
import io.auscult.rules.cases.CaseRunner;
import io.auscult.rules.cases.Tried;
import io.auscult.rules.coverage.Coverage;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.PackFiles;
import io.auscult.rules.pack.RuleError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pack on trial: its cases one by one, whatever else keeps it from being published, and what its cases leave untested. */
record PackTrial(Concepts concepts, List<RiskModel> models, boolean coverage) {

    void run(PackRelease pack, CaseReport report) {
        Tried tried = tried(pack);
        List<CaseResult> results = tried == null ? List.of() : tried.results();
        results.forEach(report::of);
        List<RuleError> errors =
                tried == null ? PackCheck.check(pack, concepts, models) : PackCheck.check(pack, concepts, tried);
        for (RuleError error : errors) {
            if (results.stream().noneMatch(result -> isAbout(error, result))) {
                report.of(pack.id(), error);
            }
        }
        if (coverage && tried != null) {
            Coverage.gaps(PackFiles.parse(pack), tried.cases()).forEach(gap -> report.of(pack.id(), gap));
        }
    }

    /** Null when the pack does not compile; then the check says why. */
    private @Nullable Tried tried(PackRelease pack) {
        try {
            return new CaseRunner(concepts, models).tried(pack);
        } catch (FilesRefused _) {
            return null;
        }
    }

    /** The check repeats failed cases, which have been told already. */
    private static boolean isAbout(RuleError error, CaseResult result) {
        return !result.passed() && error.file().equals(result.file()) && error.line() == result.line();
    }
}
