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
import io.auscult.delivery.store.DecisionStore.Decided;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.ReleaseStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may be put before a viewer: everything on a page or a card has passed through here, with the modes of this moment. */
public final class Shelves {
    private final ReleaseStore releases;
    private final InstantSource clock;

    public Shelves(ReleaseStore releases, InstantSource clock) {
        this.releases = releases;
        this.clock = clock;
    }

    /** The alerts that this viewer is shown, in the order in which to show them. */
    public List<PatientAlert> shown(List<PatientAlert> alerts, Viewer viewer) {
        Map<AlertId, PatientAlert> byId = alerts.stream()
                .collect(Collectors.toMap(
                        each -> each.alert().episode().id(), Function.identity(), (first, _) -> first));
        List<Alert> candidates = alerts.stream().map(PatientAlert::alert).toList();
        return Shelf.show(candidates, viewer, book(), clock.instant()).stream()
                .filter(Showing.Shown.class::isInstance)
                .map(showing -> byId.get(showing.alert().episode().id()))
                .toList();
    }

    /** The signals of models that are live. */
    public <T> List<T> live(List<T> signals, Function<T, Signal> signal) {
        Map<ModelRef, Mode> models = book().models();
        return signals.stream()
                .filter(each -> models.getOrDefault(signal.apply(each).model(), Mode.OFF) == Mode.LIVE)
                .toList();
    }

    /** The live models that a rule in force reads: while one of them has no score, an alert may be missing. */
    public List<ModelRef> awaited() {
        List<String> rules = releases.rules(clock.instant());
        return book().models().entrySet().stream()
                .filter(deployed -> deployed.getValue() == Mode.LIVE)
                .map(Map.Entry::getKey)
                .filter(model -> rules.stream().anyMatch(text -> text.contains('"' + model.id() + '"')))
                .toList();
    }

    /** The held alerts that would be shown were they not held. */
    public List<Decided> liveHolds(List<Decided> holds) {
        Map<RuleId, Mode> rules = book().rules();
        return holds.stream()
                .filter(held -> held.decision() instanceof Withhold withhold
                        && withhold.mode().and(rules.getOrDefault(withhold.rule(), Mode.OFF)) == Mode.LIVE)
                .toList();
    }

    private ViewerBook book() {
        return releases.inForce(clock.instant());
    }
}
