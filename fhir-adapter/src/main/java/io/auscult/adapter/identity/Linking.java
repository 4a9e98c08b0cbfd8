package io.auscult.adapter.identity;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.PatientMerged;
import io.auscult.core.event.PatientEvent.PatientUnmerged;
import io.auscult.core.event.Times;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.PatientLinks;
import io.auscult.mapping.PatientLinks.Merge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns what senders say of records being one patient into events, where it is news. The newest word holds; a sender's silence takes
 * back only what that sender said; and no patient goes on under one who goes on under them.
 */
final class Linking {
    private static final int UNMERGED_RANK = 0;
    private static final int MERGED_RANK = 1;

    private final PeopleDraft people;
    private final Arrival arrival;
    private final List<PatientEvent> events = new ArrayList<>();

    Linking(PeopleDraft people, Arrival arrival) {
        this.people = people;
        this.arrival = arrival;
    }

    List<PatientEvent> events() {
        return List.copyOf(events);
    }

    void tell(PatientLinks links) {
        links.merges().forEach(merge -> merge(merge.retired(), merge.survivor(), links.by(), links.at()));
        links.apart().forEach(pair -> {
            apart(pair.one(), pair.other(), links.by(), links.at());
            apart(pair.other(), pair.one(), links.by(), links.at());
        });
        if (links.complete()) {
            takeBackTheRest(links);
        }
    }

    void merge(PatientId retired, PatientId survivor, String by, Instant at) {
        Person known = people.person(retired).orElseGet(() -> Person.known(retired, List.of()));
        if (retired.equals(survivor) || isOlder(at, known)) {
            return;
        }
        if (goesOnUnder(survivor, retired)) {
            people.person(survivor).ifPresent(person -> {
                if (!isOlder(at, person)) {
                    unmerge(person, by, at);
                }
            });
        }
        if (!goesOnUnder(survivor, retired)) {
            people.put(known.linked(survivor, by, at));
            FactVersion version = new FactVersion(at, MERGED_RANK, ContentHash.of("merged", survivor.value()));
            events.add(new PatientMerged(envelope(retired, version), version, survivor));
        }
    }

    private void apart(PatientId one, PatientId other, String by, Instant at) {
        people.person(one)
                .filter(person -> other.equals(person.mergedInto()) && !isOlder(at, person))
                .ifPresent(person -> unmerge(person, by, at));
    }

    private void takeBackTheRest(PatientLinks links) {
        Set<PatientId> said = new HashSet<>();
        links.merges().stream().map(Merge::retired).forEach(said::add);
        for (Person linked : people.linkedBy(links.by())) {
            if (!said.contains(linked.patient()) && isNewer(links.at(), linked)) {
                unmerge(linked, links.by(), links.at());
            }
        }
    }

    private void unmerge(Person person, String by, Instant at) {
        people.put(person.linked(null, by, at));
        FactVersion version = new FactVersion(at, UNMERGED_RANK, ContentHash.of("unmerged"));
        events.add(new PatientUnmerged(envelope(person.patient(), version), version));
    }

    boolean goesOnUnder(PatientId patient, PatientId other) {
        Set<PatientId> met = new HashSet<>();
        PatientId next = patient;
        while (next != null && met.add(next)) {
            if (next.equals(other)) {
                return true;
            }
            next = people.person(next).map(Person::mergedInto).orElse(null);
        }
        return false;
    }

    private static boolean isOlder(Instant at, Person known) {
        return known.linkedAt() != null && at.isBefore(known.linkedAt());
    }

    private static boolean isNewer(Instant at, Person known) {
        return known.linkedAt() == null || at.isAfter(known.linkedAt());
    }

    private Envelope envelope(PatientId patient, FactVersion version) {
        String id =
                ContentHash.of("link", patient.value(), version.lastUpdated().toString(), version.contentHash());
        Times times = Times.receivedAt(arrival.received());
        return new Envelope(id, patient, times, arrival.source(), arrival.messageId(), arrival.backfill(), false);
    }
}
