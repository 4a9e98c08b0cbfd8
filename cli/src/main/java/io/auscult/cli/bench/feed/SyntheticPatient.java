package io.auscult.cli.bench.feed;

import io.auscult.cli.bench.feed.FeedTable.Form;
import io.auscult.cli.bench.feed.FeedTable.Kind;
import io.auscult.cli.bench.feed.FeedTable.Line;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Times;
import io.auscult.core.value.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One made-up patient, the same for the same seed. Results vary about the patient's own level, and problems and drugs come from a
 * short list of the patient's own, so that a chart does not collect every disease of the corpus.
 */
final class SyntheticPatient {
    private static final Duration REMEMBERED = Duration.ofDays(3_652);
    /** Older than any troponin series still speaks of. */
    private static final Duration SINCE_HISTORY = Duration.ofDays(5);

    private static final int OWN = 4;

    private final PatientId id;
    private final FeedTable table;
    private final SplittableRandom random;
    private final Spoken spoken;
    private final Map<Kind, List<Form>> own = new HashMap<>();

    SyntheticPatient(long seed, FeedTable table) {
        this.random = new SplittableRandom(seed);
        this.table = table;
        this.id = new PatientId(Spoken.hex(random));
        this.spoken = new Spoken(id, random);
    }

    PatientId id() {
        return id;
    }

    /** An initial load of that many facts over ten years, oldest first, and its end. */
    void history(int facts, Instant received, Consumer<PatientEvent> to) {
        Instant first = received.minus(REMEMBERED);
        Duration step = Duration.between(first, received.minus(SINCE_HISTORY)).dividedBy(Math.max(facts, 1));
        int told = 1;
        to.accept(spoken.demographics(Moment.loaded(first, received)));
        while (told < facts) {
            Moment moment = Moment.loaded(first.plus(step.multipliedBy(told)), received);
            List<FactEvent> message = said(form(), moment);
            message.stream().limit(facts - told).forEach(to);
            told += message.size();
        }
        to.accept(backfillEnded(received));
    }

    /** The next message about this patient, live. */
    List<FactEvent> message(Instant received) {
        return said(form(), Moment.live(received));
    }

    /**
     * A troponin result that rules an infarction in, or the correction that takes it back, in turns: each opens or withdraws one
     * alert.
     */
    FactEvent pulse(Instant received) {
        return spoken.troponin(received);
    }

    private Form form() {
        Form drawn = table.draw(random);
        Kind kind = drawn.lines().getFirst().kind();
        return switch (kind) {
            case CONDITION, MEDICATION_STARTED, MEDICATION_STOPPED ->
                ownList(kind).get(random.nextInt(OWN));
            case DEMOGRAPHICS, OBSERVATION, PROCEDURE, ENCOUNTER_ENDED, REPORT -> drawn;
        };
    }

    private List<Form> ownList(Kind kind) {
        return own.computeIfAbsent(kind, _ -> {
            FeedTable alike = table.only(form -> form.is(kind));
            return Stream.generate(() -> alike.draw(random)).limit(OWN).toList();
        });
    }

    private List<FactEvent> said(Form form, Moment moment) {
        String message = Spoken.hex(random);
        List<FactEvent> events = new ArrayList<>();
        List<Line> lines = form.lines();
        for (int i = 0; i < lines.size(); i++) {
            events.add(spoken.event(lines.get(i), moment.inMessage(message, i < lines.size() - 1)));
        }
        return events;
    }

    private PatientEvent backfillEnded(Instant received) {
        return new PatientEvent.BackfillEnded(
                new Envelope(Spoken.hex(random), id, Times.receivedAt(received), "ehr", "", true, false));
    }
}
