package io.auscult.delivery.writeback;

import io.auscult.core.alert.Shelf;
import io.auscult.core.alert.Showing.Deferred;
import io.auscult.core.alert.Viewer;
import io.auscult.delivery.inbox.ViewerBooks;
import io.auscult.delivery.store.PatientAlert;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether an alert may be in the record at all: that of a rule or model in shadow or off, or of a staged release elsewhere, may not (I12).
 * Who looks does not matter: quiet hours, lock-outs and audiences are of people, and the record is nobody's screen.
 */
public record Reach(ViewerBooks books, InstantSource clock) implements Predicate<PatientAlert> {
    private static final Viewer RECORD = new Viewer("the record", "write-back");

    /** True of an alert that is hidden. */
    @Override
    public boolean test(PatientAlert owned) {
        Instant now = clock.instant();
        List<PatientAlert> alone = List.of(owned);
        return Shelf.show(List.of(owned.alert()), RECORD, books.of(alone, RECORD, now), now).stream()
                .anyMatch(showing -> showing instanceof Deferred deferred && Shelf.isHidden(deferred));
    }
}
