package io.auscult.core.alert;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A shelf as a test sets it: alerts, policies, and what has been. */
final class OnTheShelf {
    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    static final RuleId RULE = new RuleId("cardiac/statin");
    static final RuleId OTHER_RULE = new RuleId("cardiac/ecg");

    private final List<Alert> alerts = new ArrayList<>();
    private final Map<RuleId, Mode> modes = new HashMap<>(Map.of(RULE, Mode.LIVE, OTHER_RULE, Mode.LIVE));
    private final Map<RuleId, ShowPolicy> policies = new HashMap<>();
    private final Map<AlertId, Whereabouts> places = new HashMap<>();
    private final Map<AlertId, List<PastAnswer>> answers = new HashMap<>();
    private final List<PastSighting> sightings = new ArrayList<>();
    private Viewer viewer = new Viewer("anna", "inbox");
    private Instant now = NOW;

    static Alert.Open alert(String name, RuleId rule, Indicator indicator, Instant revisedAt) {
        Rationale why = new Rationale(rule, "cardiac", "1.0.0", List.of(), "Because.");
        Raise raise = new Raise(rule, Subject.PATIENT, indicator, "Look at " + name, Mode.LIVE, List.of(), null, why);
        return new Alert.Open(new Episode(new AlertId(name), raise, "event", revisedAt, 1, revisedAt, List.of()));
    }

    OnTheShelf open(String name, Indicator indicator) {
        return open(name, RULE, indicator, NOW.minusSeconds(alerts.size()));
    }

    OnTheShelf open(String name, RuleId rule, Indicator indicator, Instant revisedAt) {
        alerts.add(alert(name, rule, indicator, revisedAt));
        return this;
    }

    OnTheShelf with(Alert alert) {
        alerts.add(alert);
        return this;
    }

    OnTheShelf mode(RuleId rule, Mode mode) {
        modes.put(rule, mode);
        return this;
    }

    OnTheShelf policy(ShowPolicy policy) {
        return policy(RULE, policy);
    }

    OnTheShelf policy(RuleId rule, ShowPolicy policy) {
        policies.put(rule, policy);
        return this;
    }

    OnTheShelf patient(String alert, @Nullable String ward, @Nullable EncounterClass encounter) {
        places.put(new AlertId(alert), new Whereabouts(ward, encounter));
        return this;
    }

    OnTheShelf answered(String alert, PastAnswer answer) {
        answers.computeIfAbsent(new AlertId(alert), _ -> new ArrayList<>()).add(answer);
        return this;
    }

    OnTheShelf seen(String alert, int revision, String user, @Nullable String ward, Instant at) {
        sightings.add(new PastSighting(new AlertId(alert), revision, RULE, Indicator.WARNING, user, ward, at));
        return this;
    }

    OnTheShelf seen(PastSighting sighting) {
        sightings.add(sighting);
        return this;
    }

    OnTheShelf viewer(Viewer other) {
        viewer = other;
        return this;
    }

    OnTheShelf at(Instant moment) {
        now = moment;
        return this;
    }

    OnTheShelf at(String local) {
        return at(java.time.LocalDateTime.parse(local).atZone(VIENNA).toInstant());
    }

    List<Showing> show() {
        Surroundings surroundings = new Surroundings(VIENNA, places, answers, sightings);
        return Shelf.show(alerts, viewer, new ViewerBook(modes, Map.of(), policies, surroundings), now);
    }

    /** The names of those shown, in order. */
    List<String> shown() {
        return show().stream()
                .filter(Showing.Shown.class::isInstance)
                .map(showing -> showing.alert().episode().id().value())
                .toList();
    }

    Showing.Deferred deferral(String alert) {
        return show().stream()
                .filter(showing -> showing.alert().episode().id().value().equals(alert))
                .map(Showing.Deferred.class::cast)
                .findFirst()
                .orElseThrow();
    }

    static ShowPolicy audience(Audience audience) {
        ShowPolicy open = ShowPolicy.OPEN;
        return new ShowPolicy(
                audience, open.userLockOut(), open.teamLockOut(), open.acknowledgement(), null, List.of(), sorted());
    }

    static ShowPolicy lockOut(AnswerSpans user, AnswerSpans team) {
        return new ShowPolicy(
                Audience.EVERYONE, user, team, Acknowledgement.REQUIRED_IF_NO_ACTION, null, List.of(), sorted());
    }

    static ShowPolicy quiet(String from, String to) {
        return policy(new QuietHours(java.time.LocalTime.parse(from), java.time.LocalTime.parse(to)), List.of());
    }

    static ShowPolicy budgets(Budget... budgets) {
        return policy(null, List.of(budgets));
    }

    static ShowPolicy staged(String... wards) {
        return new ShowPolicy(
                Audience.EVERYONE,
                AnswerSpans.NONE,
                AnswerSpans.NONE,
                Acknowledgement.REQUIRED_IF_NO_ACTION,
                null,
                List.of(),
                sorted(wards));
    }

    static ShowPolicy policy(@Nullable QuietHours hours, List<Budget> budgets) {
        return new ShowPolicy(
                Audience.EVERYONE,
                AnswerSpans.NONE,
                AnswerSpans.NONE,
                Acknowledgement.REQUIRED_IF_NO_ACTION,
                hours,
                budgets,
                sorted());
    }

    static Budget perClinician(int alerts, Duration within) {
        return new Budget("cardiac", Budget.Whose.CLINICIAN, alerts, within);
    }

    static Budget perWard(int alerts, Duration within) {
        return new Budget("cardiac", Budget.Whose.WARD, alerts, within);
    }

    static SortedSet<String> sorted(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
