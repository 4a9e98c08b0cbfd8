package io.auscult.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PatientDirectoryTest {
    private static final PatientId JANE = new PatientId("0".repeat(32));
    private static final Identifier RECORD = new Identifier("urn:mrn", "7");
    private static final Identifier FHIR_ID = new Identifier("urn:auscult:fhir:ehr", "Patient/p1");
    private static final Person REGISTERED =
            new Person(JANE, "Doe", "Jane", "1958-03-02", "female", List.of(RECORD, FHIR_ID), "1 Main St");

    private final PatientDirectory directory = new PatientDirectory(SiteKey.ofHex("00".repeat(16)));

    @Test
    void findsAPatientByEachIdentifier() {
        directory.put(REGISTERED);
        assertThat(directory.patient(FHIR_ID)).contains(JANE);
        assertThat(directory.patient(RECORD)).contains(JANE);
    }

    /** As when the record that was just committed comes back from the topic. */
    @Test
    void findsAPatientAlsoWhileTheSameIsPutAgain() {
        directory.put(REGISTERED);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Boolean> alwaysFound = CompletableFuture.supplyAsync(() -> {
            boolean found = true;
            while (!done.get()) {
                found &= directory.patient(FHIR_ID).isPresent();
            }
            return found;
        });
        for (int i = 0; i < 200_000; i++) {
            directory.put(REGISTERED);
        }
        done.set(true);
        assertThat(alwaysFound.join()).isTrue();
    }

    @Test
    void forgetsAnErasedPatient() {
        directory.put(REGISTERED);
        directory.remove(JANE);
        assertThat(directory.patient(RECORD)).isEmpty();
        assertThat(directory.size()).isZero();
    }

    @Test
    void forgetsAnIdentifierThatIsNoLongerTheirs() {
        PatientId other = new PatientId("1".repeat(32));
        directory.put(Person.known(other, List.of(FHIR_ID)));
        directory.put(REGISTERED);
        directory.put(Person.known(other, List.of()));
        assertThat(directory.patient(FHIR_ID)).contains(JANE);
    }

    @Test
    void knowsWhoSaidUnderWhomAPatientGoesOn() {
        PatientId survivor = new PatientId("1".repeat(32));
        directory.put(REGISTERED.linked(survivor, "ehr/ADT", Instant.EPOCH));
        assertThat(directory.linkedBy("ehr/ADT")).containsExactly(JANE);
        directory.put(REGISTERED.linked(null, "ehr/ADT", Instant.EPOCH));
        assertThat(directory.linkedBy("ehr/ADT")).isEmpty();
    }
}
