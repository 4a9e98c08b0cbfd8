package io.auscult.cli.rules;

import io.auscult.core.concept.Concepts;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.RiskModel;
import io.auscult.rules.PackCheck;
import io.auscult.rules.cases.CaseResult;
import io.auscult.rules.cases.CaseRunner;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.RuleError;
import java.util.List;

/** One pack on trial: its cases one by one, then whatever else keeps it from being published. */
record PackTrial(Concepts concepts, List<RiskModel> models) {

    void run(PackRelease pack, CaseReport report) {
        List<CaseResult> results = results(pack);
        results.forEach(report::of);
        for (RuleError error : PackCheck.check(pack, concepts, models)) {
            if (results.stream().noneMatch(result -> isAbout(error, result))) {
                report.of(pack.id(), error);
            }
        }
    }

    /** None when the pack does not compile; then the check says why. */
    private List<CaseResult> results(PackRelease pack) {
        try {
            return new CaseRunner(concepts, models).run(pack);
        } catch (FilesRefused e) {
            return List.of();
        }
    }

    /** The check repeats failed cases, which have been told already. */
    private static boolean isAbout(RuleError error, CaseResult result) {
        return !result.passed() && error.file().equals(result.file()) && error.line() == result.line();
    }
}
