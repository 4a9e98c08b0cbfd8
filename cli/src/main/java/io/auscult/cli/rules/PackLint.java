package io.auscult.cli.rules;

import io.auscult.core.release.PackRelease;
import io.auscult.rules.PackFolder;
import io.auscult.rules.lint.Finding;
import io.auscult.rules.lint.Lint;
import io.auscult.rules.lint.LintKind;
import io.auscult.rules.lint.Terms;
import io.auscult.rules.pack.FilesRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** Checks pack folders against one catalogue and one set of models. */
record PackLint(Terms terms) {

    static PackLint at(Desk desk, List<Path> siteModels) throws IOException {
        return new PackLint(new Terms(desk.concepts(), ModelTerms.all(siteModels), desk.rules(), desk.floors()));
    }

    List<Finding> check(Path pack) throws IOException {
        return check(pack, Lint::check);
    }

    /** Without compiling, for a pack that is tried next. */
    List<Finding> checkUncompiled(Path pack) throws IOException {
        return check(pack, Lint::checkUncompiled);
    }

    private List<Finding> check(Path pack, BiFunction<PackRelease, Terms, List<Finding>> lint) throws IOException {
        try {
            return lint.apply(PackFolder.pack(pack, Instant.EPOCH), terms);
        } catch (FilesRefused e) {
            return e.errors().stream()
                    .map(error -> new Finding(LintKind.FILE, error))
                    .toList();
        }
    }
}
