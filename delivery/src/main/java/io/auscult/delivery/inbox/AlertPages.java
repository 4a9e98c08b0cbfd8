package io.auscult.delivery.inbox;

import io.auscult.core.alert.Acknowledgement;
import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.alert.Viewer;
import io.auscult.core.decision.Rationale;
import io.auscult.core.event.Answer;
import io.auscult.core.signal.Signal;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.inbox.AlertPage.AnswerView;
import io.auscult.delivery.inbox.AlertPage.SeenRow;
import io.auscult.delivery.inbox.SignalView.Line;
import io.auscult.delivery.store.AlertStore;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.RuleCard;
import io.auscult.delivery.store.SignalStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The basis of one alert, from the alert itself, the models it stands on, and the rule's card. */
public final class AlertPages {
    private final AlertStore alerts;
    private final SignalStore signals;
    private final Shelves shelves;
    private final RuleCards cards;
    private final AlertRows rows;
    private final SignalViews signalViews;
    private final Clockface clock;
    private final ViewerBooks books;
    private final InstantSource now;

    public AlertPages(
            AlertStore alerts,
            SignalStore signals,
            Shelves shelves,
            RuleCards cards,
            AlertRows rows,
            SignalViews signalViews,
            Clockface clock,
            ViewerBooks books,
            InstantSource now) {
        this.alerts = alerts;
        this.signals = signals;
        this.shelves = shelves;
        this.cards = cards;
        this.rows = rows;
        this.signalViews = signalViews;
        this.clock = clock;
        this.books = books;
        this.now = now;
    }

    /** The alert, if there is one and this viewer may be shown it now. */
    public Optional<PatientAlert> find(AlertId id, Viewer viewer) {
        return alerts.find(id)
                .flatMap(found -> shelves.look(beside(found), viewer).shown().stream()
                        .filter(shown -> shown.alert().episode().id().equals(id))
                        .findFirst());
    }

    /** The patient's open alerts, with which it competes for attention; what is over competes with none. */
    private List<PatientAlert> beside(PatientAlert found) {
        return found.alert() instanceof Alert.Open ? alerts.open(found.patient()) : List.of(found);
    }

    public AlertPage page(PatientAlert owned) {
        Alert alert = owned.alert();
        Episode episode = alert.episode();
        Rationale rationale = episode.raise().rationale();
        RuleCard card = cards.of(episode.rule());
        return new AlertPage(
                rows.rows(List.of(owned)).getFirst(),
                cards.named(episode.rule()),
                rationale.pack() + " " + rationale.packVersion(),
                card.markdown().isEmpty() ? "" : "/evidence/" + episode.rule().value(),
                "/patients/" + owned.patient() + "/why/" + episode.rule(),
                rationale.sentence(),
                seen(rationale),
                latest(owned).stream()
                        .map(signal -> signalViews.view(owned.patient(), signal, rationale.seen()))
                        .toList(),
                Markdown.html(Markdown.limits(card.markdown())),
                sightings(episode),
                alert instanceof Alert.Acknowledged acknowledged ? answer(acknowledged.answer()) : null,
                rows.note(alert),
                OverrideReasons.offered(card.overrideReasons()),
                acknowledgement(episode),
                rationale.seen().stream().anyMatch(Rationale.Seen::showsScore));
    }

    public CardBasis basis(PatientAlert owned) {
        return basis(owned, latest(owned));
    }

    /** @param signals what it stands on, of an alert that is not in the log */
    public CardBasis basis(PatientAlert owned, List<Signal> signals) {
        Episode episode = owned.alert().episode();
        Rationale rationale = episode.raise().rationale();
        return new CardBasis(
                cards.named(episode.rule()),
                rationale.sentence(),
                seen(rationale),
                signals.stream().map(signalViews::withoutPlot).toList(),
                rows.note(owned.alert()),
                OverrideReasons.offered(cards.of(episode.rule()).overrideReasons()),
                acknowledgement(episode));
    }

    private Acknowledgement acknowledgement(Episode episode) {
        return books.policy(episode.rule(), now.instant()).acknowledgement();
    }

    private List<Signal> latest(PatientAlert owned) {
        return owned.alert().episode().raise().models().stream()
                .flatMap(model -> signals.latest(owned.patient(), model).stream())
                .toList();
    }

    private List<SeenRow> seen(Rationale rationale) {
        return rationale.seen().stream().map(this::seen).toList();
    }

    private SeenRow seen(Rationale.Seen seen) {
        return new SeenRow(
                Figures.name(seen.what()),
                Figures.bedside(seen.value()),
                seen.at() == null ? "" : clock.clinical(seen.at()).words(),
                seen.source());
    }

    private List<Line> sightings(Episode episode) {
        return episode.sightings().stream()
                .map(seen -> new Line(
                        seen.viewer(),
                        clock.full(seen.at()).words()
                                + (episode.revision() > 1 ? " (revision " + seen.revision() + ")" : "")))
                .toList();
    }

    private @Nullable AnswerView answer(Answer answer) {
        String reason = answer.reason() == null
                ? ""
                : Objects.requireNonNullElse(
                        answer.reason().display(), answer.reason().code().value());
        return new AnswerView(
                AlertRows.outcome(answer),
                answer.by(),
                clock.full(answer.at()),
                reason,
                Objects.requireNonNullElse(answer.comment(), ""));
    }
}
