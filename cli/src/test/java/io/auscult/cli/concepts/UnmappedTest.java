package io.auscult.cli.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.fixture.Catalogue;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnmappedTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-02T08:00:00Z");
    private static final Code SODIUM = new Code(Code.LOINC, "2951-2");
    private static final PatientId OTHER = Said.KEY.patientId(new Identifier("urn:test:mrn", "T-2"));

    private final Unmapped unmapped = new Unmapped(Catalogue.CONCEPTS);

    @Test
    void countsCodesThatNobodyUnderstandsMostFrequentFirst() {
        unmapped.add(Said.at(FIRST).problem("c1", new Code(Code.SNOMED_CT, "73211009"), FIRST));
        unmapped.add(Said.at(FIRST).result("o1", SODIUM, "140", "mmol/L", FIRST));
        unmapped.add(Said.at(LATER).of(OTHER).result("o2", SODIUM, "139", "mmol/L", FIRST));
        unmapped.add(Said.at(FIRST).result("o3", Catalogue.GLUCOSE_CODE, "99", "mg/dL", FIRST));

        assertThat(unmapped.codes())
                .extracting(entry -> entry.getKey() + " " + entry.getValue().count() + " "
                        + entry.getValue().patients() + " " + entry.getValue().last())
                .containsExactly(
                        new UnmappedCode("observation", "test", Code.LOINC, "2951-2") + " 2 2 " + LATER,
                        new UnmappedCode("condition", "test", Code.SNOMED_CT, "73211009") + " 1 1 " + FIRST);
        assertThat(unmapped.units()).isEmpty();
    }

    @Test
    void countsUnitsThatTheirConceptDoesNotAccept() {
        unmapped.add(Said.at(FIRST).result("o1", Catalogue.GLUCOSE_CODE, "99", "mg%", FIRST));
        unmapped.add(Said.at(FIRST).result("o2", Catalogue.GLUCOSE_CODE, unitless("99"), FIRST));
        unmapped.add(Said.at(FIRST).result("o3", Catalogue.GLUCOSE_CODE, unitless("98"), FIRST));

        assertThat(unmapped.codes()).isEmpty();
        assertThat(unmapped.units())
                .extracting(entry -> entry.getKey().mark() + " "
                        + entry.getKey().unit() + " " + entry.getValue().count())
                .containsExactly("NO_UNIT  2", "UNKNOWN_UNIT mg% 1");
    }

    @Test
    void countsDrugsProceduresAndCodedAnswersToo() {
        Code unknown = new Code("urn:v2:99LAB", "X");
        unmapped.add(Said.at(FIRST).order("m1", unknown, FIRST));
        unmapped.add(Said.at(FIRST).procedure("p1", unknown, FIRST));
        unmapped.add(Said.at(FIRST)
                .result("o1", Catalogue.GLUCOSE_CODE, new ObservedValue.Coded(CodedText.of(unknown, "high")), FIRST));

        assertThat(unmapped.codes())
                .extracting(entry -> entry.getKey().kind())
                .containsExactly("answer", "medication", "procedure");
    }

    @Test
    void showsNoTextOfWhatCameWithoutCode() {
        unmapped.add(withCode(new CodedText(List.of(), "Seen by Canary O'Name")));
        unmapped.add(withCode(new CodedText(List.of(), "Ask Canary O'Name")));

        assertThat(printed(new UnmappedReport(unmapped, "1", 9)))
                .containsPattern(" 2 +1 +condition +test +\\(uncoded\\)")
                .doesNotContain("Canary");
    }

    @Test
    void namesNoPatientAndStopsAtTheTop() {
        unmapped.add(Said.at(FIRST).result("o1", SODIUM, "140", "mmol/L", FIRST));
        unmapped.add(Said.at(FIRST).result("o2", SODIUM, "140", "mmol/L", FIRST));
        unmapped.add(Said.at(FIRST).result("o3", new Code(Code.LOINC, "2823-3"), "4", "mmol/L", FIRST));
        UnmappedReport report = new UnmappedReport(unmapped, "1.1.0", 1);

        assertThat(report.json().toString())
                .isEqualTo("{\"catalogue\":\"1.1.0\",\"codes\":[{\"count\":2,\"patients\":1,"
                        + "\"lastSeen\":\"2026-03-01T08:00:00Z\",\"kind\":\"observation\",\"source\":\"test\","
                        + "\"system\":\"http://loinc.org\",\"code\":\"2951-2\",\"display\":\"\"}],\"units\":[]}");
        assertThat(printed(report))
                .contains("Codes that no concept of 1.1.0 means: 2", "2951-2")
                .doesNotContain("2823-3", Said.PATIENT.toString());
    }

    private static ObservedValue unitless(String amount) {
        return new ObservedValue.Numeric(new BigDecimal(amount), null, null, null);
    }

    private static FactEvent withCode(CodedText code) {
        FactEvent.ConditionAsserted said =
                Said.at(FIRST).problem(code.words(), new Code(Code.SNOMED_CT, "73211009"), FIRST);
        Envelope envelope = said.envelope();
        return new FactEvent.ConditionAsserted(
                envelope, new FactKey("c"), said.version(), code, "active", "confirmed", said.period());
    }

    private static String printed(UnmappedReport report) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        report.print(out);
        out.flush();
        return text.toString();
    }
}
