package io.auscult.cli.backtest.life;

import io.auscult.core.alert.Alert;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.value.PatientId;
import io.auscult.streams.replay.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sees what is written about one patient and remembers what counts. */
final class Witness implements Consumer<Written> {
    private final PatientId patient;
    private final List<PatientEvent> events;
    private final Instant from;
    private final boolean keepsSignals;
    private final Stays stays;
    private final List<Opening> openings = new ArrayList<>();
    private final Map<Hold, Integer> holds = new HashMap<>();
    private final Set<SameHold> heldBefore = new HashSet<>();
    private final Map<RuleId, Integer> withdrawn = new HashMap<>();
    private final SortedMap<ModelRef, Signal> firstScores = new TreeMap<>();
    private final SortedMap<ModelRef, Signal> newest = new TreeMap<>();
    private int undetermined;

    /** A hold that is told again with other values behind it is the same one. */
    private record SameHold(
            RuleId rule,
            Subject subject,
            RuleId by,
            @Nullable Instant until) {}

    Witness(PatientId patient, List<PatientEvent> events, Instant from, boolean keepsSignals) {
        this.patient = patient;
        this.events = events;
        this.from = from;
        this.keepsSignals = keepsSignals;
        this.stays = Stays.of(events);
    }

    @Override
    public void accept(Written written) {
        if (written.now().isBefore(from) && !(written instanceof Written.OfSignal)) {
            return;
        }
        switch (written) {
            case Written.OfAlert alert -> alert(alert.alert(), alert.now());
            case Written.OfDecision decision -> decision(decision.decision());
            case Written.OfSignal signal -> {
                if (keepsSignals) {
                    signal(signal.signal(), signal.now());
                }
            }
            case Written.DeadLetter _ -> {}
        }
    }

    private void alert(Alert alert, Instant now) {
        if (opens(alert, now)) {
            openings.add(Opening.of(patient, alert, stays.wardAt(now)));
        } else if (alert instanceof Alert.Withdrawn) {
            withdrawn.merge(alert.episode().rule(), 1, Integer::sum);
        }
    }

    static boolean opens(Alert alert, Instant now) {
        return alert instanceof Alert.Open
                && alert.episode().revision() == 1
                && alert.episode().openedAt().equals(now);
    }

    private void signal(Signal signal, Instant now) {
        newest.put(signal.model(), signal);
        if (signal instanceof RiskScored && !now.isBefore(from)) {
            firstScores.putIfAbsent(signal.model(), signal);
        }
    }

    private void decision(Decision decision) {
        switch (decision) {
            case Decision.Withhold hold -> {
                RuleId by = hold.rationale().rule();
                if (heldBefore.add(new SameHold(hold.rule(), hold.subject(), by, hold.until()))) {
                    holds.merge(new Hold(hold.rule(), by, hold.mode()), 1, Integer::sum);
                }
            }
            case Decision.Undetermined _ -> undetermined++;
            case Decision.Raise _ -> {}
        }
    }

    Life told(Instant to) {
        DemographicsRecorded who = events.stream()
                .filter(DemographicsRecorded.class::isInstance)
                .map(DemographicsRecorded.class::cast)
                .reduce((_, later) -> later)
                .orElse(null);
        return new Life(
                patient,
                from,
                to,
                events.size(),
                who == null ? null : who.birthDate(),
                who == null ? Sex.UNKNOWN : who.sex(),
                openings,
                holds,
                withdrawn,
                undetermined,
                firstScores,
                newest);
    }
}
