package io.auscult.delivery.inbox;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Shelf;
import io.auscult.core.alert.Showing;
import io.auscult.core.alert.Viewer;
import io.auscult.core.alert.ViewerBook;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.RuleId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.access.Reached;
import io.auscult.delivery.answer.DeferralPublisher;
import io.auscult.delivery.store.DecisionStore.Decided;
import io.auscult.delivery.store.PatientAlert;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What may be put before a viewer: everything on a page or a card has passed through here, with the modes and policies of this
 * moment. What is kept back from a viewer who looks goes into the log.
 */
public final class Shelves {
    private final ViewerBooks books;
    private final DeferralPublisher deferrals;
    private final InstantSource clock;
    private final Supplier<Reached> reach;

    /** @param reach whom the reader of this moment may see at all */
    public Shelves(ViewerBooks books, DeferralPublisher deferrals, InstantSource clock, Supplier<Reached> reach) {
        this.books = books;
        this.deferrals = deferrals;
        this.clock = clock;
        this.reach = reach;
    }

    /** What a viewer is shown, in the order in which to show it, and what is kept back. */
    public record Look(List<PatientAlert> shown, List<KeptFrom> deferred) {
        static final Look NOTHING = new Look(List.of(), List.of());

        public Look {
            shown = List.copyOf(shown);
            deferred = List.copyOf(deferred);
        }
    }

    /** An alert that is kept back, and why. */
    public record KeptFrom(PatientAlert alert, Showing.Deferred showing) {}

    /** A look at one patient. */
    public Look look(List<PatientAlert> alerts, Viewer viewer) {
        Instant now = clock.instant();
        Look look = look(alerts, viewer, now);
        keep(look.deferred, viewer, now);
        return look;
    }

    /**
     * A look at the list of everybody's alerts, which is none at the patients whose alerts are in shadow or off: of the whole house
     * that would be one event for every viewer and alert, and nobody could have been shown any of them.
     */
    public List<PatientAlert> listed(List<PatientAlert> alerts, Viewer viewer) {
        Instant now = clock.instant();
        Look look = look(alerts, viewer, now);
        keep(
                look.deferred.stream()
                        .filter(each -> !Shelf.isHidden(each.showing))
                        .toList(),
                viewer,
                now);
        return look.shown;
    }

    /** What a viewer would be shown, of whom nobody says that they look; also of alerts that are not in the log. */
    public Look preview(List<PatientAlert> alerts, Viewer viewer) {
        return look(alerts, viewer, clock.instant());
    }

    private Look look(List<PatientAlert> alerts, Viewer viewer, Instant now) {
        if (alerts.isEmpty()) {
            return Look.NOTHING;
        }
        Map<AlertId, PatientAlert> byId = reached(alerts, PatientAlert::patient).stream()
                .collect(Collectors.toMap(
                        each -> each.alert().episode().id(), Function.identity(), (first, _) -> first));
        List<Alert> candidates = byId.values().stream().map(PatientAlert::alert).toList();
        List<PatientAlert> shown = new ArrayList<>();
        List<KeptFrom> deferred = new ArrayList<>();
        for (Showing showing : Shelf.show(candidates, viewer, books.of(byId.values(), viewer, now), now)) {
            PatientAlert alert =
                    Objects.requireNonNull(byId.get(showing.alert().episode().id()));
            PatientAlert asShown = new PatientAlert(alert.patient(), showing.alert());
            switch (showing) {
                case Showing.Shown _ -> shown.add(asShown);
                case Showing.Deferred kept -> deferred.add(new KeptFrom(asShown, kept));
            }
        }
        return new Look(shown, deferred);
    }

    private void keep(List<KeptFrom> deferred, Viewer viewer, Instant now) {
        deferrals.keep(deferred.stream()
                .filter(each -> each.alert.alert() instanceof Alert.Open)
                .map(each -> DeferralPublisher.keptBack(each.alert.patient(), each.showing, viewer, now))
                .toList());
    }

    /** Whom the reader of this moment may see at all. */
    public Reached reach() {
        return reach.get();
    }

    /** Of all that is known of patients, what the reader of this moment may see at all. */
    public <T> List<T> reached(List<T> all, Function<T, PatientId> whose) {
        Reached reached = reach.get();
        return all.stream().filter(each -> reached.covers(whose.apply(each))).toList();
    }

    /** The signals of models that are live. */
    public <T> List<T> live(List<T> signals, Function<T, Signal> signal) {
        Map<ModelRef, Mode> models = modes().models();
        return signals.stream()
                .filter(each -> models.getOrDefault(signal.apply(each).model(), Mode.OFF) == Mode.LIVE)
                .toList();
    }

    /** The live models that a rule in force reads: while one of them has no score, an alert may be missing. */
    public List<ModelRef> awaited() {
        List<String> rules = books.awaitingRules(clock.instant());
        return modes().models().entrySet().stream()
                .filter(deployed -> deployed.getValue() == Mode.LIVE)
                .map(Map.Entry::getKey)
                .filter(model -> rules.stream().anyMatch(text -> text.contains('"' + model.id() + '"')))
                .toList();
    }

    /** Of what is held of a patient, that which would be shown were it not held. */
    public List<Decided> liveHolds(PatientId patient, List<Decided> holds) {
        Live live = live(patient);
        return holds.stream()
                .filter(held ->
                        held.decision() instanceof Withhold withhold && live.includes(withhold.rule(), withhold.mode()))
                .toList();
    }

    /** The rules that are live for a patient. */
    public Live live(PatientId patient) {
        return new Live(modes().rules(), books.releasedFor(patient, clock.instant()));
    }

    /** The rules that are live for a patient, as far as they are released by wards. */
    public static final class Live {
        private final Map<RuleId, Mode> modes;
        private final Predicate<RuleId> released;

        private Live(Map<RuleId, Mode> modes, Predicate<RuleId> released) {
            this.modes = modes;
            this.released = released;
        }

        /** @param said the mode in which the rule spoke */
        boolean includes(RuleId rule, Mode said) {
            return said.and(modes.getOrDefault(rule, Mode.OFF)) == Mode.LIVE && released.test(rule);
        }
    }

    private ViewerBook modes() {
        return books.modes(clock.instant());
    }
}
