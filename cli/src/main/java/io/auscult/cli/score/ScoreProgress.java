package io.auscult.cli.score;

import io.auscult.cli.ProgressLine;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;

/** How far long scoring has come, on standard error. Where the answers themselves scroll by on a terminal, they are progress enough. */
final class ScoreProgress implements AutoCloseable {
    private final Optional<ProgressLine> line;

    ScoreProgress(PrintWriter errors) {
        boolean answersScrollBy =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        this.line = answersScrollBy ? Optional.empty() : Optional.of(new ProgressLine(errors));
    }

    void show(Supplier<String> words) {
        line.ifPresent(shown -> shown.show(words.get()));
    }

    @Override
    public void close() {
        line.ifPresent(ProgressLine::close);
    }
}
