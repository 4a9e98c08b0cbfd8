package io.auscult.delivery.inbox;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.Shelf;
import io.auscult.core.alert.Showing.Deferred;
import io.auscult.core.alert.Viewer;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.inbox.PatientPage.DeferredRow;
import io.auscult.delivery.inbox.PatientPage.HeldRow;
import io.auscult.delivery.inbox.Shelves.Look;
import io.auscult.delivery.store.DecisionStore.Decided;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The page of a patient, for one viewer. */
public final class PatientPages {
    private final Stores stores;
    private final Shelves shelves;
    private final AlertRows rows;
    private final SignalViews signalViews;
    private final ChartSummaries charts;
    private final Clockface clock;
    private final InstantSource now;

    public PatientPages(
            Stores stores,
            Shelves shelves,
            AlertRows rows,
            SignalViews signalViews,
            ChartSummaries charts,
            Clockface clock,
            InstantSource now) {
        this.stores = stores;
        this.shelves = shelves;
        this.rows = rows;
        this.signalViews = signalViews;
        this.charts = charts;
        this.clock = clock;
        this.now = now;
    }

    /**
     * Empty for a patient of whom nothing is known. What is now said of the patient stands under their own id, and what has been
     * also under those of the records that were merged into theirs.
     */
    public Optional<PatientPage> page(PatientId patient, Viewer viewer) {
        List<PatientId> records = stores.people().records(patient);
        Look look = shelves.look(stores.alerts().of(records), viewer);
        List<PatientAlert> alerts = look.shown();
        List<Signal> signals = shelves.live(stores.signals().of(patient), Function.identity());
        List<DeferredRow> deferred = deferred(look);
        if (alerts.isEmpty()
                && deferred.isEmpty()
                && signals.isEmpty()
                && stores.people().find(patient).isEmpty()) {
            return Optional.empty();
        }
        Predicate<PatientAlert> open = each -> each.alert() instanceof Alert.Open;
        Predicate<PatientAlert> over = open.negate().and(each -> !(each.alert() instanceof Alert.Snoozed));
        return Optional.of(new PatientPage(
                rows.header(patient),
                charts.of(patient, now.instant()),
                rows.recorded(records.stream().filter(id -> !id.equals(patient)).toList()),
                rows.rows(alerts.stream().filter(open).toList()),
                rows.rows(alerts.stream().filter(over).toList()),
                signals.stream()
                        .sorted(Comparator.comparingInt(PatientPages::place))
                        .map(signal -> signalViews.view(patient, signal))
                        .toList(),
                held(patient, alerts),
                deferred));
    }

    /** What says most stands first; a model that is not for this patient last. */
    private static int place(Signal signal) {
        return switch (signal) {
            case Signal.RiskScored _ -> 0;
            case Signal.Pending _ -> 1;
            case Signal.NotAssessable not ->
                not.problems().stream().allMatch(problem -> problem.kind() == Kind.OUTSIDE_POPULATION) ? 3 : 2;
        };
    }

    /** What waits for an answer and is kept from this viewer. What nobody may see, or not here, is not spoken of. */
    private List<DeferredRow> deferred(Look look) {
        return look.deferred().stream()
                .filter(each -> each.alert().alert() instanceof Alert.Open && !Shelf.isHidden(each.showing()))
                .map(each -> deferred(each.showing()))
                .toList();
    }

    private DeferredRow deferred(Deferred showing) {
        Instant until = showing.until();
        return new DeferredRow(
                rows.named(showing.alert().episode().rule()),
                rows.named(showing.rule()),
                showing.sentence(),
                until == null
                        ? "as long as its reason holds"
                        : clock.full(until).words());
    }

    private List<HeldRow> held(PatientId patient, List<PatientAlert> alerts) {
        return shelves.liveHolds(patient, stores.decisions().withheld(patient, now.instant())).stream()
                .map(decided -> held(decided, asleep(decided, alerts)))
                .toList();
    }

    /** The alert of the question, while it is put off. */
    private static Optional<Alert.Snoozed> asleep(Decided decided, List<PatientAlert> alerts) {
        return alerts.stream()
                .map(PatientAlert::alert)
                .filter(Alert.Snoozed.class::isInstance)
                .map(Alert.Snoozed.class::cast)
                .filter(each -> each.episode().rule().equals(decided.decision().rule())
                        && each.episode().subject().equals(decided.decision().subject()))
                .findFirst();
    }

    private HeldRow held(Decided decided, Optional<Alert.Snoozed> asleep) {
        String until = asleep.map(each -> "Snoozed until " + SnoozeWords.until(each.snooze(), clock))
                .orElseGet(() -> "Until: " + until(decided));
        return new HeldRow(
                rows.named(decided.decision().rule()),
                rows.named(decided.decision().rationale().rule()),
                decided.decision().rationale().sentence(),
                until,
                clock.full(decided.at()),
                asleep.map(each -> each.episode().id().value()).orElse(""));
    }

    private String until(Decided decided) {
        return decided.decision() instanceof Withhold withhold && withhold.until() != null
                ? clock.full(withhold.until()).words()
                : "as long as its reason holds";
    }
}
