package io.auscult.streams.processor;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.decision.Decision;
import io.auscult.core.signal.Signal;
import io.auscult.schemas.codec.PatientState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a patient must be looked at again though nothing arrives: a signal is due, a hold ends, an alert expires or escalates. */
final class NextDue {
    private NextDue() {}

    /**
     * The earliest due time after now, to the next whole millisecond; null when nothing is due.
     *
     * @param book after this turn
     * @param state before this turn closes: the earlier due time, and when the chart is trimmed
     */
    static @Nullable Instant of(Decided decided, AlertBook book, PatientState state) {
        Turn turn = decided.turn();
        List<Signal> signals = decided.signals();
        List<Decision> decisions = decided.decisions();
        Instant now = turn.now();
        List<Instant> dues = new ArrayList<>();
        signals.forEach(signal -> add(dues, signal.reassessAt()));
        book.open().forEach(open -> {
            add(dues, expiry(open));
            add(dues, open.episode().escalatesAt());
        });
        add(dues, state.trimDue());
        if (decisions == null) {
            add(dues, state.nextDue());
        } else {
            add(dues, turn.inForce().rulebook().nextDue(turn.chart(), signals, book, now));
            decisions.forEach(decision -> {
                if (decision instanceof Decision.Withhold withhold) {
                    add(dues, withhold.until());
                }
            });
        }
        return dues.stream()
                .filter(due -> due.isAfter(now))
                .min(Comparator.naturalOrder())
                .map(NextDue::wholeMillis)
                .orElse(null);
    }

    private static void add(List<Instant> dues, @Nullable Instant due) {
        if (due != null) {
            dues.add(due);
        }
    }

    private static @Nullable Instant expiry(Alert.Open open) {
        Duration after = open.episode().raise().expiresAfter();
        return after == null ? null : open.episode().openedAt().plus(after);
    }

    private static Instant wholeMillis(Instant due) {
        Instant millis = due.truncatedTo(ChronoUnit.MILLIS);
        return millis.equals(due) ? due : millis.plusMillis(1);
    }
}
