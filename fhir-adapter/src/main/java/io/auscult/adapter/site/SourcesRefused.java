package io.auscult.adapter.site;

import java.util.List;
import java.util.stream.Collectors;

/** The folder of sources is not right. */
public final class SourcesRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    SourcesRefused(List<Problem> problems) {
        super(problems.stream().map(Problem::words).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
