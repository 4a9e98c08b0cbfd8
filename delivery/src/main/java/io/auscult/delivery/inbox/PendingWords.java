package io.auscult.delivery.inbox;

import io.auscult.core.signal.Signal.Earlier;
import io.auscult.core.signal.Signal.Pending;

/** What is shown while a remote model has not answered: when it was asked, and the last score as that of its own time. */
final class PendingWords {
    private PendingWords() {}

    static String of(Pending signal, Clockface clock) {
        String asked = "Asked " + clock.full(signal.asOf()).words() + ", not yet answered";
        Earlier earlier = signal.earlier();
        return earlier == null
                ? asked
                : asked + "; last score " + Figures.score(earlier.score()) + band(earlier) + " as of "
                        + clock.full(earlier.asOf()).words();
    }

    private static String band(Earlier earlier) {
        return earlier.band().equals("scored") ? "" : " (" + Figures.band(earlier.band()) + ")";
    }
}
