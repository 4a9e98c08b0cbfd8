package io.auscult.mapping.v2;

import static io.auscult.mapping.Sent.only;
import static io.auscult.mapping.Sent.v2;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.chart.MemoryChart;
import io.auscult.core.chart.Statement;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterRetracted;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Catalogue;
import io.auscult.core.value.Code;
import io.auscult.core.value.Identifier;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.Sent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class V2MessageMapperTest {
    private static final String PID =
            "PID|1||12345^^^HOSP^MR~999-1^^^SSA^SS||Doe^Jane^Q||19580302|F|||1 Main St^^Boston^MA^02101";

    private static String oru(String results) {
        return "MSH|^~\\&|LAB|HOSP|CDS|HOSP|20261122101500||ORU^R01^ORU_R01|M1|P|2.5.1\n" + PID
                + "\nPV1|1|E|ED||||||||||||||||V77^^^HOSP"
                + "\nOBR|1|P1^HIS|F1^LAB|67151-1^Troponin T^LN|||20261122093000+0000|||||||||||||||20261122101400||LAB|F\n"
                + results;
    }

    private static String adt(String event, String visit) {
        return "MSH|^~\\&|HIS|HOSP|CDS|HOSP|20261122101500||ADT^" + event + "|M1|P|2.5.1\n" + PID + "\n" + visit;
    }

    private static <E extends FactEvent> E result(String obx, Class<E> kind) {
        return v2(oru(obx)).events().stream()
                .filter(event -> !(event instanceof DemographicsRecorded))
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static ObservedValue value(String type, String value, String unit) {
        return result("OBX|1|" + type + "|1^x^LN||" + value + "|" + unit + "|||||F", ObservationRecorded.class)
                .value();
    }

    @Test
    void readsATroponinWithItsAssay() {
        ObservationRecorded troponin = result(
                "OBX|1|NM|67151-1^Troponin T.cardiac hs^LN||52|ng/L^^UCUM|<14|HH|||F|||20261122093000+0000|||ELECSYS-TNTHS^Elecsys Troponin T-high sensitive (Roche)^99LAB|COBAS7",
                ObservationRecorded.class);
        assertThat(troponin.value()).isEqualTo(new ObservedValue.Numeric(new BigDecimal("52"), null, "ng/L", "ng/L"));
        assertThat(troponin.code().has(new Code(Code.LOINC, "67151-1"))).isTrue();
        assertThat(troponin.details().method().has(new Code("urn:v2:99LAB", "ELECSYS-TNTHS")))
                .isTrue();
        assertThat(troponin.details().device().text()).isEqualTo("COBAS7");
        assertThat(troponin.details().referenceRange()).isEqualTo("<14");
        assertThat(troponin.details().interpretation()).isEqualTo("HH");
        assertThat(troponin.details().encounter()).isEqualTo("V77|HOSP");
        assertThat(troponin.status()).isEqualTo("final");
        assertThat(troponin.fact().value()).isEqualTo("v2/F1|LAB/67151-1//2026-11-22T09:30:00Z");
        assertThat(troponin.version().lastUpdated()).isEqualTo("2026-11-22T10:15:00Z");
        assertThat(troponin.envelope().times().issued()).isEqualTo("2026-11-22T10:14:00Z");
    }

    @ParameterizedTest
    @CsvSource({"NM,52,,52", "NM,<5,<,5", "NM,-1.50,,-1.50", "SN,^182,,182", "SN,<^5,<,5", "SN,>=^90,>=,90", "SN,=^7,,7"
    })
    void readsNumbers(String type, String sent, String comparator, String amount) {
        assertThat(value(type, sent, "mg/dL"))
                .isEqualTo(new ObservedValue.Numeric(new BigDecimal(amount), comparator, null, "mg/dL"));
    }

    @ParameterizedTest
    @CsvSource({
        "SN,^1^:^128,1:128",
        "SN,^10^-^20,10-20",
        "NM,see note,see note",
        "ST,52,52",
        "ST,a\\T\\b\\.br\\c,'a&b\nc'"
    })
    void keepsAsWordsWhatNobodySaidIsANumber(String type, String sent, String words) {
        assertThat(value(type, sent, "")).isEqualTo(new ObservedValue.Text(words));
    }

    @Test
    void readsCodedAnswersAndEmptyOnes() {
        assertThat(value("CWE", "77176002^Smoker^SCT", ""))
                .isInstanceOfSatisfying(
                        ObservedValue.Coded.class,
                        coded -> assertThat(coded.code().has(new Code(Code.SNOMED_CT, "77176002")))
                                .isTrue());
        assertThat(value("NM", "", "mg/dL")).isEqualTo(new ObservedValue.Absent(null));
        assertThat(value("NM", "\"\"", "mg/dL")).isEqualTo(new ObservedValue.Absent(null));
    }

    @Test
    void keepsTheWordsOfAUnitThatIsNotUcum() {
        assertThat(value("NM", "120", "266016^MDC_DIM_MMHG^MDC"))
                .isEqualTo(new ObservedValue.Numeric(new BigDecimal("120"), null, null, "MDC_DIM_MMHG"));
    }

    @ParameterizedTest
    @CsvSource({
        "P,preliminary",
        "R,preliminary",
        "S,preliminary",
        "I,registered",
        "F,final",
        "C,corrected",
        "A,amended",
        "Z,unknown",
        "'',final"
    })
    void readsTheResultStatusElseTheOrders(String sent, String status) {
        assertThat(result("OBX|1|NM|1^x^LN||5||||||" + sent, ObservationRecorded.class)
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "D", "W"})
    void retractsWhatWasTakenBack(String sent) {
        assertThat(result("OBX|1|NM|1^x^LN||5||||||" + sent, ObservationRetracted.class)
                        .fact()
                        .value())
                .isEqualTo("v2/F1|LAB/1//2026-11-22T09:30:00Z");
    }

    @Test
    void letsACorrectionMeetWhatItCorrects() {
        String first = "OBX|1|NM|67151-1^T^LN||52|ng/L|||||F|||20261122093000+0000";
        String corrected = first.replace("||52|", "||5.2|").replace("|F|", "|C|");
        ObservationRecorded wrong = result(first, ObservationRecorded.class);
        ObservationRecorded right = (ObservationRecorded) v2(oru(corrected).replace("20261122101500", "20261122111500"))
                .events()
                .getLast();
        assertThat(right.fact()).isEqualTo(wrong.fact());
        assertThat(right.version()).isGreaterThan(wrong.version());
    }

    @Test
    void tellsTheLinesOfAReportApart() {
        assertThat(v2(oru("OBX|1|TX|R^x^L||line one||||||F\nOBX|2|TX|R^x^L||line two||||||F"))
                        .events())
                .extracting(event -> event.fact().value())
                .contains("v2/F1|LAB/R//2026-11-22T09:30:00Z", "v2/F1|LAB/R//2026-11-22T09:30:00Z~2");
    }

    @Test
    void ignoresDocumentsAndCountsThem() {
        assertThat(v2(oru("OBX|1|ED|PDF^x^L||^application^pdf^Base64^AAAA||||||F"))
                        .entries()
                        .getLast()
                        .mapped())
                .isEqualTo(new Mapped.Ignored("An attachment of 1 KiB is set aside; it stands in the message"));
    }

    @Test
    void accountsForAnOrderWithoutResults() {
        assertThat(v2(oru("")).entries()).extracting(entry -> entry.type()).containsExactly("PID", "PV1", "OBR");
    }

    @Test
    void readsTimesWithoutZoneInTheSourcesZone() {
        String message = oru("OBX|1|NM|1^x^LN||5||||||F|||202611220930");
        FactEvent event = V2MessageMapper.map(
                        Sent.er7(message), Sent.arrival(ZoneId.of("America/New_York")), Sent.PATIENTS)
                .events()
                .getLast();
        assertThat(event.envelope().times().effective()).isEqualTo("2026-11-22T14:30:00Z");
        assertThat(event.version().lastUpdated()).isEqualTo("2026-11-22T15:15:00Z");
    }

    @Test
    void keepsADateWithoutTimeAsGiven() {
        FactEvent event = result("OBX|1|NM|1^x^LN||5||||||F|||20261122", ObservationRecorded.class);
        assertThat(event.envelope().times().effectiveGiven()).isEqualTo("20261122");
        assertThat(event.envelope().times().effective()).isEqualTo("2026-11-22T00:00:00Z");
    }

    @Test
    void tellsWhoThePatientIs() {
        MappedMessage message = v2(adt("A08", ""));
        DemographicsRecorded event = only(message, DemographicsRecorded.class);
        assertThat(event.birthDate()).isEqualTo(LocalDate.of(1958, 3, 2));
        assertThat(event.sex()).isEqualTo(Sex.FEMALE);
        assertThat(message.people().getFirst().name()).isEqualTo("Doe, Jane Q");
        assertThat(message.people().getFirst().address()).isEqualTo("1 Main St, Boston, MA, 02101");
        assertThat(message.people().getFirst().identifiers())
                .containsExactly(new Identifier("urn:v2:HOSP", "12345"), new Identifier("urn:v2:SSA", "999-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "12345^^^&2.16.840.1.113883.19.5&ISO^MR, urn:oid:2.16.840.1.113883.19.5",
        "12345^^^HOSP&2.16.840.1.113883.19.5&ISO^MR, urn:oid:2.16.840.1.113883.19.5",
        "12345^^^HOSP, urn:v2:HOSP",
        "12345^^^HOSP&http://hospital.example&URI^MR, http://hospital.example",
        "12345, urn:v2:ehr"
    })
    void namesTheIdentifiersSystemByItsAuthority(String sent, String system) {
        assertThat(v2(adt("A08", "").replace("12345^^^HOSP^MR~999-1^^^SSA^SS", sent))
                        .people()
                        .getFirst()
                        .identifiers())
                .containsExactly(new Identifier(system, "12345"));
    }

    @Test
    void saysNothingForTheChartWhenHalfOfTheDemographicsAreMissing() {
        MappedMessage message = v2(adt("A08", "").replace("19580302", ""));
        assertThat(message.events()).isEmpty();
        assertThat(message.people()).hasSize(1);
    }

    @Test
    void neverLetsALaboratorysCopyOutdateTheRegistration() {
        assertThat(v2(oru("")).events().getFirst().version().lastUpdated()).isEqualTo(Instant.EPOCH);
        assertThat(v2(adt("A08", "")).events().getFirst().version().lastUpdated())
                .isAfter(Instant.EPOCH);
    }

    @Test
    void knowsThatAPatientDied() {
        String dead = PID + "||||||||||||||||||20261101|Y";
        assertThat(v2(adt("A08", "").replace(PID, dead)).events().getLast())
                .isInstanceOfSatisfying(DemographicsRecorded.class, death -> {
                    assertThat(death.deceased()).isTrue();
                    assertThat(death.deceasedAt()).isEqualTo("2026-11-01T00:00:00Z");
                });
    }

    @ParameterizedTest
    @CsvSource({"'',true", "N,false", "'\"\"',false"})
    void raisesTheDeadOnlyWhenARegistrationSaysSo(String later, boolean dead) {
        MemoryChart chart = new MemoryChart(Sent.id("urn:v2:HOSP|12345"), Catalogue.CONCEPTS);
        String died = PID + "||||||||||||||||||20261101|Y";
        String then = PID + "|||||||||||||||||||" + later;
        v2(adt("A08", "").replace(PID, died)).events().forEach(chart::fold);
        v2(adt("A08", "").replace(PID, then).replace("20261122101500", "20261122111500"))
                .events()
                .forEach(chart::fold);
        assertThat(chart.demographics().orElseThrow().deceased()).isEqualTo(dead);
        assertThat(chart.demographics().orElseThrow().birthDate()).isEqualTo("1958-03-02");
    }

    private static final String VISIT = "PV1|1|I|W1||||||||||||||||V77" + "|".repeat(25) + "20261120080000";

    private static FactEvent visit(String event, String pv1) {
        return v2(adt(event, pv1)).events().getLast();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A01", "A02", "A04", "A06", "A07", "A08", "A12", "A13"})
    void startsOrKeepsUpAVisit(String event) {
        assertThat(visit(event, VISIT)).isInstanceOfSatisfying(EncounterStarted.class, started -> {
            assertThat(started.encounterClass()).isEqualTo("IMP");
            assertThat(started.fact().value()).isEqualTo("ehr/PV1/V77");
            assertThat(started.period().start()).isEqualTo("2026-11-20T08:00:00Z");
            assertThat(started.ward()).isEqualTo("W1");
        });
    }

    @Test
    void aTransferSaysWhereThePatientLiesAndIsAnotherVersion() {
        EncounterStarted before = (EncounterStarted) visit("A01", VISIT);
        EncounterStarted after = (EncounterStarted) visit("A02", VISIT.replace("|W1|", "|ICU^12^2|"));

        assertThat(after.ward()).isEqualTo("ICU");
        assertThat(after.version()).isNotEqualTo(before.version());
        assertThat(((EncounterStarted) visit("A01", VISIT.replace("|W1|", "||"))).ward())
                .isNull();
    }

    @Test
    void endsAVisitAtDischarge() {
        assertThat(visit("A03", VISIT + "|20261121090000"))
                .isInstanceOfSatisfying(
                        EncounterEnded.class,
                        ended -> assertThat(ended.period().end()).isEqualTo("2026-11-21T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A11", "A23"})
    void takesBackACancelledAdmissionAndADeletedVisit(String event) {
        assertThat(visit(event, VISIT)).isInstanceOf(EncounterRetracted.class);
    }

    @Test
    void goesOnWithAVisitWhoseDischargeIsCancelled() {
        MemoryChart chart = new MemoryChart(Sent.id("urn:v2:HOSP|12345"), Catalogue.CONCEPTS);
        FactEvent discharged = visit("A03", VISIT + "|20261121090000");
        FactEvent cancelled = v2(adt("A13", VISIT).replace("20261122101500", "20261122111500"))
                .events()
                .getLast();
        chart.fold(cancelled);
        chart.fold(discharged);
        assertThat(chart.fact(discharged.fact()).orElseThrow().statement())
                .isInstanceOfSatisfying(
                        Statement.Encounter.class,
                        encounter -> assertThat(encounter.ended()).isFalse());
    }

    @Test
    void beginsAVisitWithItsAdmissionWhenNoOtherTimeIsGiven() {
        String undated = VISIT.replace("20261120080000", "");
        assertThat(visit("A01", undated))
                .isInstanceOfSatisfying(
                        EncounterStarted.class,
                        started -> assertThat(started.period().start()).isEqualTo("2026-11-22T10:15:00Z"));
        assertThat(v2(adt("A01", undated).replace("\nPV1", "\nEVN||||||20261122090000\nPV1"))
                        .events()
                        .getLast())
                .isInstanceOfSatisfying(
                        EncounterStarted.class,
                        started -> assertThat(started.period().start()).isEqualTo("2026-11-22T09:00:00Z"));
        assertThat(visit("A08", undated))
                .isInstanceOfSatisfying(
                        EncounterStarted.class,
                        started -> assertThat(started.period().start()).isNull());
    }

    @Test
    void doesNotTakeTheOrdersSomeResultsForAnAmendment() {
        String partial = oru("OBX|1|NM|1^x^LN||5").replace("||LAB|F", "||LAB|A");
        assertThat(v2(partial).events().getLast())
                .isInstanceOfSatisfying(
                        ObservationRecorded.class,
                        recorded -> assertThat(recorded.status()).isEqualTo("preliminary"));
    }

    @Test
    void rejectsAStatusThatComesWithoutTheValueItSpeaksOf() {
        assertThat(v2(oru("OBX|1|NM|1^x^LN||||||||U")).count(Mapped.Rejected.class))
                .isEqualTo(1);
        assertThat(result("OBX|1|NM|1^x^LN||5||||||U", ObservationRecorded.class)
                        .status())
                .isEqualTo("final");
    }

    @Test
    void readsEveryPatientOfAMessage() {
        MappedMessage swap = v2(adt("A17", VISIT) + "\n" + PID.replace("12345", "67890") + "\n" + VISIT);
        assertThat(swap.entries()).extracting(entry -> entry.type()).containsExactly("PID", "PV1", "PID", "PV1");
        assertThat(swap.people()).hasSize(2);
    }

    @Test
    void takesOnlyThePatientFromOtherTriggerEvents() {
        MappedMessage message = v2(adt("A31", VISIT));
        only(message, DemographicsRecorded.class);
        assertThat(message.count(Mapped.Ignored.class)).isEqualTo(1);
    }

    @Test
    void rejectsResultsOfNobodyOneByOne() {
        MappedMessage message = v2(oru("OBX|1|NM|1^x^LN||5||||||F").replace(PID, "PID|1||"));
        assertThat(message.events()).isEmpty();
        assertThat(message.count(Mapped.Rejected.class)).isEqualTo(2);
    }

    @Test
    void ignoresOtherMessagesByType() {
        MappedMessage message = v2("MSH|^~\\&|A|B|C|D|20260101||SIU^S12|1|P|2.5");
        assertThat(message.entries()).extracting(entry -> entry.type()).containsExactly("SIU");
        assertThat(message.count(Mapped.Ignored.class)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "PID|1", "MSH", "MSHabc"})
    void saysSoWhenThereIsNoMessage(String text) {
        assertThat(v2(text).form()).isEqualTo(Form.UNREADABLE);
    }

    @Test
    void readsUnusualDelimiters() {
        assertThat(v2("MSH#!@%*#S#F#R#F#20260301120000##ADT!A01#M7#P#2.5\nPID#1##12345!!!MRN##DOE!JOHN##19800101#M")
                        .people()
                        .getFirst()
                        .name())
                .isEqualTo("DOE, JOHN");
    }

    @Test
    void readsLatin1WhenItIsNotUtf8() {
        byte[] latin =
                oru("OBX|1|NM|1^x^LN||5|\u00b5g/L|||||F").replace("\n", "\r").getBytes(StandardCharsets.ISO_8859_1);
        ObservationRecorded event = (ObservationRecorded) V2MessageMapper.map(latin, Sent.arrival(), Sent.PATIENTS)
                .events()
                .getLast();
        assertThat(event.value()).isEqualTo(new ObservedValue.Numeric(new BigDecimal("5"), null, null, "\u00b5g/L"));
    }
}
