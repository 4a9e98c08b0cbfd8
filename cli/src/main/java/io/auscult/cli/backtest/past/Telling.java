package io.auscult.cli.backtest.past;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.InferenceReturned;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.BackfillEnded;
import io.auscult.core.event.PatientEvent.ChartLeft;
import io.auscult.core.event.PatientEvent.ChartMoved;
import io.auscult.core.event.PatientEvent.PatientErased;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.event.Times;
import io.auscult.schemas.codec.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When each event of a patient comes in the past that is lived. */
public enum Telling {
    /**
     * As a feed that had sent each entry at its own time: when it was released, else when it was so. What has neither time, such as
     * the birth date, is known from the start. Nothing is an initial load.
     */
    AS_RELEASED {
        @Override
        public List<PatientEvent> tell(List<PatientEvent> said, Instant until) {
            return inMessages(retold(said).stream()
                    .filter(event -> !received(event).isAfter(until))
                    .toList());
        }
    },
    /** When Auscult received it, an initial load as one: what the log itself says. */
    AS_RECEIVED {
        @Override
        public List<PatientEvent> tell(List<PatientEvent> said, Instant until) {
            return said.stream()
                    .filter(event -> !received(event).isAfter(until))
                    .toList();
        }
    };

    /** @param until what comes later has not happened yet */
    public abstract List<PatientEvent> tell(List<PatientEvent> said, Instant until);

    /** An erased past is none. */
    private static List<PatientEvent> retold(List<PatientEvent> said) {
        List<PatientEvent> kept = new ArrayList<>();
        for (PatientEvent event : said) {
            switch (event) {
                case PatientErased _ -> kept.clear();
                case TimePassed _, ChartMoved _, ChartLeft _, BackfillEnded _ -> {}
                default -> kept.add(event);
            }
        }
        Instant start = kept.stream()
                .flatMap(event -> Stream.ofNullable(own(event)))
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return kept.stream()
                .map(event -> at(event, Objects.requireNonNullElse(own(event), start), false))
                .sorted(Comparator.comparing(Telling::received))
                .toList();
    }

    private static @Nullable Instant own(PatientEvent event) {
        Times times = event.envelope().times();
        if (!(event instanceof FactEvent) || event instanceof InferenceReturned) {
            return times.received();
        }
        return times.issued() == null ? times.effective() : times.issued();
    }

    /** What comes in one moment is decided together, as the entries of a message are. */
    private static List<PatientEvent> inMessages(List<PatientEvent> events) {
        List<PatientEvent> told = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            PatientEvent event = events.get(i);
            boolean more = i + 1 < events.size() && received(events.get(i + 1)).equals(received(event));
            told.add(at(event, received(event), more));
        }
        return told;
    }

    static Instant received(PatientEvent event) {
        return event.envelope().times().received();
    }

    private static PatientEvent at(PatientEvent event, Instant at, boolean more) {
        Envelope envelope = event.envelope();
        if (received(event).equals(at) && envelope.moreFollow() == more && !envelope.backfill()) {
            return event;
        }
        var wire = EventCodec.toWire(event);
        wire.setReceived(at);
        wire.setMoreFollow(more);
        wire.setBackfill(false);
        return EventCodec.fromWire(wire);
    }
}
