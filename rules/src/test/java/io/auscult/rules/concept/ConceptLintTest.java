package io.auscult.rules.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.release.CatalogueRelease;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.RuleError;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a catalogue from being published. */
class ConceptLintTest {
    private static final CatalogueRelease SHIPPED = BundledFiles.concepts(Instant.EPOCH);

    @Test
    void findsNothingInTheCatalogueThatShips() {
        assertThat(ConceptLint.check(SHIPPED)).extracting(RuleError::words).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "codes-observations.csv | systolic-bp,LN,8480-6 | systolic-bp,LN,8462-4 | code: 8462-4 means systolic-bp too",
                "codes-observations.csv | hba1c,LN,4548-4, | hba1cc,LN,4548-4, | concept: \"hba1cc\" is not in concepts.csv",
                "codes-observations.csv | hba1c,LN,4548-4, | hba1c,LN,4584-4, | code: \"4584-4\" is no LOINC code",
                "codes-observations.csv | hba1c,LN,59261-8 | hba1c,LN,4548-4 | code: given twice for hba1c",
                "codes-conditions.csv | SCT,44054006 | SCT,44054060 | code: \"44054060\" is no SNOMED CT code",
                "codes-conditions.csv | I10C,E11.9, | I10C,E119, | code: \"E119\" is no ICD-10-CM code",
                "codes-drugs.csv | RXNORM,83367, | RXNORM,C10AA05, | code: \"C10AA05\" is no RxNorm code",
                "codes-drugs.csv | atorvastatin,RxNorm ingredient | atorvastatin, | source: a value is missing",
                "concepts.csv | 3653 d,site value: range and freshness | 90 d,site value | kept_for: shorter than fresh_for",
                "concepts.csv | body-height,Body height,observation,cm,30,250,,,, | body-height,Body height,observation,cm,30,250,,,90 d, | kept_for: may be used for ever",
                "concepts.csv | hba1c,HbA1c,observation,%,3,20 | hba1c,HbA1c,observation,%,30,20 | low: greater than high",
                "concepts.csv | observation,mL/min/{1.73_m2} | observation,ml/min/1.73m2 | ucum: \"ml/min/1.73m2\" is not a UCUM unit",
                "concepts.csv | fasting-glucose,Fasting glucose,observation,mg/dL,10, | fasting-glucose,Fasting glucose,observation,mg/dL,20, | other: fasting-glucose and glucose read a value differently: low",
                "units.csv | hdl-cholesterol,mmol/L | hdl-cholesterol,mmmol/L | ucum: \"mmmol/L\" is not a UCUM unit",
                "units.csv | body-weight,g,0.001 | body-weight,g,0.01 | factor: 1 g is 0.001 kg by UCUM, not 0.01",
                "units.csv | hba1c,%,1,0 | hba1c,%,2,0 | ucum: units.csv needs a line for % with factor 1",
                "units.csv | percent; %{HemoglobinA1C}; %{NGSP},NGSP | percent, | source: a value is missing",
                "overlaps.csv | fasting-glucose,glucose,a fasting glucose is also a glucose | fasting-glucose,glucose, | reason: a value is missing",
                "overlaps.csv | active-cancer,pancreatic | active-cancer,pancraetic | other: \"pancraetic-cancer\" is not in concepts.csv"
            })
    void saysWhereAndWhatToDo(String file, String find, String replace, String message) {
        assertThat(ConceptLint.check(changed(file, find, replace))).anySatisfy(error -> {
            assertThat(error.message()).startsWith(message);
            assertThat(error.words()).matches("(?s)[a-z-]+\\.csv:\\d+: .+");
        });
    }

    @Test
    void findsALineThatIsThereTwice() {
        String unit = "body-weight,g,0.001,0,G; gm,UCUM\n";
        String pair = "fasting-glucose,glucose,a fasting glucose is also a glucose\n";

        assertThat(ConceptLint.check(changed("units.csv", unit, unit + unit)))
                .extracting(RuleError::message)
                .containsExactly("ucum: given twice for body-weight; keep one line");
        assertThat(ConceptLint.check(changed("overlaps.csv", pair, pair + pair)))
                .extracting(RuleError::message)
                .containsExactly("other: this pair is given twice; keep one line");
    }

    @Test
    void aCodeUnderTwoConceptsIsAllowedWhereOverlapsSaysWhy() {
        CatalogueRelease without = changed("overlaps.csv", "fasting-glucose,glucose", "statin,antidiabetic");

        assertThat(ConceptLint.check(without))
                .extracting(RuleError::message)
                .anyMatch(message -> message.startsWith("code: 1558-6 means fasting-glucose too"));
    }

    @Test
    void twoSendersMayMeanDifferentThingsByOneLocalCode() {
        String rows = """
                concept,system,code,display,source,sender
                glucose,99LAB,GLU,Glucose,site value,lab-a
                fasting-glucose,99LAB,GLU,Glucose,site value,lab-b
                creatinine,99LAB,GLU,Creatinine,site value,lab-b
                """;

        assertThat(ConceptLint.check(with("codes-local.csv", rows)))
                .extracting(RuleError::words)
                .containsExactly(
                        "codes-local.csv:4: code: GLU means fasting-glucose too (codes-local.csv:3); take one out, or"
                                + " list the pair in overlaps.csv");
    }

    @Test
    void refusesToHandOutACatalogueThatIsWrong() {
        CatalogueRelease wrong = changed("units.csv", "body-weight,g,0.001", "body-weight,g,0.01");

        assertThatThrownBy(() -> ConceptLint.checked(wrong))
                .isInstanceOf(FilesRefused.class)
                .hasMessageContaining("units.csv:");
        assertThat(ConceptLint.checked(SHIPPED)).isSameAs(SHIPPED);
    }

    private static CatalogueRelease changed(String file, String find, String replace) {
        String text = Objects.requireNonNull(SHIPPED.files().get(file));
        assertThat(text).contains(find);
        return with(file, text.replace(find, replace));
    }

    private static CatalogueRelease with(String file, String text) {
        Map<String, String> files = new HashMap<>(SHIPPED.files());
        files.put(file, text);
        return new CatalogueRelease("x", Instant.EPOCH, files);
    }
}
