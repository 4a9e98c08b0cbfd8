package io.auscult.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientDirectoryTest {
    private static final PatientId JANE = new PatientId("0".repeat(32));
    private static final Identifier RECORD = new Identifier("urn:mrn", "7");
    private static final Identifier FHIR_ID = new Identifier("urn:auscult:fhir:ehr", "Patient/p1");
    private static final Person REGISTERED =
            new Person(JANE, "Doe", "Jane", "1958-03-02", "female", List.of(RECORD, FHIR_ID), "1 Main St");

    private final PatientDirectory directory = new PatientDirectory();

    @Test
    void findsAPatientByEachIdentifier() {
        directory.put(REGISTERED);
        assertThat(directory.patient(FHIR_ID)).contains(JANE);
        assertThat(directory.patient(RECORD)).contains(JANE);
    }

    @Test
    void forgetsAnErasedPatient() {
        directory.put(REGISTERED);
        directory.remove(JANE);
        assertThat(directory.patient(RECORD)).isEmpty();
        assertThat(directory.size()).isZero();
    }

    @Test
    void writesNothingWhenNothingChanges() {
        directory.put(REGISTERED);
        assertThat(directory.pending().merge(REGISTERED)).isEmpty();
    }

    @Test
    void keepsWhatALaboratoryDoesNotSay() {
        directory.put(REGISTERED);
        Person fromLab = new Person(JANE, "Doe", "Jane", null, null, List.of(RECORD), null);
        assertThat(directory.pending().merge(fromLab)).isEmpty();
    }

    @Test
    void addsIdentifiersAndReplacesNames() {
        directory.put(REGISTERED);
        Identifier card = new Identifier("urn:card", "9");
        Person married = new Person(JANE, "Roe", "Jane", null, null, List.of(card), null);
        assertThat(directory.pending().merge(married))
                .contains(new Person(
                        JANE, "Roe", "Jane", "1958-03-02", "female", List.of(RECORD, FHIR_ID, card), "1 Main St"));
    }

    @Test
    void showsChangesOnlyAfterTheirCommit() {
        PatientDirectory.Pending pending = directory.pending();
        assertThat(pending.merge(REGISTERED)).isPresent();
        assertThat(pending.merge(REGISTERED)).isEmpty();
        assertThat(directory.size()).isZero();
        pending.commit();
        assertThat(directory.size()).isEqualTo(1);
    }
}
