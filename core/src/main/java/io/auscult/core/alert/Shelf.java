package io.auscult.core.alert;

import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The fifth of the five functions: what of the open alerts a viewer is shown, most urgent and newest first. */
public final class Shelf {
    private static final Comparator<Alert> ORDER = Comparator.comparing(
                    (Alert alert) -> alert.episode().indicator())
            .thenComparing(alert -> alert.episode().raise().importance())
            .thenComparing(alert -> alert.episode().revisedAt(), Comparator.reverseOrder())
            .thenComparing(alert -> alert.episode().id().value());

    private Shelf() {}

    /**
     * Shown or deferred, and why. Who looks and when count once lock-outs, audiences and quiet hours are kept per viewer.
     */
    public static List<Showing> show(List<? extends Alert> open, Viewer viewer, ViewerBook book, Instant now) {
        return open.stream()
                .sorted(ORDER)
                .map(alert -> showing(alert, book.mode(alert.episode())))
                .toList();
    }

    private static Showing showing(Alert alert, Mode mode) {
        return switch (mode) {
            case LIVE -> new Showing.Shown(alert);
            case SHADOW -> new Showing.Deferred(alert, "in shadow: recorded, not shown");
            case OFF -> new Showing.Deferred(alert, "switched off");
        };
    }
}
