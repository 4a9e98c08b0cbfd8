package io.auscult.delivery.access;

import io.auscult.core.alert.Whereabouts;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.store.EncounterStore;
import io.auscult.delivery.store.PeopleStore;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who lies where now, for whoever is bound to wards. A patient belongs to the ward of the visit that began last; one who lies on no
 * ward is reached by those alone who are not bound to any.
 */
public final class ReachedNow {
    private final EncounterStore encounters;
    private final PeopleStore people;
    private final InstantSource clock;

    public ReachedNow(EncounterStore encounters, PeopleStore people, InstantSource clock) {
        this.encounters = encounters;
        this.people = people;
        this.clock = clock;
    }

    /** Nobody for a reader who is no clinician: no other role sees patients. */
    public Reached of(Reader reader) {
        if (!reader.is(Role.CLINICIAN)) {
            return new Reached.Only(Set.of());
        }
        return switch (reader.reach()) {
            case Reach.WholeHouse _ -> new Reached.Everybody();
            case Reach.Wards(Set<String> wards, Set<PatientId> opened) -> {
                Set<PatientId> reached = new HashSet<>(lyingOn(wards));
                opened.forEach(patient -> reached.add(people.survivor(patient)));
                yield new Reached.Only(new HashSet<>(people.records(reached)));
            }
        };
    }

    /** Who lies on one of these wards now, under every id by which their records go. */
    public Set<PatientId> on(Set<String> wards) {
        return new HashSet<>(people.records(lyingOn(wards)));
    }

    private Set<PatientId> lyingOn(Set<String> wards) {
        Set<PatientId> there = new HashSet<>();
        if (!wards.isEmpty()) {
            Map<PatientId, Whereabouts> places =
                    encounters.now(people.survivors(encounters.namedBy(wards)), clock.instant());
            places.forEach((patient, place) -> {
                if (place.ward() != null && wards.contains(place.ward())) {
                    there.add(patient);
                }
            });
        }
        return there;
    }
}
