package io.auscult.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/** One line that says how far long work has come: rewritten in place on a terminal, now and then a new line elsewhere. */
public final class ProgressLine implements AutoCloseable {
    private static final long ON_TERMINAL = Duration.ofMillis(100).toNanos();
    private static final long ELSEWHERE = Duration.ofSeconds(10).toNanos();

    private final PrintWriter out;
    private final boolean terminal;
    private long shownAt;
    private int width;

    public ProgressLine(PrintWriter out) {
        this.out = out;
        this.terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        this.shownAt = terminal ? Long.MIN_VALUE : System.nanoTime();
    }

    /** Shows the line if the last was shown long enough ago. */
    public void show(String line) {
        long now = System.nanoTime();
        if (shownAt != Long.MIN_VALUE && now - shownAt < (terminal ? ON_TERMINAL : ELSEWHERE)) {
            return;
        }
        shownAt = now;
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            out.flush();
            width = line.length();
        } else {
            out.println(line);
            out.flush();
        }
    }

    /** Says how it ended, in a line that stays. */
    public void last(String line) {
        close();
        out.println(line);
        out.flush();
    }

    /** Clears the line, so that what follows stands alone. */
    @Override
    public void close() {
        if (width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
            width = 0;
        }
    }
}
