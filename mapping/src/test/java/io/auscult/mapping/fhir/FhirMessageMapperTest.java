package io.auscult.mapping.fhir;

import static io.auscult.mapping.Sent.fhir;
import static io.auscult.mapping.Sent.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.ConditionAsserted;
import io.auscult.core.event.FactEvent.ConditionRetracted;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterRetracted;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactEvent.MedicationRetracted;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.MedicationStopped;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.core.event.FactEvent.ProcedurePerformed;
import io.auscult.core.event.FactEvent.ProcedureRetracted;
import io.auscult.core.event.FactEvent.ReportIssued;
import io.auscult.core.event.FactEvent.ReportRetracted;
import io.auscult.core.event.Sex;
import io.auscult.core.event.StatusRank;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.Person;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirMessageMapperTest {
    private static final String PATIENT = """
            {"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:mrn","value":"7"}],
             "name":[{"use":"nickname","given":["Bri"]},{"use":"official","family":"Runte","given":["Brigitte","Ann"]}],
             "gender":"female","birthDate":"1958-03-02",
             "address":[{"line":["1 Main St"],"city":"Boston","postalCode":"02101"}]}
            """;

    private static String about(String type, String rest) {
        return "{\"resourceType\":\"" + type + "\",\"id\":\"x\",\"subject\":{\"reference\":\"Patient/p1\"}," + rest
                + "}";
    }

    private static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    @Test
    void tellsWhoThePatientIsApartFromWhatTheChartNeeds() {
        MappedMessage message = fhir(PATIENT);
        DemographicsRecorded event = only(message, DemographicsRecorded.class);
        assertThat(event.birthDate()).isEqualTo(LocalDate.of(1958, 3, 2));
        assertThat(event.sex()).isEqualTo(Sex.FEMALE);
        assertThat(event.deceased()).isFalse();
        Person person = message.people().getFirst();
        assertThat(person.name()).isEqualTo("Runte, Brigitte Ann");
        assertThat(person.address()).isEqualTo("1 Main St, Boston, 02101");
        assertThat(person.identifiers())
                .containsExactly(new Identifier("urn:mrn", "7"), new Identifier("urn:auscult:fhir:ehr", "Patient/p1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"deceasedBoolean\":true", "\"deceasedDateTime\":\"2026-02-01\""})
    void knowsThatAPatientDied(String deceased) {
        assertThat(only(
                                fhir("{\"resourceType\":\"Patient\",\"id\":\"p1\"," + deceased + "}"),
                                DemographicsRecorded.class)
                        .deceased())
                .isTrue();
    }

    @Test
    void doesNotGuessTheDayOfAPartialBirthDate() {
        assertThat(only(
                                fhir("{\"resourceType\":\"Patient\",\"id\":\"p1\",\"birthDate\":\"1958-03\"}"),
                                DemographicsRecorded.class)
                        .birthDate())
                .isNull();
    }

    @Test
    void knowsAPatientWithoutIdentifiersByItsFhirId() {
        assertThat(only(fhir("{\"resourceType\":\"Patient\",\"id\":\"p9\"}"), DemographicsRecorded.class)
                        .envelope()
                        .patient())
                .isEqualTo(Sent.id("Patient/p9"));
    }

    @ParameterizedTest
    @CsvSource({
        "urn:uuid:4711, urn:uuid:4711",
        "http://ehr/fhir/Patient/p1, Patient/p1",
        "http://ehr/fhir/Patient/p1, http://ehr/fhir/Patient/p1",
        "urn:uuid:4711, Patient/p1"
    })
    void findsThePatientOfABundleByEveryKindOfReference(String fullUrl, String reference) {
        String observation = """
                {"resource":{"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},"valueInteger":1,
                 "subject":{"reference":"%s"}}}
                """.formatted(reference);
        String patient = "{\"fullUrl\":\"" + fullUrl + "\",\"resource\":" + PATIENT + "}";
        assertThat(fhir(bundle("collection", observation, patient)).events())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.envelope().patient()).isEqualTo(Sent.id("urn:mrn|7")));
    }

    @Test
    void marksOnlyTheLastEventOfAPatientAsTheEndOfTheMessage() {
        String one = "{\"resource\":" + about("Condition", "\"code\":{\"text\":\"a\"}") + "}";
        String other = one.replace("Patient/p1", "Patient/p2");
        assertThat(fhir(bundle("batch", one, other, one).replace("\"x\"", "\"y\""))
                        .events())
                .extracting(event -> event.envelope().moreFollow())
                .containsExactly(true, false, false);
    }

    @Test
    void ignoresByTypeWhatNobodyWantsEvenIfItIsNoValidFhir() {
        MappedMessage message = fhir(bundle(
                "transaction",
                "{\"resource\":{\"resourceType\":\"Claim\",\"status\":17}}",
                "{\"resource\":{\"resourceType\":\"Parameters\"},\"request\":{\"method\":\"GET\",\"url\":\"Subscription/1/$status\"}}",
                "{\"resource\":{\"resourceType\":\"Robert'); DROP TABLE\"}}"));
        assertThat(message.form()).isEqualTo(Form.TRANSACTION);
        assertThat(message.count(Mapped.Ignored.class)).isEqualTo(3);
        assertThat(message.entries()).extracting(entry -> entry.type()).containsExactly("Claim", "Parameters", "other");
    }

    @Test
    void rejectsOneBadEntryAloneAndKeepsItsBytes() {
        MappedMessage message = fhir(bundle(
                "batch",
                "{\"resource\":" + about("Condition", "\"onsetDateTime\":\"soon\"") + "}",
                "{\"resource\":" + about("Condition", "\"code\":{\"text\":\"a\"}") + "}"));
        assertThat(message.count(Mapped.Rejected.class)).isEqualTo(1);
        assertThat(message.count(Mapped.Events.class)).isEqualTo(1);
        assertThat(message.entries().getFirst().original()).contains("soon");
    }

    @Test
    void takesADeletionBackWhoseEarlierVersionTellsThePatient() {
        MappedMessage history = fhir(bundle("history", """
                {"request":{"method":"DELETE","url":"Observation/o1"},"response":{"status":"204","lastModified":"2026-05-01T00:00:00Z"}}
                """, """
                {"resource":{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"x"},"valueInteger":1,
                 "subject":{"reference":"Patient/p1"}},"request":{"method":"POST","url":"Observation"}}
                """));
        ObservationRetracted deleted = (ObservationRetracted) history.events().getFirst();
        assertThat(deleted.version().lastUpdated()).isEqualTo("2026-05-01T00:00:00Z");
        assertThat(deleted.version().statusRank()).isEqualTo(StatusRank.RETRACTED);
        assertThat(deleted.version()).isGreaterThan(history.events().getLast().version());
    }

    @Test
    void rejectsADeletionWithoutAPatientRatherThanPassItOver() {
        assertThat(fhir(bundle("history", "{\"request\":{\"method\":\"DELETE\",\"url\":\"Observation/o1\"}}"))
                        .count(Mapped.Rejected.class))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{\"a\":1}",
                "{\"resourceType\":\"Patient\"} trailing",
                "{\"resourceType\":"
            })
    void saysSoWhenThereIsNoMessage(String body) {
        assertThat(fhir(body).form()).isEqualTo(Form.UNREADABLE);
    }

    @Test
    void acceptsAtAnAddressOnlyWhatTheAddressNames() {
        byte[] body = PATIENT.getBytes(StandardCharsets.UTF_8);
        assertThat(FhirMessageMapper.mapAt("Patient", "p1", body, Sent.arrival(), Sent.PATIENTS)
                        .form())
                .isEqualTo(Form.RESOURCE);
        assertThat(FhirMessageMapper.mapAt("Patient", "p2", body, Sent.arrival(), Sent.PATIENTS)
                        .form())
                .isEqualTo(Form.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrived", "triaged", "in-progress", "onleave"})
    void startsAnEncounterUnderWay(String status) {
        assertThat(only(
                                fhir(about("Encounter", "\"class\":{\"code\":\"IMP\"},\"status\":\"" + status + "\"")),
                                EncounterStarted.class)
                        .encounterClass())
                .isEqualTo("IMP");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"location":{"display":"4W"}}                                                       | 4W
            {"location":{"reference":"Location/l-7"}}                                           | l-7
            {"location":{"reference":"Location/l-7","identifier":{"value":"W4"}}}               | W4
            {"location":{"display":"4W"}},{"location":{"display":"ICU"}}                        | ICU
            {"location":{"display":"4W"},"status":"active"},{"location":{"display":"ICU"},"status":"completed"} | 4W
            {"location":{"display":"4W"},"physicalType":{"coding":[{"code":"wa"}]}},{"location":{"display":"Bed 2"}} | 4W
            {"location":{"display":"Bed 2"},"physicalType":{"coding":[{"code":"bd"}]}}          |""")
    void anEncounterSaysWhereThePatientLies(String locations, @Nullable String ward) {
        EncounterStarted started = only(
                fhir(about("Encounter", "\"status\":\"in-progress\",\"location\":[" + locations + "]")),
                EncounterStarted.class);

        assertThat(started.ward()).isEqualTo(ward);
    }

    @Test
    void endsAFinishedEncounter() {
        EncounterEnded ended = only(
                fhir(
                        about(
                                "Encounter",
                                "\"status\":\"finished\",\"period\":{\"start\":\"2026-01-01T08:00:00Z\",\"end\":\"2026-01-01\"}")),
                EncounterEnded.class);
        assertThat(ended.period().end()).isEqualTo(Instant.parse("2026-01-01T08:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "entered-in-error", "planned"})
    void takesBackAnEncounterThatDidNotTakePlace(String status) {
        only(fhir(about("Encounter", "\"status\":\"" + status + "\"")), EncounterRetracted.class);
    }

    private static final String FIRST = "\"meta\":{\"versionId\":\"1\"},";

    @Test
    void ignoresWhatHasNeverBegun() {
        assertThat(fhir(about("Encounter", FIRST + "\"status\":\"planned\"")).count(Mapped.Ignored.class))
                .isEqualTo(1);
        assertThat(fhir(about("Procedure", FIRST + "\"status\":\"preparation\""))
                        .count(Mapped.Ignored.class))
                .isEqualTo(1);
        assertThat(fhir(request("draft", "order").replace("\"id\"", FIRST + "\"id\""))
                        .count(Mapped.Ignored.class))
                .isEqualTo(1);
    }

    @Test
    void rejectsAPeriodThatEndsBeforeItStarts() {
        assertThat(fhir(about(
                                "Encounter",
                                "\"status\":\"finished\",\"period\":{\"start\":\"2026-02-01\",\"end\":\"2026-01-01\"}"))
                        .count(Mapped.Rejected.class))
                .isEqualTo(1);
    }

    @Test
    void assertsAConditionWithItsStatuses() {
        ConditionAsserted condition = only(fhir(about("Condition", """
                        "clinicalStatus":{"coding":[{"code":"resolved"}]},"verificationStatus":{"coding":[{"code":"confirmed"}]},
                        "code":{"coding":[{"code":"44054006","system":"http://snomed.info/sct"}]},
                        "onsetDateTime":"2012","abatementDateTime":"2014-05-01","recordedDate":"2012-06-01T00:00:00Z"
                        """)), ConditionAsserted.class);
        assertThat(condition.clinicalStatus()).isEqualTo("resolved");
        assertThat(condition.verificationStatus()).isEqualTo("confirmed");
        assertThat(condition.period().start()).isEqualTo("2012-01-01T00:00:00Z");
        assertThat(condition.period().end()).isEqualTo("2014-05-01T00:00:00Z");
        assertThat(condition.version().lastUpdated()).isEqualTo("2012-06-01T00:00:00Z");
    }

    @Test
    void retractsAConditionEnteredInError() {
        assertThat(only(
                                fhir(about(
                                        "Condition",
                                        "\"verificationStatus\":{\"coding\":[{\"code\":\"entered-in-error\"}]}")),
                                ConditionRetracted.class)
                        .version()
                        .statusRank())
                .isEqualTo(StatusRank.RETRACTED);
    }

    private static String request(String status, String intent) {
        return about(
                "MedicationRequest",
                "\"status\":\"%s\",\"intent\":\"%s\",\"authoredOn\":\"2026-01-01T00:00:00Z\",\"medicationCodeableConcept\":{\"text\":\"statin\"}"
                        .formatted(status, intent));
    }

    @Test
    void startsAnActiveMedication() {
        MedicationStarted started = only(fhir(request("active", "order")), MedicationStarted.class);
        assertThat(started.period().start()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(started.code().words()).isEqualTo("statin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-hold", "cancelled", "completed", "stopped", "unknown"})
    void stopsAMedicationThatIsNotInForce(String status) {
        assertThat(only(fhir(request(status, "order")), MedicationStopped.class).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proposal", "plan", "option"})
    void doesNotTakeAProposalForAnOrder(String intent) {
        assertThat(fhir(request("active", intent)).count(Mapped.Ignored.class)).isEqualTo(1);
    }

    @Test
    void retractsAMedicationEnteredInErrorOrBackInDraft() {
        only(fhir(request("entered-in-error", "order")), MedicationRetracted.class);
        only(fhir(request("draft", "order")), MedicationRetracted.class);
    }

    @Test
    void findsTheMedicationContainedOrInTheBundle() {
        String contained = about("MedicationRequest", """
                "status":"active","intent":"order","medicationReference":{"reference":"#m"},
                "contained":[{"resourceType":"Medication","id":"m","code":{"text":"atorvastatin"}}]
                """);
        assertThat(only(fhir(contained), MedicationStarted.class).code().words())
                .isEqualTo("atorvastatin");
        String inBundle = bundle(
                "transaction",
                "{\"fullUrl\":\"urn:uuid:m\",\"resource\":{\"resourceType\":\"Medication\",\"code\":{\"text\":\"metformin\"}}}",
                "{\"resource\":"
                        + about(
                                "MedicationRequest",
                                "\"status\":\"active\",\"intent\":\"order\",\"medicationReference\":{\"reference\":\"urn:uuid:m\"}")
                        + "}");
        assertThat(only(fhir(inBundle), MedicationStarted.class).code().words()).isEqualTo("metformin");
    }

    @Test
    void rejectsAMedicationThatNobodyCanName() {
        assertThat(fhir(about(
                                "MedicationRequest",
                                "\"status\":\"active\",\"intent\":\"order\",\"medicationReference\":{\"reference\":\"Medication/9\"}"))
                        .count(Mapped.Rejected.class))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-progress", "on-hold", "stopped", "completed", "unknown"})
    void recordsAProcedureBegun(String status) {
        assertThat(only(
                                fhir(about(
                                        "Procedure",
                                        "\"performedDateTime\":\"2026-01-01\",\"status\":\"" + status + "\"")),
                                ProcedurePerformed.class)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void takesBackAProcedureNotDone() {
        only(fhir(about("Procedure", "\"status\":\"not-done\"")), ProcedureRetracted.class);
        only(fhir(about("Procedure", "\"status\":\"entered-in-error\"")), ProcedureRetracted.class);
        only(fhir(about("Procedure", "\"status\":\"preparation\"")), ProcedureRetracted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"registered", "partial", "preliminary", "final", "amended", "corrected", "appended", "unknown"})
    void issuesAReport(String status) {
        assertThat(only(
                                fhir(about(
                                        "DiagnosticReport", "\"conclusion\":\"fine\",\"status\":\"" + status + "\"")),
                                ReportIssued.class)
                        .conclusion())
                .isEqualTo("fine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "entered-in-error"})
    void takesAReportBack(String status) {
        only(fhir(about("DiagnosticReport", "\"status\":\"" + status + "\"")), ReportRetracted.class);
    }

    @Test
    void bringsOutTheResultsThatAReportContains() {
        assertThat(fhir(about("DiagnosticReport", """
                                "status":"final","contained":[{"resourceType":"Observation","id":"r1","status":"final",
                                 "code":{"text":"x"},"valueInteger":1}],"result":[{"reference":"#r1"}]
                                """)).events())
                .extracting(event -> event.fact().value())
                .containsExactly("ehr/DiagnosticReport/x", "ehr/DiagnosticReport/x#r1");
    }

    @Test
    void takesBackWithAReportTheResultsThatItContains() {
        assertThat(fhir(about("DiagnosticReport", """
                                "status":"entered-in-error","contained":[{"resourceType":"Observation","id":"r1",
                                 "status":"final","code":{"text":"x"},"valueInteger":1}],"result":[{"reference":"#r1"}]
                                """)).events())
                .hasSize(2)
                .allMatch(FactEvent.Retraction.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abatementDateTime\":\"2025-01-01\"", "\"abatementString\":\"last year\""})
    void takesAConditionThatAbatedForResolvedWhenItSaysNoStatus(String abatement) {
        assertThat(only(fhir(about("Condition", abatement + ",\"code\":{\"text\":\"a\"}")), ConditionAsserted.class)
                        .clinicalStatus())
                .isEqualTo("resolved");
    }

    @Test
    void givesAResourceWithoutIdOneThatFollowsFromItsContent() {
        String nameless = about("Condition", "\"code\":{\"text\":\"a\"}").replace("\"id\":\"x\",", "");
        assertThat(fhir(nameless).events().getFirst().fact())
                .isEqualTo(fhir(nameless).events().getFirst().fact());
    }
}
