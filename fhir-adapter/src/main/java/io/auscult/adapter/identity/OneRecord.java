package io.auscult.adapter.identity;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.PatientMention;
import java.util.ArrayList;
import java.util.List;

/**
 * One Patient resource of a source is one record, under whatever id it was known first. It was named by its FHIR id alone, or by an
 * identifier that is no longer the best it has; when it comes with a better one, what was reported under the first id goes on under
 * the better.
 */
record OneRecord(PeopleDraft people, SiteKey key, Linking linking, Arrival arrival) {
    /** Stands as the sender of a merge that follows from identifiers; nobody takes it back by silence. */
    static final String BY = "identity";

    void tell(Person said) {
        List<Identifier> own = new ArrayList<>(said.identifiers());
        List<PatientId> earlier = new ArrayList<>();
        for (Identifier identifier : said.identifiers()) {
            PatientId owner = people.owner(identifier).orElse(said.patient());
            if (!PatientMention.isFhir(identifier) || owner.equals(said.patient())) {
                continue;
            }
            if (said.patient().equals(key.patientId(identifier))) {
                own.remove(identifier);
                people.overlay(said.withIdentifiers(own));
                goOn(said.patient(), owner);
            } else {
                earlier.add(owner);
                disown(owner, identifier);
            }
        }
        people.overlay(said.withIdentifiers(own));
        earlier.stream().filter(owner -> isThisPerson(owner, said)).forEach(owner -> goOn(owner, said.patient()));
    }

    /** The id was made from an identifier that the record still has. If it has not, the id may be another person's by now. */
    private boolean isThisPerson(PatientId owner, Person said) {
        return said.identifiers().stream().anyMatch(it -> key.patientId(it).equals(owner));
    }

    private void disown(PatientId owner, Identifier identifier) {
        people.person(owner).ifPresent(known -> {
            List<Identifier> left = new ArrayList<>(known.identifiers());
            left.remove(identifier);
            people.put(known.withIdentifiers(left));
        });
    }

    /** What was said of the earlier id, that it goes on under another patient, was said of this one. */
    private void goOn(PatientId earlier, PatientId better) {
        if (linking.goesOnUnder(better, earlier)) {
            // One record already: identifiers that change places are no reason to turn a merge round.
            return;
        }
        Person known = people.person(earlier).orElseGet(() -> Person.known(earlier, List.of()));
        PatientId survivor = known.mergedInto();
        linking.merge(earlier, better, BY, arrival.received());
        if (survivor != null && known.linkedBy() != null && known.linkedAt() != null) {
            linking.merge(better, survivor, known.linkedBy(), known.linkedAt());
        }
    }
}
