package io.auscult.mapping.v2;

import static io.auscult.mapping.Sent.v2;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.AllergyRecorded;
import io.auscult.core.event.FactEvent.AllergyRetracted;
import io.auscult.core.event.FactEvent.AppointmentBooked;
import io.auscult.core.event.FactEvent.AppointmentRetracted;
import io.auscult.core.event.FactEvent.ConditionAsserted;
import io.auscult.core.event.FactEvent.ConditionRetracted;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.DocumentReceived;
import io.auscult.core.event.FactEvent.DocumentRetracted;
import io.auscult.core.event.FactEvent.MedicationAdministered;
import io.auscult.core.event.FactEvent.MedicationDispensed;
import io.auscult.core.event.FactEvent.MedicationRetracted;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.MedicationStopped;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ProcedurePerformed;
import io.auscult.core.event.FactEvent.ProcedureRetracted;
import io.auscult.core.event.FactEvent.ServiceRequestRetracted;
import io.auscult.core.event.FactEvent.ServiceRequested;
import io.auscult.core.event.FactEvent.SpecimenCollected;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.value.Code;
import io.auscult.core.value.Identifier;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Dialect;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.Pick;
import io.auscult.mapping.Sent;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the segments say that are no results: diagnoses, allergies, orders, doses, documents, appointments, a site's own. */
class V2StatementsTest {
    private static final String PID = "\nPID|1||12345^^^HOSP^MR||Doe^Jane||19580302|F\n";

    private static String message(String type, String segments) {
        return "MSH|^~\\&|HIS|HOSP|CDS|HOSP|20261122101500||" + type + "|M1|P|2.5.1" + PID + segments;
    }

    private static FactEvent last(String type, String segments) {
        return v2(message(type, segments)).events().getLast();
    }

    private static <E extends FactEvent> E last(Class<E> kind, String type, String segments) {
        return kind.cast(last(type, segments));
    }

    private static MappedMessage read(Dialect dialect, String type, String segments) {
        Arrival arrival = new Arrival("ehr", "message-1", Sent.RECEIVED, false, dialect);
        return V2MessageMapper.map(Sent.er7(message(type, segments)), arrival, Sent.PATIENTS);
    }

    private static String reason(MappedMessage message) {
        return message.entries().getLast().mapped() instanceof Mapped.Ignored ignored ? ignored.reason() : "";
    }

    @ParameterizedTest
    @CsvSource({"F,confirmed", "A,provisional", "W,provisional", "'',''"})
    void assertsADiagnosis(String type, String verification) {
        ConditionAsserted diagnosis =
                last(ConditionAsserted.class, "ADT^A08", "DG1|1||I21.9^Acute MI^I10C|Heart attack|20261120|" + type);
        assertThat(diagnosis.code().has(new Code(Code.ICD_10_CM, "I21.9"))).isTrue();
        assertThat(diagnosis.code().text()).isEqualTo("Acute MI");
        assertThat(diagnosis.verificationStatus()).isEqualTo(verification);
        assertThat(diagnosis.period().start()).isEqualTo("2026-11-20T00:00:00Z");
    }

    @Test
    void takesADeletedDiagnosisBack() {
        String diagnosis = "DG1|1||I21.9^Acute MI^I10C|||F" + "|".repeat(15);
        FactEvent asserted = last("ADT^A08", diagnosis + "A");
        assertThat(last(ConditionRetracted.class, "ADT^A08", diagnosis + "D").fact())
                .isEqualTo(asserted.fact());
    }

    @Test
    void readsADiagnosisOfWordsAlone() {
        assertThat(last(ConditionAsserted.class, "ADT^A08", "DG1|1|||Heart attack")
                        .code()
                        .text())
                .isEqualTo("Heart attack");
    }

    @Test
    void leavesTheBillsDiagnosesToTheBill() {
        assertThat(reason(v2(message("BAR^P01", "DG1|1||I21.9^Acute MI^I10C")))).contains("bill");
    }

    @Test
    void knowsAnAllergyByItsCodeInBothSegments() {
        AllergyRecorded listed =
                last(AllergyRecorded.class, "ADT^A01", "AL1|1|DA|70618^Penicillin^RXNORM|SV|rash|2011");
        assertThat(listed.criticality()).isEqualTo("high");
        assertThat(listed.clinicalStatus()).isEqualTo("active");
        assertThat(last(AllergyRetracted.class, "ADT^A60", "IAM|1|DA|70618^Penicillin^RXNORM|SV||D")
                        .fact())
                .isEqualTo(listed.fact());
    }

    @ParameterizedTest
    @CsvSource({"C,active,confirmed", "I,inactive,confirmed", "S,active,unconfirmed", "'',active,''"})
    void readsHowAnAllergyStands(String said, String clinical, String verification) {
        AllergyRecorded allergy =
                last(AllergyRecorded.class, "ADT^A60", "IAM|1|DA|1^Latex^L|MI||U" + "|".repeat(11) + said);
        assertThat(allergy.clinicalStatus()).isEqualTo(clinical);
        assertThat(allergy.verificationStatus()).isEqualTo(verification);
        assertThat(allergy.criticality()).isEqualTo("low");
    }

    @Test
    void followsAProblem() {
        String problem = "|20261122|E11.9^Diabetes^I10C|P1^HIS|||2020||20250101||||confirmed|";
        ConditionAsserted added = last(ConditionAsserted.class, "PPR^PC1", "PRB|AD" + problem);
        assertThat(added.clinicalStatus()).isEqualTo("resolved");
        assertThat(added.verificationStatus()).isEqualTo("confirmed");
        assertThat(added.period().end()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(last(ConditionRetracted.class, "PPR^PC3", "PRB|DE" + problem).fact())
                .isEqualTo(added.fact());
    }

    @Test
    void rejectsAProblemThatEndsBeforeItStarts() {
        assertThat(v2(message("PPR^PC1", "PRB|AD||1^x^L||||2020||2019")).count(Mapped.Rejected.class))
                .isEqualTo(1);
    }

    @Test
    void readsAProcedureWithoutTellingWhetherItWasDone() {
        String procedure = "PR1|1||33533^CABG^C4||20261121" + "|".repeat(15);
        assertThat(last(ProcedurePerformed.class, "ADT^A08", procedure).status())
                .isEqualTo("unknown");
        assertThat(last(ProcedureRetracted.class, "ADT^A08", procedure + "D").fact())
                .isEqualTo(last("ADT^A08", procedure).fact());
    }

    @ParameterizedTest
    @CsvSource({
        "NW,'',active",
        "XO,'',active",
        "CA,'',revoked",
        "OC,'',revoked",
        "CR,'',revoked",
        "DC,'',revoked",
        "HD,'',on-hold",
        "RL,'',active",
        "UC,'',active",
        "SC,CM,completed",
        "SC,IP,active",
        "SC,'',unknown",
        "NW,HD,on-hold"
    })
    void followsAnOrder(String control, String status, String expected) {
        ServiceRequested order = last(
                ServiceRequested.class,
                "ORM^O01",
                "ORC|" + control + "|P1^HIS|F1^LAB||" + status + "\nOBR|1|P1^HIS||24323-8^CMP^LN");
        assertThat(order.status()).isEqualTo(expected);
        assertThat(order.intent()).isEqualTo("order");
        assertThat(order.fact().value()).isEqualTo("ehr/order/P1|HIS");
    }

    @Test
    void takesBackAnOrderWhoseCancellationNamesOnlyItsNumber() {
        MappedMessage cancelled = v2(message("ORM^O01", "ORC|CA|P1^HIS"));
        assertThat(cancelled.events().subList(1, 3))
                .hasExactlyElementsOfTypes(ServiceRequestRetracted.class, MedicationRetracted.class);
        assertThat(v2(message("OML^O21", "ORC|CA|P1^HIS")).events().getLast().fact())
                .isEqualTo(
                        last("OML^O21", "ORC|NW|P1^HIS\nOBR|1|P1^HIS||1^x^LN").fact());
    }

    @Test
    void readsResultsAnOrderBringsAlong() {
        MappedMessage order = v2(
                message(
                        "OML^O21",
                        "ORC|NW|P1\nOBR|1|P1||1^x^LN\nORC|PR|P0|F0\nOBR|1|P0|F0|2^y^LN|||2025\nOBX|1|NM|2^y^LN||5||||||F\nOBX|2|NM|3^w^LN||80||||||O"));
        assertThat(order.events().subList(1, 3))
                .hasExactlyElementsOfTypes(ServiceRequested.class, ObservationRecorded.class);
        assertThat(reason(order)).contains("describes the order");
    }

    @Test
    void takesTheSpecimensTimeWhenTheOrderGivesNone() {
        ObservationRecorded result = last(
                ObservationRecorded.class,
                "OUL^R22",
                "SPM|1|S1||SER^Serum^L|||||||||||||20261122080000\nOBR|1||F1|1^x^LN\nOBX|1|NM|1^x^LN||5||||||F");
        assertThat(result.envelope().times().effective()).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(last(SpecimenCollected.class, "OUL^R22", "SPM|1|S1||SER^Serum^L|||||||||||||20261122080000")
                        .status())
                .isEqualTo("available");
        assertThat(reason(v2(message("OML^O21", "SPM|1|S1||SER^Serum^L")))).contains("not taken yet");
    }

    @ParameterizedTest
    @CsvSource({"RDE^O11,RXE||", "OMP^O09,RXO|", "RDE^O25,RXE||"})
    void startsWhatIsPrescribed(String type, String segment) {
        MedicationStarted started = last(
                MedicationStarted.class,
                type,
                "ORC|NW|R1^HIS|||||^^^20261122^20261201\n" + segment + "197361^Amlodipine^RXNORM");
        assertThat(started.code().has(new Code(Code.RXNORM, "197361"))).isTrue();
        assertThat(started.period().start()).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(started.period().end()).isEqualTo("2026-12-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"DC,stopped", "CA,cancelled", "HD,on-hold"})
    void stopsWhatIsStopped(String control, String status) {
        MedicationStopped stopped =
                last(MedicationStopped.class, "RDE^O11", "ORC|" + control + "|R1^HIS\nRXE||197361^Amlodipine^RXNORM");
        assertThat(stopped.status()).isEqualTo(status);
        assertThat(stopped.fact().value()).isEqualTo("ehr/prescription/R1|HIS");
    }

    @Test
    void countsAnEncodedOrderOnce() {
        assertThat(v2(message("RDE^O11", "ORC|NW|R1\nRXO|1^x^L\nRXE||2^y^L")).events())
                .hasExactlyElementsOfTypes(DemographicsRecorded.class, MedicationStarted.class);
    }

    @Test
    void recordsDosesAndSupplies() {
        assertThat(last(MedicationAdministered.class, "RAS^O17", "ORC|RE|R1\nRXA|0|1|20261122|20261122|1^x^RXNORM|5")
                        .status())
                .isEqualTo("completed");
        assertThat(last(MedicationDispensed.class, "RDS^O13", "ORC|RE|R1\nRXD|1|1^x^RXNORM|20261122|5|||RX9")
                        .code()
                        .words())
                .isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"CP,D,entered-in-error", "RE,A,not-done", "NA,'',not-done"})
    void takesBackADoseThatWasNotGiven(String completion, String action, String status) {
        String dose = "ORC|RE||V1\nRXA|0|1|20261122||8^Hep B^CVX|1" + "|".repeat(14);
        MedicationRetracted retracted = last(MedicationRetracted.class, "VXU^V04", dose + completion + "|" + action);
        assertThat(retracted.status()).isEqualTo(status);
        assertThat(retracted.fact()).isEqualTo(last("VXU^V04", dose + "CP").fact());
    }

    private static final String NOTE = "TXA|1|DS^Discharge summary^L|TX|20261122||||||||D9^HIS|D8^HIS||||AU||AV\n";

    @Test
    void keepsTheTextOfADocumentAndParsesNoneOfIt() {
        DocumentReceived document = last(
                DocumentReceived.class,
                "MDM^T02",
                NOTE + "OBX|1|TX|T^x^L||Troponin 52~ng/L||||||F\nOBX|2|FT|T^x^L||second\\.br\\third||||||F");
        assertThat(document.text()).isEqualTo("Troponin 52\nng/L\nsecond\nthird");
        assertThat(document.status()).isEqualTo("final");
        assertThat(document.fact().value()).isEqualTo("ehr/TXA/D9|HIS");
    }

    @Test
    void readsAValueBesideADocumentAsAResult() {
        assertThat(v2(message("MDM^T02", NOTE + "OBX|1|NM|8867-4^HR^LN||72||||||F"))
                        .events())
                .hasExactlyElementsOfTypes(
                        DemographicsRecorded.class, DocumentReceived.class, ObservationRecorded.class);
    }

    @Test
    void supersedesWhatADocumentReplaces() {
        MappedMessage replaced = v2(message("MDM^T10", NOTE + "OBX|1|TX|T^x^L||new||||||F"));
        assertThat(replaced.events())
                .hasExactlyElementsOfTypes(DemographicsRecorded.class, DocumentRetracted.class, DocumentReceived.class);
        assertThat(replaced.events().get(1).fact().value()).isEqualTo("ehr/TXA/D8|HIS");
    }

    @Test
    void takesACancelledDocumentBack() {
        assertThat(last(DocumentRetracted.class, "MDM^T11", NOTE).status()).isEqualTo("entered-in-error");
        assertThat(last(DocumentRetracted.class, "MDM^T08", NOTE.replace("AV", "OB"))
                        .status())
                .isEqualTo("superseded");
    }

    @Test
    void keepsTheTextWhenOnlyTheStatusChanged() {
        assertThat(v2(message("MDM^T03", NOTE)).events()).hasExactlyElementsOfTypes(DemographicsRecorded.class);
        assertThat(last(DocumentReceived.class, "MDM^T01", NOTE).text()).isNull();
    }

    @Test
    void setsADocumentAsideThatIsTooLong() {
        Dialect narrow = new Dialect(ZoneOffset.UTC, Map.of(), List.of(), 10);
        MappedMessage message = read(narrow, "MDM^T02", NOTE + "OBX|1|TX|T^x^L||" + "a".repeat(11) + "||||||F");
        assertThat(((DocumentReceived) message.events().getLast()).text()).isNull();
        assertThat(reason(message)).contains("set aside");
    }

    private static final String BOOKING = "SCH|A1|A2|||||CHECKUP||30|MIN|^^^20261201090000";

    @ParameterizedTest
    @ValueSource(strings = {"S12", "S13", "S14", "S18"})
    void booksAnAppointment(String event) {
        String message = message("SIU^" + event, "RGS|1\nAIS|1|A|1^Echo^L").replace(PID, "\n" + BOOKING + PID);
        AppointmentBooked booked = (AppointmentBooked) v2(message).events().getFirst();
        assertThat(booked.status()).isEqualTo("booked");
        assertThat(booked.code().words()).isEqualTo("Echo");
        assertThat(booked.period().end()).isEqualTo("2026-12-01T09:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({"S15,cancelled", "S16,cancelled", "S17,entered-in-error"})
    void cancelsAnAppointment(String event, String status) {
        AppointmentRetracted cancelled = last(AppointmentRetracted.class, "SIU^" + event, BOOKING);
        assertThat(cancelled.status()).isEqualTo(status);
        assertThat(cancelled.fact()).isEqualTo(last("SIU^S12", BOOKING).fact());
    }

    @Test
    void keepsAMissedAppointmentAndNoBlockedTime() {
        assertThat(last(AppointmentBooked.class, "SIU^S26", BOOKING).status()).isEqualTo("noshow");
        assertThat(reason(v2(message("SIU^S23", BOOKING)))).contains("no appointment");
    }

    @Test
    void picksWhatTheSiteSays() {
        Code rate = new Code(Code.LOINC, "8867-4");
        Dialect dialect = new Dialect(
                ZoneOffset.UTC,
                Map.of(),
                List.of(new Pick("ZVT", 2, 1, rate, "Heart rate", Pick.Type.NUMBER, "/min")),
                Dialect.USUAL_ATTACHMENT_BYTES);
        MappedMessage message = read(dialect, "ADT^A08", "ZVT|1|72^x\nZVT|2|<80\nZVT|3|");
        assertThat(message.events())
                .filteredOn(ObservationRecorded.class::isInstance)
                .extracting(event -> ((ObservationRecorded) event).value())
                .containsExactly(
                        new ObservedValue.Numeric(new BigDecimal("72"), null, "/min", "/min"),
                        new ObservedValue.Numeric(new BigDecimal("80"), "<", "/min", "/min"));
        assertThat(message.events()).extracting(FactEvent::fact).doesNotHaveDuplicates();
        assertThat(message.events().getLast().envelope().times().effective()).isEqualTo("2026-11-22T10:15:00Z");
        assertThat(reason(message)).contains("empty");
    }

    @Test
    void namesAnAuthorityAsTheSiteDoes() {
        Dialect dialect = new Dialect(ZoneOffset.UTC, Map.of("HOSP", "http://hospital.example/mrn"), List.of(), 1000);
        assertThat(read(dialect, "ADT^A08", "").people().getFirst().identifiers())
                .containsExactly(new Identifier("http://hospital.example/mrn", "12345"));
    }

    @ParameterizedTest
    @CsvSource({"^TEXT^plain^Base64^aGVsbG8=, hello", "^text^plain^A^he\\T\\o, he&o", "^TEXT^^Hex^68656C6C6F, hello"})
    void readsASmallPlainTextAttachment(String sent, String text) {
        assertThat(last(ObservationRecorded.class, "ORU^R01", "OBX|1|ED|1^x^LN||" + sent + "||||||F")
                        .value())
                .isEqualTo(new ObservedValue.Text(text));
    }

    @Test
    void setsAttachmentsAsideBySize() {
        String pdf = "OBX|1|ED|1^x^LN||^application^pdf^Base64^" + "QUJD".repeat(1000) + "||||||F";
        assertThat(reason(v2(message("ORU^R01", pdf))))
                .isEqualTo("An attachment of 4 KiB is set aside; it stands in the message");
        String text = "OBX|1|FT|1^x^LN||" + "a".repeat(Dialect.USUAL_ATTACHMENT_BYTES + 1) + "||||||F";
        assertThat(reason(v2(message("ORU^R01", text)))).contains("65 KiB");
        assertThat(reason(v2(message("ORU^R01", "OBX|1|RP|1^x^LN||http://x||||||F"))))
                .contains("points to");
    }

    @Test
    void rejectsAnAttachmentThatIsNotWhatItSays() {
        assertThat(v2(message("ORU^R01", "OBX|1|ED|1^x^LN||^TEXT^plain^Hex^zz||||||F"))
                        .count(Mapped.Rejected.class))
                .isEqualTo(1);
    }

    @Test
    void keepsTheUnitOfWhatIsNoNumber() {
        assertThat(last(ObservationRecorded.class, "ORU^R01", "OBX|1|SN|1^x^LN||^100^-^200|mg/dL|||||F")
                        .value())
                .isEqualTo(new ObservedValue.Text("100-200 mg/dL"));
    }

    @Test
    void keepsWhyThereIsNoValue() {
        assertThat(last(ObservationRecorded.class, "ORU^R01", "OBX|1|NM|1^x^LN||||||||N")
                        .value())
                .isEqualTo(new ObservedValue.Absent("not-asked"));
        assertThat(last(
                                ObservationRecorded.class,
                                "ORU^R01",
                                "OBX|1|NM|1^x^LN||||||||F" + "|".repeat(21) + "QNS^Too little")
                        .value())
                .isEqualTo(new ObservedValue.Absent("Too little"));
    }

    @Test
    void rejectsAnIdentifierOfWhichASignIsLost() {
        String message = message("ADT^A08", "").replace("12345", "12\uFFFD45");
        assertThat(v2(message).count(Mapped.Rejected.class)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A09", "A10", "A17", "A21", "A22"})
    void goesOnWithAVisitWhileThePatientMoves(String event) {
        assertThat(last("ADT^" + event, "PV1|1|I|||||||||||||||||V77")).isInstanceOf(FactEvent.EncounterStarted.class);
    }
}
