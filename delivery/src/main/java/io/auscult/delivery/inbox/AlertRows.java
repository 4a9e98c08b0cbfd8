package io.auscult.delivery.inbox;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Answer;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.delivery.inbox.RowMarks.Marks;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.PeopleStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Alerts as lines of a list, with the names of their patients. */
public final class AlertRows {
    private final PeopleStore people;
    private final RuleCards cards;
    private final Clockface clock;
    private final InstantSource now;
    private final Consumer<Collection<PatientId>> named;

    /** @param named told of everybody whose name goes on a page */
    public AlertRows(
            PeopleStore people,
            RuleCards cards,
            Clockface clock,
            InstantSource now,
            Consumer<Collection<PatientId>> named) {
        this.people = people;
        this.cards = cards;
        this.clock = clock;
        this.now = now;
        this.named = named;
    }

    /** Lines for nobody in particular. */
    public List<AlertRow> rows(List<PatientAlert> alerts) {
        return rows(alerts, Map.of());
    }

    /** @param marks what they are to their reader; those without are nothing in particular */
    public List<AlertRow> rows(List<PatientAlert> alerts, Map<AlertId, Marks> marks) {
        Map<PatientId, PatientHeader> headers =
                headers(alerts.stream().map(PatientAlert::patient).toList());
        Map<RuleId, String> titles = cards.titles();
        return alerts.stream()
                .map(each -> row(
                        each,
                        headers.getOrDefault(each.patient(), PatientHeader.unknown(each.patient())),
                        titles,
                        marks.getOrDefault(each.alert().episode().id(), Marks.NONE)))
                .toList();
    }

    public PatientHeader header(PatientId patient) {
        return headers(List.of(patient)).getOrDefault(patient, PatientHeader.unknown(patient));
    }

    /** Of those whose names have come; of a merged record, the header of the one that it went into. */
    Map<PatientId, PatientHeader> headers(List<PatientId> patients) {
        named.accept(patients);
        return people.find(patients).values().stream().collect(Collectors.toMap(Person::patient, this::current));
    }

    /** What these records themselves say. */
    List<PatientHeader> recorded(List<PatientId> patients) {
        return people.find(patients).values().stream()
                .map(this::header)
                .sorted(Comparator.comparing(PatientHeader::numbers).thenComparing(PatientHeader::id))
                .toList();
    }

    private PatientHeader current(Person person) {
        if (person.mergedInto() == null) {
            return header(person);
        }
        PatientId survivor = people.survivor(person.patient());
        return people.find(survivor).map(this::header).orElseGet(() -> PatientHeader.unknown(survivor));
    }

    private PatientHeader header(Person person) {
        return PatientHeader.of(person, now.instant().atZone(clock.zone()).toLocalDate());
    }

    /** What a reader calls a rule. */
    String named(RuleId rule) {
        return cards.named(rule);
    }

    private AlertRow row(PatientAlert owned, PatientHeader patient, Map<RuleId, String> titles, Marks marks) {
        Alert alert = owned.alert();
        Episode episode = alert.episode();
        Instant at = now.instant();
        return new AlertRow(
                episode.id().value(),
                patient,
                episode.indicator().word(),
                state(alert),
                episode.raise().summary(),
                RuleCards.named(episode.rule(), titles),
                clock.recent(episode.openedAt(), at),
                clock.recent(changed(alert), at),
                episode.revision(),
                note(alert),
                marks);
    }

    static String state(Alert alert) {
        return switch (alert) {
            case Alert.Open _ -> "open";
            case Alert.Snoozed _ -> "snoozed";
            case Alert.Acknowledged _ -> "answered";
            case Alert.Withdrawn _ -> "withdrawn";
            case Alert.Expired _ -> "expired";
        };
    }

    String note(Alert alert) {
        return switch (alert) {
            case Alert.Open open -> escalated(open.episode());
            case Alert.Snoozed snoozed ->
                "Snoozed until " + SnoozeWords.until(snoozed.snooze(), clock) + " by "
                        + snoozed.snooze().by();
            case Alert.Acknowledged acknowledged -> answered(acknowledged.answer());
            case Alert.Withdrawn withdrawn -> "Withdrawn: " + lower(withdrawn.reason());
            case Alert.Expired _ -> "Expired: nobody answered in time";
        };
    }

    private String escalated(Episode episode) {
        if (episode.escalated() == null) {
            return "";
        }
        String to = episode.escalated().to() == null
                ? ""
                : ", now also for " + episode.escalated().to();
        return "Escalated on " + clock.full(episode.escalated().at()).words() + ": nobody had been shown it" + to;
    }

    static String outcome(Answer answer) {
        return switch (answer.outcome()) {
            case ACCEPTED -> "Accepted";
            case OVERRIDDEN -> "Overridden";
        };
    }

    private static String answered(Answer answer) {
        String reason = answer.reason() != null && answer.reason().display() != null
                ? ": " + lower(answer.reason().display())
                : "";
        return outcome(answer) + " by " + answer.by() + reason;
    }

    private static String lower(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    static Instant changed(Alert alert) {
        return switch (alert) {
            case Alert.Open open -> open.episode().revisedAt();
            case Alert.Snoozed snoozed -> snoozed.snooze().at();
            case Alert.Acknowledged acknowledged -> acknowledged.answer().at();
            case Alert.Withdrawn withdrawn -> withdrawn.at();
            case Alert.Expired expired -> expired.at();
        };
    }
}
