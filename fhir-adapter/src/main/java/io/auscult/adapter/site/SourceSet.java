package io.auscult.adapter.site;

import io.auscult.adapter.source.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A folder that was read.
 *
 * @param sources in the order of their names; none when there is a problem anywhere
 * @param problems in the order of files and lines
 */
public record SourceSet(List<Source> sources, List<Problem> problems) {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparingInt(Problem::column);

    public SourceSet {
        sources = List.copyOf(sources);
        problems = problems.stream().sorted(ORDER).toList();
    }

    static SourceSet refused(Problem problem) {
        return new SourceSet(List.of(), List.of(problem));
    }

    static SourceSet of(List<SourceFile> files, List<Problem> problems) {
        return problems.isEmpty()
                ? new SourceSet(
                        files.stream()
                                .map(SourceFile::source)
                                .filter(Objects::nonNull)
                                .sorted(Comparator.comparing(Source::name))
                                .toList(),
                        problems)
                : new SourceSet(List.of(), problems);
    }

    public boolean isValid() {
        return problems.isEmpty();
    }
}
