package io.auscult.rules.lint;

import io.auscult.rules.pack.RuleError;
import java.util.Comparator;

/** One thing found in a pack's files. */
public record Finding(LintKind kind, RuleError error) implements Comparable<Finding> {
    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(
                    (Finding finding) -> finding.error().file())
            .thenComparingInt(finding -> finding.error().line())
            .thenComparingInt(finding -> finding.error().column())
            .thenComparing(finding -> finding.error().message());

    public boolean isError() {
        return kind.isError();
    }

    /** "question.drl:3:24: error: …", as compilers print it. */
    public String words() {
        return error.place() + ": " + (isError() ? "error: " : "warning: ") + error.message();
    }

    @Override
    public int compareTo(Finding other) {
        return BY_PLACE.compare(this, other);
    }
}
