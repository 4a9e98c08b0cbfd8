package io.auscult.mapping.fhir;

import static io.auscult.mapping.Sent.fhir;
import static io.auscult.mapping.Sent.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.AllergyRecorded;
import io.auscult.core.event.FactEvent.AllergyRetracted;
import io.auscult.core.event.FactEvent.AppointmentBooked;
import io.auscult.core.event.FactEvent.DeviceRecorded;
import io.auscult.core.event.FactEvent.FamilyHistoryRecorded;
import io.auscult.core.event.FactEvent.FamilyHistoryRetracted;
import io.auscult.core.event.FactEvent.MedicationAdministered;
import io.auscult.core.event.FactEvent.MedicationDispensed;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.ServiceRequested;
import io.auscult.core.event.FactEvent.SpecimenCollected;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.Sent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each type and status of FHIR R4 becomes; docs/feeds.md has the same table in words. */
class ClinicalTypesTest {
    private static final String STATIN = "\"medicationCodeableConcept\":{\"text\":\"statin\"}";
    private static final String FIRST = "\"meta\":{\"versionId\":\"1\"}";

    private static String resource(String type, String status, String rest) {
        String whose = switch (type) {
            case "AllergyIntolerance", "FamilyMemberHistory", "Device" -> "\"patient\":{\"reference\":\"Patient/p1\"}";
            case "Appointment" -> "\"participant\":[{\"actor\":{\"reference\":\"Patient/p1\"}}]";
            default -> "\"subject\":{\"reference\":\"Patient/p1\"}";
        };
        return "{\"resourceType\":\"%s\",\"id\":\"x\",%s,\"code\":{\"text\":\"x\"},%s%s%s}"
                .formatted(
                        type,
                        whose,
                        STATIN,
                        status.isEmpty() ? "" : ",\"status\":\"" + status + "\"",
                        rest.isEmpty() ? "" : "," + rest)
                .replace(type.startsWith("Medication") ? "\"code\":{\"text\":\"x\"}," : "," + STATIN, "");
    }

    @ParameterizedTest
    @CsvSource({
        "MedicationStatement, active, MedicationStarted",
        "MedicationStatement, completed, MedicationStopped",
        "MedicationStatement, stopped, MedicationStopped",
        "MedicationStatement, on-hold, MedicationStopped",
        "MedicationStatement, unknown, MedicationStopped",
        "MedicationStatement, intended, MedicationRetracted",
        "MedicationStatement, not-taken, MedicationRetracted",
        "MedicationStatement, entered-in-error, MedicationRetracted",
        "MedicationAdministration, in-progress, MedicationAdministered",
        "MedicationAdministration, on-hold, MedicationAdministered",
        "MedicationAdministration, completed, MedicationAdministered",
        "MedicationAdministration, stopped, MedicationAdministered",
        "MedicationAdministration, unknown, MedicationAdministered",
        "MedicationAdministration, not-done, MedicationRetracted",
        "MedicationAdministration, entered-in-error, MedicationRetracted",
        "MedicationDispense, preparation, MedicationRetracted",
        "MedicationDispense, in-progress, MedicationDispensed",
        "MedicationDispense, on-hold, MedicationDispensed",
        "MedicationDispense, completed, MedicationDispensed",
        "MedicationDispense, stopped, MedicationDispensed",
        "MedicationDispense, unknown, MedicationDispensed",
        "MedicationDispense, cancelled, MedicationRetracted",
        "MedicationDispense, declined, MedicationRetracted",
        "MedicationDispense, entered-in-error, MedicationRetracted",
        "FamilyMemberHistory, partial, FamilyHistoryRecorded",
        "FamilyMemberHistory, completed, FamilyHistoryRecorded",
        "FamilyMemberHistory, health-unknown, FamilyHistoryRecorded",
        "FamilyMemberHistory, entered-in-error, FamilyHistoryRetracted",
        "ServiceRequest, draft, ServiceRequestRetracted",
        "ServiceRequest, active, ServiceRequested",
        "ServiceRequest, on-hold, ServiceRequested",
        "ServiceRequest, completed, ServiceRequested",
        "ServiceRequest, unknown, ServiceRequested",
        "ServiceRequest, revoked, ServiceRequestRetracted",
        "ServiceRequest, entered-in-error, ServiceRequestRetracted",
        "Specimen, '', SpecimenCollected",
        "Specimen, available, SpecimenCollected",
        "Specimen, unavailable, SpecimenCollected",
        "Specimen, unsatisfactory, SpecimenCollected",
        "Specimen, entered-in-error, SpecimenRetracted",
        "Device, '', DeviceRecorded",
        "Device, active, DeviceRecorded",
        "Device, inactive, DeviceRecorded",
        "Device, unknown, DeviceRecorded",
        "Device, entered-in-error, DeviceRetracted",
        "Appointment, proposed, AppointmentRetracted",
        "Appointment, pending, AppointmentRetracted",
        "Appointment, waitlist, AppointmentRetracted",
        "Appointment, booked, AppointmentBooked",
        "Appointment, arrived, AppointmentBooked",
        "Appointment, checked-in, AppointmentBooked",
        "Appointment, fulfilled, AppointmentBooked",
        "Appointment, noshow, AppointmentBooked",
        "Appointment, cancelled, AppointmentRetracted",
        "Appointment, entered-in-error, AppointmentRetracted"
    })
    void readsEveryStatus(String type, String status, String event) {
        FactEvent said = only(fhir(resource(type, status, "")), FactEvent.class);
        assertThat(said.getClass().getSimpleName()).isEqualTo(event);
        assertThat(said.envelope().patient()).isEqualTo(Sent.id("Patient/p1"));
    }

    @ParameterizedTest
    @CsvSource({
        "MedicationStatement, intended",
        "MedicationDispense, preparation",
        "ServiceRequest, draft",
        "Appointment, proposed",
        "Appointment, waitlist"
    })
    void ignoresWhatHasNotHappenedAndNeverDid(String type, String status) {
        assertThat(fhir(resource(type, status, FIRST)).count(Mapped.Ignored.class))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MedicationStatement",
                "MedicationAdministration",
                "MedicationDispense",
                "FamilyMemberHistory",
                "ServiceRequest",
                "Appointment"
            })
    void rejectsWhatHasNoStatusThoughFhirAsksForIt(String type) {
        assertThat(fhir(resource(type, "", "")).count(Mapped.Rejected.class)).isEqualTo(1);
    }

    @Test
    void knowsSinceWhenAStatementSaysThatADrugIsTaken() {
        MedicationStarted started = only(
                fhir(
                        resource(
                                "MedicationStatement",
                                "active",
                                "\"effectivePeriod\":{\"start\":\"2026-01\",\"end\":\"2026-03\"},\"dateAsserted\":\"2026-02-01\"")),
                MedicationStarted.class);
        assertThat(started.period())
                .isEqualTo(new Period(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z")));
        assertThat(started.envelope().times().issued()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(started.code().words()).isEqualTo("statin");
    }

    @Test
    void knowsWhenADoseWasGivenAndASupplyHandedOver() {
        assertThat(only(
                                fhir(resource(
                                        "MedicationAdministration",
                                        "completed",
                                        "\"effectiveDateTime\":\"2026-01-01T10:00:00Z\"")),
                                MedicationAdministered.class)
                        .period()
                        .start())
                .isEqualTo("2026-01-01T10:00:00Z");
        assertThat(only(
                                fhir(resource(
                                        "MedicationDispense",
                                        "completed",
                                        "\"whenPrepared\":\"2026-01-01\",\"whenHandedOver\":\"2026-01-02\"")),
                                MedicationDispensed.class)
                        .period()
                        .start())
                .isEqualTo("2026-01-02T00:00:00Z");
    }

    @Test
    void keepsWhatIsKnownOfAnAllergy() {
        AllergyRecorded allergy = only(fhir(resource("AllergyIntolerance", "", """
                        "clinicalStatus":{"coding":[{"code":"active"}]},"verificationStatus":{"coding":[{"code":"refuted"}]},
                        "criticality":"unable-to-assess","onsetDateTime":"2020","recordedDate":"2021-01-01"
                        """)), AllergyRecorded.class);
        assertThat(allergy.clinicalStatus()).isEqualTo("active");
        assertThat(allergy.verificationStatus()).isEqualTo("refuted");
        assertThat(allergy.criticality()).isEqualTo("unable-to-assess");
        assertThat(allergy.period().start()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(allergy.version().lastUpdated()).isEqualTo("2021-01-01T00:00:00Z");
    }

    @Test
    void takesBackAnAllergyEnteredInError() {
        only(
                fhir(resource(
                        "AllergyIntolerance",
                        "",
                        "\"verificationStatus\":{\"coding\":[{\"code\":\"entered-in-error\"}]}")),
                AllergyRetracted.class);
    }

    private static String father(String meta, String... conditions) {
        String told = String.join(
                ",",
                java.util.Arrays.stream(conditions)
                        .map(it -> "{\"code\":{\"text\":\"" + it + "\"}}")
                        .toList());
        return resource("FamilyMemberHistory", "completed", """
                %s"relationship":{"coding":[{"system":"urn:role","code":"FTH"}]},"deceasedAge":{"value":60,"unit":"a"},
                "condition":[%s]
                """.formatted(meta, told));
    }

    @Test
    void makesEachConditionOfARelativeAnEvent() {
        MappedMessage message = fhir(father("", "pancreatic cancer", "diabetes")
                .replace(
                        "{\"code\":{\"text\":\"diabetes\"}}",
                        "{\"code\":{\"text\":\"diabetes\"},\"onsetAge\":{\"value\":48,\"unit\":\"a\"}}"));
        assertThat(message.events())
                .extracting(event -> event.fact().value())
                .containsExactly("ehr/FamilyMemberHistory/x#pancreatic cancer", "ehr/FamilyMemberHistory/x#diabetes");
        assertThat((FamilyHistoryRecorded) message.events().getLast()).satisfies(diabetes -> {
            assertThat(diabetes.onset()).isEqualTo("48 a");
            assertThat(diabetes.deceased()).isTrue();
            assertThat(diabetes.relationship().codings().getFirst().code().value())
                    .isEqualTo("FTH");
        });
    }

    @Test
    void tellsOfARelativeOfWhomNoConditionIsKnown() {
        assertThat(only(fhir(resource("FamilyMemberHistory", "health-unknown", "")), FamilyHistoryRecorded.class)
                        .code())
                .isEqualTo(CodedText.NONE);
    }

    @Test
    void dropsTheConditionThatANewVersionNoLongerHas() {
        MappedMessage corrected =
                fhir(father("\"meta\":{\"versionId\":\"2\",\"lastUpdated\":\"2026-03-01T00:00:00Z\"},", "diabetes"));
        MappedMessage before = fhir(father(
                "\"meta\":{\"versionId\":\"1\",\"lastUpdated\":\"2026-02-01T00:00:00Z\"},",
                "pancreatic cancer",
                "diabetes"));
        FactEvent replaced = corrected.events().getFirst();
        assertThat(replaced).isInstanceOf(FamilyHistoryRetracted.class);
        assertThat(replaced.fact().value()).isEqualTo("ehr/FamilyMemberHistory/x");
        assertThat(before.events()).allSatisfy(old -> assertThat(old.version()).isLessThan(replaced.version()));
        assertThat(corrected.events().getLast().version()).isGreaterThan(replaced.version());
    }

    @Test
    void keepsTheIntentOfARequestAndWhenItIsFor() {
        ServiceRequested echo = only(
                fhir(resource(
                        "ServiceRequest",
                        "active",
                        "\"intent\":\"plan\",\"authoredOn\":\"2026-01-01\",\"occurrenceDateTime\":\"2026-02-01\"")),
                ServiceRequested.class);
        assertThat(echo.intent()).isEqualTo("plan");
        assertThat(echo.envelope().times().effective()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(echo.period().start()).isEqualTo("2026-02-01T00:00:00Z");
    }

    @Test
    void doesNotTakeARequestNotToDoForOneToDo() {
        only(
                fhir(resource("ServiceRequest", "active", "\"doNotPerform\":true")),
                FactEvent.ServiceRequestRetracted.class);
    }

    @Test
    void knowsWhenASpecimenWasTaken() {
        SpecimenCollected blood = only(
                fhir(
                        resource(
                                "Specimen",
                                "available",
                                "\"type\":{\"text\":\"blood\"},\"collection\":{\"collectedDateTime\":\"2026-01-01T10:00:00Z\"},\"receivedTime\":\"2026-01-01T11:00:00Z\"")),
                SpecimenCollected.class);
        assertThat(blood.code().words()).isEqualTo("blood");
        assertThat(blood.envelope().times().effective()).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(blood.envelope().times().issued()).isEqualTo("2026-01-01T11:00:00Z");
    }

    @Test
    void tellsThePatientsDeviceFromTheLaboratorys() {
        String pacemaker = resource("Device", "active", "\"type\":{\"text\":\"pacemaker\"}");
        assertThat(only(fhir(pacemaker), DeviceRecorded.class).code().words()).isEqualTo("pacemaker");
        assertThat(fhir(pacemaker.replace("\"patient\":{\"reference\":\"Patient/p1\"},", ""))
                        .count(Mapped.Ignored.class))
                .isEqualTo(1);
    }

    @Test
    void readsARequestWithoutCodeByItsCategory() {
        String request = resource("ServiceRequest", "active", "\"category\":[{\"text\":\"imaging\"}]");
        assertThat(only(
                                fhir(request.replace("\"code\":{\"text\":\"x\"}", "\"priority\":\"stat\"")),
                                ServiceRequested.class)
                        .code()
                        .words())
                .isEqualTo("imaging");
    }

    @Test
    void ignoresASpecimenOfNobody() {
        assertThat(fhir(resource("Specimen", "available", "")
                                .replace("\"subject\":{\"reference\":\"Patient/p1\"},", ""))
                        .count(Mapped.Ignored.class))
                .isEqualTo(1);
    }

    @Test
    void readsAnAppointment() {
        AppointmentBooked booked = only(
                fhir(
                        resource(
                                "Appointment",
                                "booked",
                                "\"serviceType\":[{\"text\":\"cardiology\"}],\"start\":\"2026-01-01T10:00:00Z\",\"end\":\"2026-01-01T10:30:00Z\"")),
                AppointmentBooked.class);
        assertThat(booked.code().words()).isEqualTo("cardiology");
        assertThat(booked.period().end()).isEqualTo("2026-01-01T10:30:00Z");
    }

    @Test
    void rejectsAnAppointmentOfSeveralPatients() {
        assertThat(fhir(resource("Appointment", "booked", "")
                                .replace("[{\"actor\"", "[{\"actor\":{\"reference\":\"Patient/p2\"}},{\"actor\""))
                        .count(Mapped.Rejected.class))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation",
                "Condition",
                "MedicationRequest",
                "MedicationStatement",
                "MedicationAdministration",
                "MedicationDispense",
                "Procedure",
                "Encounter",
                "DiagnosticReport",
                "AllergyIntolerance",
                "FamilyMemberHistory",
                "ServiceRequest",
                "Specimen",
                "Device",
                "Appointment"
            })
    void takesBackWhatIsDeletedOfEveryType(String type) {
        MappedMessage history = fhir("""
                {"resourceType":"Bundle","type":"history","entry":[
                 {"request":{"method":"DELETE","url":"%s/x"}},
                 {"resource":%s,"request":{"method":"PUT","url":"%s/x"}}]}
                """.formatted(type, resource(type, "", ""), type));
        assertThat(history.events().getFirst()).isInstanceOf(FactEvent.Retraction.class);
        assertThat(history.events().getFirst().envelope().patient()).isEqualTo(Sent.id("Patient/p1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MedicationRequest; \"status\":\"active\",\"intent\":\"order\",\"medication\":{\"concept\":{\"text\":\"statin\"}}",
                "Procedure; \"status\":\"completed\",\"occurrenceDateTime\":\"2026-01-01\"",
                "Procedure; \"status\":\"completed\",\"notDone\":true",
                "MedicationAdministration; \"status\":\"completed\",\"occurenceDateTime\":\"2026-01-01\"",
                "Encounter; \"status\":\"completed\"",
                "Encounter; \"status\":\"in-progress\",\"actualPeriod\":{\"start\":\"2026-01-01\"}",
                "Condition; \"clinicalStatus\":\"active\"",
                "Observation; \"status\":\"final\",\"valueQuantity\":{\"value\":{\"amount\":5}}",
                "Observation; \"status\":\"final\",\"valueString\":{\"text\":\"clear\"}",
                "observation; \"status\":\"final\",\"valueInteger\":5"
            })
    void rejectsWhatHasTheShapeOfAnotherVersionOfFhir(String type, String elements) {
        assertThat(fhir("""
                        {"resourceType":"%s","id":"x","subject":{"reference":"Patient/p1"},"code":{"text":"x"},%s}
                        """.formatted(type, elements)).count(Mapped.Rejected.class))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"subject\":{\"reference\":\"Patient?identifier=urn:mrn%7C7&active=true\"}",
                "\"subject\":{\"reference\":\"http://ehr.example.org/fhir/Patient?identifier=urn:mrn|7\"}",
                "\"subject\":{\"identifier\":{\"system\":\"urn:mrn\",\"value\":\"7\"}}",
                "\"subject\":{\"reference\":\"#p\"},\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"7\"}]}]",
                "\"subject\":{\"reference\":\"#lost\",\"identifier\":{\"system\":\"urn:mrn\",\"value\":\"7\"}}"
            })
    void findsThePatientHoweverTheSubjectNamesIt(String subject) {
        assertThat(fhir("{\"resourceType\":\"Condition\",\"id\":\"x\",\"code\":{\"text\":\"x\"}," + subject + "}")
                        .events())
                .singleElement()
                .satisfies(event -> assertThat(event.envelope().patient()).isEqualTo(Sent.id("urn:mrn|7")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Patient/p1", "Patient/p1/_history/3", "http://ehr.example.org/fhir/Patient/p1", "urn:uuid:p1"})
    void findsThePatientOfAnEarlierMessageByItsId(String reference) {
        assertThat(
                        fhir("{\"resourceType\":\"Condition\",\"id\":\"x\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\""
                                        + reference + "\"}}")
                                .events())
                .singleElement()
                .satisfies(event -> assertThat(event.envelope().patient()).isEqualTo(Sent.id("Patient/p1")));
    }

    @Test
    void aBadDeviceDoesNotSpoilTheResultsMeasuredWithIt() {
        MappedMessage message = fhir("""
                {"resourceType":"Bundle","type":"batch","entry":[
                 {"resource":{"resourceType":"Device","id":"d","patient":{"reference":"Patient/p1"},"status":"broken"}},
                 {"resource":{"resourceType":"Observation","id":"o","status":"final","subject":{"reference":"Patient/p1"},
                  "code":{"text":"x"},"valueInteger":7,"device":{"reference":"Device/d"}}}]}
                """);
        assertThat(message.count(Mapped.Rejected.class)).isEqualTo(1);
        assertThat(message.events())
                .singleElement()
                .satisfies(event -> assertThat(((FactEvent.ObservationRecorded) event).value())
                        .isInstanceOf(ObservedValue.Numeric.class));
    }

    @Test
    void rejectsABundleInABundleAndAnEntryThatIsNone() {
        assertThat(fhir("""
                {"resourceType":"Bundle","type":"collection","entry":["x",{"resource":5},
                 {"resource":{"resourceType":"Bundle","type":"collection"}}]}
                """).count(Mapped.Rejected.class)).isEqualTo(3);
    }
}
