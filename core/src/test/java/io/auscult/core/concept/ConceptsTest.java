package io.auscult.core.concept;

import static io.auscult.core.fixture.Catalogue.CONCEPTS;
import static io.auscult.core.fixture.Catalogue.GLUCOSE;
import static io.auscult.core.fixture.Catalogue.TROPONIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.ObservedValue;
import io.auscult.core.fixture.Catalogue;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import io.auscult.core.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConceptsTest {
    @Test
    void aLocalCodeMeansSomethingOnlyFromItsSender() {
        Code glu = new Code("urn:v2:99LAB", "GLU");
        Concepts concepts = new Concepts(
                "test", List.of(withLocalCode("glucose", "lab-a", glu), withLocalCode("glucagon", "lab-b", glu)));
        CodedText said =
                new CodedText(List.of(new Coding(glu, "Glu"), new Coding(new Code(Code.LOINC, "1-8"), null)), "Glu");

        assertThat(concepts.meaning(said, "lab-a")).containsExactly(GLUCOSE);
        assertThat(concepts.meaning(said, "lab-b")).containsExactly(ConceptId.of("glucagon"));
        assertThat(concepts.meaning(said, "lab-c")).isEmpty();
        assertThat(concepts.meaning(said)).isEmpty();
    }

    @Test
    void aCodeOfEverybodysMeansTheSameFromAnySender() {
        assertThat(CONCEPTS.meaning(CodedText.of(Catalogue.GLUCOSE_CODE, null), "lab-a"))
                .containsExactly(GLUCOSE);
    }

    @Test
    void saysHowLongToKeepWhatItDoesNotUnderstand() {
        assertThat(CONCEPTS.keptForUnknown()).isEmpty();
        assertThat(new Concepts("test", List.of(), Duration.ofDays(400)).keptForUnknown())
                .contains(Duration.ofDays(400));
    }

    @Test
    void aNameWithinASentenceBeginsSmallUnlessItIsNoWord() {
        assertThat(words("Respiratory rate")).isEqualTo("respiratory rate");
        assertThat(words("HbA1c")).isEqualTo("HbA1c");
        assertThat(words("QT interval")).isEqualTo("QT interval");
        assertThat(words("Peutz-Jeghers syndrome")).isEqualTo("Peutz-Jeghers syndrome");
        assertThat(words("")).isEmpty();
        assertThat(Concepts.EMPTY.words(GLUCOSE)).as("what nobody names").isEqualTo("glucose");
    }

    private static String words(String name) {
        return new Concepts("test", List.of(named(GLUCOSE, name, Set.of()))).words(GLUCOSE);
    }

    private static Concept withLocalCode(String id, String sender, Code code) {
        return named(ConceptId.of(id), id, Set.of(new LocalCode(sender, code)));
    }

    private static Concept named(ConceptId id, String name, Set<LocalCode> localCodes) {
        return new Concept(
                id, name, Set.of(), localCodes, null, Map.of(), null, null, null, null, null, List.of("test"));
    }

    @Test
    void convertsToTheCanonicalUnit() {
        Reading reading = CONCEPTS.read(GLUCOSE, amount("5.5", null, "mmol/L"), "final");
        assertThat(reading.amount()).isEqualTo(Quantity.of("99.0858", "mg/dL"));
        assertThat(reading.usable()).isTrue();
    }

    @Test
    void neverUsesAnUnknownUnit() {
        assertThat(CONCEPTS.read(GLUCOSE, amount("5.5", null, "furlong"), "final"))
                .isEqualTo(new Reading(null, null, Mark.UNKNOWN_UNIT));
    }

    @Test
    void neverUsesAValueWithoutUnit() {
        assertThat(CONCEPTS.read(GLUCOSE, amount("99", null, null), "final").mark())
                .isEqualTo(Mark.NO_UNIT);
    }

    @Test
    void marksTheImplausibleAndKeepsIt() {
        Reading reading = CONCEPTS.read(GLUCOSE, amount("9.9", null, "mg/dL"), "final");
        assertThat(reading.mark()).isEqualTo(Mark.IMPLAUSIBLE);
        assertThat(reading.amount()).isNotNull();
    }

    @Test
    void takesTheLimitsOfPlausibilityAsPlausible() {
        assertThat(CONCEPTS.read(GLUCOSE, amount("10", null, "mg/dL"), "final").usable())
                .isTrue();
        assertThat(CONCEPTS.read(GLUCOSE, amount("2000", null, "mg/dL"), "final")
                        .usable())
                .isTrue();
    }

    @Test
    void doesNotBelieveATroponinBelowDetection() {
        assertThat(CONCEPTS.read(TROPONIN, amount("0.004", null, "ng/L"), "final")
                        .mark())
                .isEqualTo(Mark.BELOW_DETECTION);
    }

    @Test
    void keepsTheBoundOfALessThan() {
        Reading reading = CONCEPTS.read(TROPONIN, amount("5", "<", "ng/L"), "final");
        assertThat(reading).isEqualTo(new Reading(Quantity.of("5", "ng/L"), "<", Mark.BOUND_ONLY));
    }

    @Test
    void doesNotUseAPreliminaryResult() {
        assertThat(CONCEPTS.read(GLUCOSE, amount("99", null, "mg/dL"), "preliminary")
                        .mark())
                .isEqualTo(Mark.NOT_FINAL);
    }

    @Test
    void understandsACodeByItsSystemAndValue() {
        assertThat(CONCEPTS.meaning(CodedText.of(Catalogue.GLUCOSE_CODE, null))).containsExactly(GLUCOSE);
        assertThat(CONCEPTS.meaning(CodedText.of(new Code("urn:other", "2345-7"), null)))
                .isEmpty();
    }

    private static ObservedValue amount(String amount, @Nullable String comparator, @Nullable String unit) {
        return new ObservedValue.Numeric(new BigDecimal(amount), comparator, unit, unit);
    }
}
