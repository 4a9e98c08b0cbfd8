package io.auscult.rules.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.concept.Mark;
import io.auscult.core.concept.Reading;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Quantity;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.RuleError;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first catalogue, and what its reader refuses. */
class ConceptFilesTest {
    private static final CatalogueRelease RELEASE = BundledFiles.concepts(Instant.EPOCH);
    private static final Concepts CONCEPTS = ConceptFiles.parse(RELEASE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total-cholesterol",
                "hdl-cholesterol",
                "systolic-bp",
                "diastolic-bp",
                "heart-rate",
                "body-mass-index",
                "body-weight",
                "body-height",
                "creatinine",
                "egfr-ckd-epi-2021",
                "glucose",
                "fasting-glucose",
                "hba1c",
                "hs-troponin-t",
                "hs-troponin-i",
                "smoking-status",
                "current-smoker",
                "not-current-smoker",
                "diabetes",
                "coronary-heart-disease",
                "stroke",
                "heart-failure",
                "pancreatic-cancer",
                "active-cancer",
                "statin",
                "antihypertensive",
                "antidiabetic",
                "abdominal-imaging",
                "assay-elecsys-tnt-hs",
                "assay-architect-tni-hs",
                "assay-centaur-tni-hs",
                "assay-access-tni-hs",
                "assay-clarity-tni-hs",
                "assay-vitros-tni-hs",
                "assay-pathfast-tni-hs",
                "assay-triagetrue-tni-hs"
            })
    void knowsTheConcept(String id) {
        assertThat(CONCEPTS.concept(ConceptId.of(id))).isPresent().hasValueSatisfying(concept -> {
            assertThat(concept.codes()).isNotEmpty();
            assertThat(concept.source()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "total-cholesterol | 5.172  | mmol/L   | 200.00",
                "total-cholesterol | 200    | mg/dl    | 200",
                "creatinine        | 88.4   | umol/L   | 1.000",
                "creatinine        | 88.4   | µmol/L   | 1.000",
                "hba1c             | 48     | mmol/mol | 6.54304",
                "hba1c             | 6.5    | %        | 6.5",
                "glucose           | 7.0    | mmol/L   | 126.1092",
                "body-weight       | 154    | [lb_av]  | 69.85322",
                "body-weight       | 154    | lbs      | 69.85322",
                "body-height       | 70     | [in_i]   | 177.80",
                "systolic-bp       | 16     | kPa      | 120.0099",
                "systolic-bp       | 120    | mmHg     | 120",
                "hs-troponin-t     | 52     | pg/mL    | 52",
                "hs-troponin-i     | 0.064  | ng/mL    | 64",
                "egfr-ckd-epi-2021 | 92     | mL/min/1.73m2 | 92"
            })
    void convertsToTheCanonicalUnit(String concept, String amount, String unit, String canonical) {
        Reading reading = read(concept, amount, unit);

        assertThat(reading.mark()).isNull();
        assertThat(Objects.requireNonNull(reading.amount()).amount().doubleValue())
                .isCloseTo(Double.parseDouble(canonical), org.assertj.core.data.Offset.offset(1e-4));
    }

    @Test
    void cholesterolConvertsBackExactlyAsPreventReadsIt() {
        Quantity amount = Objects.requireNonNull(
                read("total-cholesterol", "5.172", "mmol/L").amount());

        assertThat(amount.amount().doubleValue() * 0.02586)
                .isCloseTo(5.172, org.assertj.core.data.Offset.offset(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "hs-troponin-i, 0.014347, pg/mL, BELOW_DETECTION",
        "hs-troponin-i, 0.99, ng/L, BELOW_DETECTION",
        "hba1c, 2.84, %, IMPLAUSIBLE",
        "hba1c, 48, %, IMPLAUSIBLE",
        "creatinine, 88, mg/dL, IMPLAUSIBLE",
        "egfr-ckd-epi-2021, 90, mL/min, UNKNOWN_UNIT",
        "total-cholesterol, 200, ng/L, UNKNOWN_UNIT"
    })
    void marksWhatMayNotBeUsed(String concept, String amount, String unit, Mark mark) {
        assertThat(read(concept, amount, unit).mark()).isEqualTo(mark);
    }

    @Test
    void mdrdIsNotTheEgfrThatPreventReads() {
        assertThat(CONCEPTS.meaning(CodedText.of(new Code(Code.LOINC, "33914-3"), null)))
                .isEmpty();
    }

    @Test
    void aComplicationOfDiabetesMeansDiabetesAndPrediabetesDoesNot() {
        assertThat(CONCEPTS.meaning(CodedText.of(new Code(Code.SNOMED_CT, "90781000119102"), null)))
                .containsExactly(ConceptId.of("diabetes"));
        assertThat(CONCEPTS.meaning(CodedText.of(new Code(Code.SNOMED_CT, "15777000"), null)))
                .isEmpty();
    }

    @Test
    void pancreaticCancerIsAlsoActiveCancer() {
        assertThat(CONCEPTS.meaning(CodedText.of(new Code(Code.ICD_10_CM, "C25.9"), null)))
                .containsExactly(ConceptId.of("active-cancer"), ConceptId.of("pancreatic-cancer"));
    }

    @Test
    void fastingGlucoseIsAlsoGlucose() {
        assertThat(CONCEPTS.meaning(CodedText.of(new Code(Code.LOINC, "1558-6"), null)))
                .containsExactly(ConceptId.of("fasting-glucose"), ConceptId.of("glucose"));
    }

    @Test
    void aLaboratorysOwnCodeKeepsItsTable() {
        assertThat(CONCEPTS.meaning(CodedText.of(new Code("urn:v2:99LAB", "ELECSYS-TNTHS"), null)))
                .containsExactly(ConceptId.of("assay-elecsys-tnt-hs"));
    }

    @ParameterizedTest
    @CsvSource({"body-weight, 914", "smoking-status, 1826", "hs-troponin-t, 30", "systolic-bp, 731"})
    void keepsFactsAtLeastAsLongAsAModelLooksBack(String concept, long days) {
        assertThat(CONCEPTS.concept(ConceptId.of(concept)).orElseThrow().keptFor())
                .isGreaterThanOrEqualTo(Duration.ofDays(days));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "glucose",
                "fasting-glucose",
                "hba1c",
                "body-height",
                "diabetes",
                "coronary-heart-disease",
                "stroke",
                "heart-failure",
                "pancreatic-cancer",
                "active-cancer",
                "statin",
                "antihypertensive",
                "antidiabetic",
                "anticoagulant",
                "abdominal-imaging"
            })
    void keepsForEverWhatModelsReadInFull(String concept) {
        assertThat(CONCEPTS.concept(ConceptId.of(concept)).orElseThrow().keptFor())
                .isNull();
    }

    @Test
    void keepsWhatNobodyUnderstandsForAsLongAsTheLog() {
        assertThat(CONCEPTS.keptForUnknown()).contains(Duration.ofDays(400));
    }

    @Test
    void aLocalCodeCountsOnlyForItsSender() {
        Map<String, String> files = new HashMap<>(RELEASE.files());
        files.put("codes-local.csv", """
                concept,system,code,display,source,sender
                glucose,99LAB,GLU,Glucose,site value,lab-a
                creatinine,99LAB,GLU,Something else,site value,lab-b
                """);
        Concepts concepts = ConceptFiles.parse(new CatalogueRelease("x", Instant.EPOCH, files));
        CodedText glu = CodedText.of(new Code("urn:v2:99LAB", "GLU"), null);

        assertThat(concepts.meaning(glu, "lab-a")).containsExactly(ConceptId.of("glucose"));
        assertThat(concepts.meaning(glu, "lab-b")).containsExactly(ConceptId.of("creatinine"));
        assertThat(concepts.meaning(glu, "ehr")).isEmpty();
    }

    /** Releases are never deleted: what was published before there were retention, senders and overlaps still reads. */
    @Test
    void readsACatalogueFromBeforeRetentionAndSenders() {
        Concepts old = ConceptFiles.parse(new CatalogueRelease(
                "1.0.0",
                Instant.EPOCH,
                Map.of("catalogue.yaml", """
                version: 1.0.0
                owner: x
                """, "concepts.csv", """
                concept,name,kind,ucum,low,high,detection_limit,fresh_for,source
                hba1c,HbA1c,observation,%,3,20,,731 d,x
                """, "units.csv", """
                concept,ucum,factor,offset,aliases,source
                hba1c,%,1,0,,x
                """, "codes-observations.csv", """
                concept,system,code,display,source
                hba1c,LN,4548-4,HbA1c,x
                """)));

        assertThat(old.concept(ConceptId.of("hba1c")).orElseThrow().keptFor()).isNull();
        assertThat(old.keptForUnknown()).isEmpty();
    }

    @Test
    void everyConceptSaysWhereItComesFrom() {
        assertThat(CONCEPTS.all())
                .extracting(Concept::source)
                .allSatisfy(source -> assertThat(source).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concepts.csv | hba1c,HbA1c,observation | hba1c,HbA1c,observatoin | kind: one of observation",
                "concepts.csv | hba1c,HbA1c,observation,%,3,20 | hba1c,HbA1c,observation,%,3,x | high: not a number",
                "concepts.csv | hba1c,HbA1c,observation,%,3,20 | hba1c,HbA1c,observation,%,30,20 | low: greater than high",
                "concepts.csv | hba1c,HbA1c,observation,% | hba1c,HbA1c,observation,g/L | ucum: units.csv needs a line",
                "concepts.csv | hba1c,HbA1c | Hb A1c,HbA1c | concept: A concept id is lower-case words",
                "concepts.csv | ,731 d, | ,2 years, | fresh_for: not a span of time",
                "concepts.csv | 731 d,1826 d, | 731 d,5 a, | kept_for: not a span of time",
                "catalogue.yaml | kept_for: 400 d | kept_for: 400 days | kept_for: not a span of time",
                "units.csv | hba1c,%,1,0 | hba1c,%,1,zero | offset: not a number",
                "units.csv | hba1c,%,1,0 | hba1c,%,-1,0 | factor: a factor is greater than zero",
                "units.csv | hba1c,%,1,0 | hba1cc,%,1,0 | concept: \"hba1cc\" is not in concepts.csv",
                "units.csv | concept,ucum,factor | concept,unit,factor | the first line names the columns",
                "codes-observations.csv | hba1c,LN,59261-8 | hba1c,LN,4548-4 | code: given twice for hba1c",
                "codes-observations.csv | hba1c,LN,4548-4, | hba1c,LN,, | code: a value is missing"
            })
    void refusesWithFileAndLine(String file, String find, String replace, String message) {
        Map<String, String> files = new HashMap<>(RELEASE.files());
        String text = Objects.requireNonNull(files.get(file));
        assertThat(text).contains(find);
        files.put(file, text.replace(find, replace));

        List<RuleError> errors = refused(files);

        assertThat(errors).anySatisfy(error -> {
            assertThat(error.message()).startsWith(message);
            assertThat(error.line()).isPositive();
            assertThat(error.words()).startsWith(error.file() + ":" + error.line());
        });
    }

    @Test
    void refusesACatalogueWithoutUnits() {
        Map<String, String> files = new HashMap<>(RELEASE.files());
        files.remove("units.csv");

        assertThat(refused(files)).contains(RuleError.in("units.csv", "the catalogue has no such file"));
    }

    private static List<RuleError> refused(Map<String, String> files) {
        return Objects.requireNonNull(catchThrowableOfType(
                        FilesRefused.class, () -> ConceptFiles.parse(new CatalogueRelease("x", Instant.EPOCH, files))))
                .errors();
    }

    private static Reading read(String concept, String amount, String unit) {
        return CONCEPTS.read(
                ConceptId.of(concept), new ObservedValue.Numeric(new BigDecimal(amount), null, unit, null), "final");
    }
}
