package io.auscult.delivery.inbox;

import static java.util.stream.Collectors.toMap;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Viewer;
import io.auscult.core.alert.Whereabouts;
import io.auscult.core.event.Handover;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.SightingStore.Last;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.viewer.Viewers;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the lines of a list are to one reader: unread or not, handed over to whom, and where the patient lies. */
public final class RowMarks {
    private final Stores stores;
    private final Viewers viewers;

    public RowMarks(Stores stores, Viewers viewers) {
        this.stores = stores;
        this.viewers = viewers;
    }

    /**
     * The marks of one line.
     *
     * @param unread open, and not shown to the reader in its newest revision, nor since it was handed to them
     * @param handed the last hand-over in words, empty for none
     * @param handedToOrBy whether the reader is one of its two people
     * @param ward empty when the patient is on none
     */
    public record Marks(boolean unread, String handed, boolean handedToOrBy, String ward) {
        public static final Marks NONE = new Marks(false, "", false, "");
    }

    public Map<AlertId, Marks> of(Collection<PatientAlert> alerts, Viewer viewer, Instant now) {
        Map<AlertId, PatientAlert> byId =
                alerts.stream().collect(toMap(RowMarks::id, Function.identity(), (first, _) -> first));
        if (byId.isEmpty()) {
            return Map.of();
        }
        Set<String> names = viewers.now().names(viewer.user());
        Map<AlertId, Last> seen =
                stores.sightings().last(names, byId.keySet()).stream().collect(toMap(Last::alert, Function.identity()));
        Map<AlertId, Handover> handed = stores.handovers().last(byId.keySet());
        Map<PatientId, Whereabouts> places = stores.encounters()
                .now(byId.values().stream().map(PatientAlert::patient).toList(), now);
        Map<AlertId, Marks> marks = new HashMap<>();
        byId.forEach((id, owned) -> marks.put(
                id,
                marks(
                        owned.alert(),
                        seen.get(id),
                        handed.get(id),
                        names,
                        places.getOrDefault(owned.patient(), Whereabouts.UNKNOWN))));
        return marks;
    }

    private static Marks marks(
            Alert alert, @Nullable Last seen, @Nullable Handover handed, Set<String> names, Whereabouts place) {
        boolean toReader = handed != null && names.contains(handed.to());
        boolean byReader = handed != null && names.contains(handed.by());
        return new Marks(
                alert instanceof Alert.Open && isUnread(alert, seen, toReader ? handed : null),
                handed == null ? "" : words(handed, toReader, byReader),
                toReader || byReader,
                Objects.requireNonNullElse(place.ward(), ""));
    }

    private static boolean isUnread(Alert alert, @Nullable Last seen, @Nullable Handover toReader) {
        return seen == null
                || seen.revision() < alert.episode().revision()
                || (toReader != null && toReader.at().isAfter(seen.at()));
    }

    private static String words(Handover handover, boolean toReader, boolean byReader) {
        String note = handover.note().isEmpty() ? "" : ": " + handover.note();
        if (toReader) {
            return "Handed to you by " + handover.by() + note;
        }
        return byReader
                ? "You handed this to " + handover.to() + note
                : "Handed to " + handover.to() + " by " + handover.by() + note;
    }

    private static AlertId id(PatientAlert owned) {
        return owned.alert().episode().id();
    }
}
