package io.auscult.delivery.report;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.core.event.Answer.Outcome;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.Person;
import io.auscult.delivery.Sample;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.store.CourseStore.Remark;
import io.auscult.delivery.store.CourseStore.Said;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users wrote: whom it names is taken out, what sounds annoyed is found, and it leaves as CSV and FHIR. */
class RemarksTest {
    private static final Person BRIGITTE = new Person(
            Sample.ADA,
            "Runte-Maier",
            "Brigitte Jo",
            "1959-04-02",
            "female",
            List.of(new Identifier("http://hospital.example/mrn", "MRN-4711")),
            null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ms Runte refuses                      | Ms […] refuses
            spoke to BRIGITTE maier, again         | spoke to […] […], again
            see MRN-4711 and 4711                  | see […] and 4711
            phone 030/1234567, seen 2.3.2026       | phone […], seen […]
            HbA1c 6.8, LDL 151, QTc 512            | HbA1c 6.8, LDL 151, QTc 512
            Job done with joy                      | Job done with joy
            Grunter                                | Grunter""")
    void namesAndNumbersOfThePatientAreTakenOut(String written, String shown) {
        assertThat(Masked.of(written, BRIGITTE)).isEqualTo(shown);
    }

    @Test
    void ofSomebodyUnknownOnlyNumbersAreTakenOut() {
        assertThat(Masked.of("Runte, 19590402", null)).isEqualTo("Runte, […]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"This is USELESS", "Stop showing me this", "why am I getting this", "Already on a statin!!"})
    void soundsAnnoyed(String comment) {
        assertThat(Annoyed.sounds(comment)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Echo ordered for tomorrow", "Patient refuses", "Noisey murmur heard", "laugh"})
    void doesNotSoundAnnoyed(String comment) {
        assertThat(Annoyed.sounds(comment)).isFalse();
    }

    @Test
    void csvHasALineForEachAndNoFormulaForASpreadsheet() {
        String csv = FeedbackExport.csv(List.of(
                remark("e1", Outcome.OVERRIDDEN, "patient-refuses", "said \"no\", twice", "4W"),
                remark("e2", Outcome.ACCEPTED, "", "=HYPERLINK(1)", null)));

        assertThat(csv.split("\r\n", -1))
                .containsExactly(
                        "id,intervention,version,action,reason,feedback,user,date,location",
                        "e1,cardiac/high-ascvd-risk-without-statin,cardiac@1.0.0,overridden,patient-refuses,"
                                + "\"said \"\"no\"\", twice\",dr-who,2026-11-20T12:00:00Z,4W",
                        "e2,cardiac/high-ascvd-risk-without-statin,cardiac@1.0.0,accepted,,'=HYPERLINK(1),dr-who,"
                                + "2026-11-20T12:00:00Z,",
                        "");
    }

    @Test
    void fhirIsReadByAStrictParserAndSaysTheSame() throws Exception {
        String json = new ObjectMapper()
                .writeValueAsString(FeedbackExport.bundle(List.of(
                        remark("e1", Outcome.OVERRIDDEN, "patient-refuses", "asked twice", "4W"),
                        remark("e2", Outcome.OVERRIDDEN, "our-own-reason", "", null))));

        Bundle bundle = FhirContext.forR4()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(Bundle.class, json);

        Communication first = (Communication) bundle.getEntry().getFirst().getResource();
        assertThat(first.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("overridden");
        assertThat(first.getTopic().getCodingFirstRep().getCode()).isEqualTo(Sample.STATIN.value());
        assertThat(first.getReasonCodeFirstRep().getCodingFirstRep().getSystem())
                .isEqualTo(OverrideReasons.SYSTEM);
        assertThat(first.getPayloadFirstRep().getContentStringType().getValue()).isEqualTo("asked twice");
        assertThat(first.getSender().getIdentifier().getValue()).isEqualTo("dr-who");
        assertThat(first.hasSubject()).isFalse();
        Communication second = (Communication) bundle.getEntry().getLast().getResource();
        assertThat(second.getReasonCodeFirstRep().getText()).isEqualTo("our-own-reason");
        assertThat(second.hasPayload()).isFalse();
    }

    private static Remark remark(String id, Outcome outcome, String reason, String comment, @Nullable String ward) {
        return new Remark(
                id,
                Sample.ADA,
                Sample.STATIN,
                "cardiac",
                "1.0.0",
                new Said(outcome, "dr-who", Sample.NOW, reason),
                comment,
                ward);
    }
}
