package io.auscult.rules.cases;

import java.util.List;

/** A pack's cases after they were run: what became of them, and what their rules saw. */
public record Tried(List<CaseResult> results, List<TriedCase> cases) {
    public Tried {
        results = List.copyOf(results);
        cases = List.copyOf(cases);
    }
}
