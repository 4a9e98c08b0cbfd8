package io.auscult.streams.processor;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.BookMerge;
import io.auscult.core.chart.ChartChange;
import io.auscult.core.chart.Fact;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.MergePath;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.PatientEvent.AlertShown;
import io.auscult.core.event.PatientEvent.AlertSnoozed;
import io.auscult.core.event.PatientEvent.BackfillEnded;
import io.auscult.core.event.PatientEvent.ChartLeft;
import io.auscult.core.event.PatientEvent.ChartMoved;
import io.auscult.core.event.Times;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.EventKind;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What one patient's task writes to the log for another patient: the log is the only way from one to the other, so a replay finds
 * all of it there.
 */
final class Moves {
    private static final int FACTS_IN_ONE = 200;
    private static final String SOURCE = "auscult";

    private final ProcessorContext<? super String, ? super PatientEvent> context;
    private final boolean writesLog;

    Moves(ProcessorContext<? super String, ? super PatientEvent> context, boolean writesLog) {
        this.context = context;
        this.writesLog = writesLog;
    }

    /** The whole chart and book of {@code from} at a merge, in portions; the survivor looks at them when the last has come. */
    void chart(Record<String, ?> cause, Handing handing, List<Fact> facts, AlertBook book) {
        int portions = Math.max(1, (facts.size() + FACTS_IN_ONE - 1) / FACTS_IN_ONE);
        for (int i = 0; i < portions; i++) {
            boolean last = i == portions - 1;
            List<Fact> portion =
                    facts.subList(i * FACTS_IN_ONE, Math.min(facts.size(), (i + 1) * FACTS_IN_ONE)).stream()
                            .map(fact -> fact.movedFrom(handing.from()))
                            .toList();
            AlertBook brought = last ? BookMerge.leaving(book, handing.from()) : AlertBook.EMPTY;
            Envelope envelope =
                    handing.envelope("chart-moved", i, !last || handing.event().moreFollow());
            write(cause, new ChartMoved(envelope, handing.from(), portion, brought, false));
        }
    }

    /** The book alone: on to the survivor, or home. */
    void book(Record<String, ?> cause, Handing handing, AlertBook book, boolean returned) {
        Envelope envelope = handing.envelope("book-moved", 0, handing.event().moreFollow());
        write(cause, new ChartMoved(envelope, handing.from(), List.of(), book, returned));
    }

    void left(Record<String, ?> cause, Handing handing, MergePath path, boolean erased) {
        write(cause, new ChartLeft(handing.envelope("chart-left", 0, false), path, erased));
    }

    /** What a retired record goes on receiving: its facts as they now stand, and what is said about alerts. */
    void handOver(Record<String, ?> cause, PatientEvent event, PatientId survivor, ChartChange change) {
        switch (event) {
            case AlertAnswered e -> write(cause, new AlertAnswered(e.envelope().to(survivor), e.alertId(), e.answer()));
            case AlertSnoozed e -> write(cause, new AlertSnoozed(e.envelope().to(survivor), e.alertId(), e.snooze()));
            case AlertShown e ->
                write(
                        cause,
                        new AlertShown(
                                e.envelope().to(survivor),
                                e.alertId(),
                                e.revision(),
                                e.viewer(),
                                e.channel(),
                                e.cardUuid()));
            case BackfillEnded e -> write(cause, new BackfillEnded(e.envelope().to(survivor)));
            default -> facts(cause, event, survivor, change);
        }
    }

    private void facts(Record<String, ?> cause, PatientEvent event, PatientId survivor, ChartChange change) {
        List<Fact> facts = change.writes().stream()
                .<Fact>mapMulti((write, out) -> {
                    if (write.after() != null) {
                        out.accept(write.after());
                    }
                })
                .toList();
        if (!facts.isEmpty()) {
            chart(
                    cause,
                    new Handing(
                            event.envelope(),
                            event.envelope().patient(),
                            survivor,
                            event.envelope().backfill(),
                            event.envelope().times().received()),
                    facts,
                    AlertBook.EMPTY);
        }
    }

    /**
     * Who hands over to whom, and why.
     *
     * @param event of the cause
     * @param backfill true when nothing live has been handed over: then nothing is decided on it
     */
    record Handing(Envelope event, PatientId from, PatientId to, boolean backfill, Instant now) {
        Envelope envelope(String kind, int number, boolean moreFollow) {
            String id = ContentHash.of(kind, event.id(), from.value(), to.value(), Integer.toString(number));
            return new Envelope(id, to, Times.receivedAt(now), SOURCE, event.messageId(), backfill, moreFollow);
        }
    }

    private void write(Record<String, ?> cause, PatientEvent event) {
        if (writesLog) {
            String to = event.envelope().patient().value();
            Outputs.forward(context, cause.withKey(to), event, EventKind.of(event), Nodes.WRITE_MOVES);
        }
    }
}
