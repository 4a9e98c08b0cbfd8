package io.auscult.delivery.inbox;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.Episode;
import io.auscult.core.alert.Viewer;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Input;
import io.auscult.delivery.inbox.Background.Step;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.viewer.ViewerList.User;
import io.auscult.delivery.viewer.Viewers;
import io.auscult.models.Models;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What stands behind an alert, for the page of it. A card in the EHR does without, and does not wait for the chart. */
public final class Backgrounds {
    private final Stores stores;
    private final Viewers viewers;
    private final ChartTrends trends;
    private final Clockface clock;

    public Backgrounds(Stores stores, Viewers viewers, ChartTrends trends, Clockface clock) {
        this.stores = stores;
        this.viewers = viewers;
        this.trends = trends;
        this.clock = clock;
    }

    public Background of(PatientAlert owned, Viewer viewer) {
        return new Background(
                List.copyOf(trends.of(owned.patient(), inputs(owned)).values()),
                steps(owned.alert()),
                viewers.now().users().stream()
                        .map(User::name)
                        .filter(name -> !name.equals(viewer.user()))
                        .sorted()
                        .toList());
    }

    /** What the rule and the models behind it read, by the names they have for it. */
    private Set<String> inputs(PatientAlert owned) {
        Set<String> names = new TreeSet<>();
        owned.alert().episode().raise().rationale().seen().stream()
                .map(Seen::what)
                .forEach(names::add);
        owned.alert().episode().raise().models().stream()
                .flatMap(model -> stores.signals().latest(owned.patient(), model).stream())
                .filter(Signal.RiskScored.class::isInstance)
                .flatMap(signal -> ((Signal.RiskScored) signal).inputs().stream())
                .map(Input::name)
                .forEach(names::add);
        owned.alert().episode().raise().models().stream()
                .filter(model -> Models.ids().contains(model.id()))
                .flatMap(model -> Models.card(model.id()).inputs().stream())
                .flatMap(input -> Stream.ofNullable(input.concept()))
                .forEach(names::add);
        return names;
    }

    private List<Step> steps(Alert alert) {
        Episode episode = alert.episode();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(clock.full(episode.openedAt()), "Opened"));
        episode.sightings()
                .forEach(seen -> steps.add(new Step(
                        clock.full(seen.at()),
                        "Shown to " + seen.viewer()
                                + (episode.revision() > 1 ? ", in revision " + seen.revision() : ""))));
        if (episode.revision() > 1) {
            steps.add(new Step(clock.full(episode.revisedAt()), "Revision " + episode.revision()));
        }
        if (episode.escalated() != null) {
            steps.add(new Step(clock.full(episode.escalated().at()), "Escalated: nobody had been shown it"));
        }
        stores.handovers()
                .of(episode.id())
                .forEach(each -> steps.add(new Step(
                        clock.full(each.at()),
                        each.by() + " handed it to " + each.to()
                                + (each.note().isEmpty() ? "" : ": “" + each.note() + "”"))));
        switch (alert) {
            case Alert.Open _ -> {}
            case Alert.Snoozed snoozed ->
                steps.add(new Step(
                        clock.full(snoozed.snooze().at()),
                        snoozed.snooze().by() + " put it off until " + SnoozeWords.until(snoozed.snooze(), clock)));
            case Alert.Acknowledged acknowledged ->
                steps.add(new Step(
                        clock.full(acknowledged.answer().at()),
                        AlertRows.outcome(acknowledged.answer()) + " by "
                                + acknowledged.answer().by()));
            case Alert.Withdrawn withdrawn ->
                steps.add(new Step(clock.full(withdrawn.at()), "Withdrawn: " + withdrawn.reason()));
            case Alert.Expired expired ->
                steps.add(new Step(clock.full(expired.at()), "Expired: nobody answered in time"));
        }
        return steps.stream()
                .sorted(Comparator.comparing((Step step) -> step.at().at()))
                .toList();
    }
}
