package io.auscult.training;

import static io.auscult.core.fixture.GivenChart.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.concept.Reading;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Sex;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.PatientId;
import io.auscult.models.card.BoundInput;
import io.auscult.models.card.Origin;
import io.auscult.models.onnx.FolderFiles;
import io.auscult.models.onnx.ModelFolder;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed models on charts under the catalogue that is shipped, with its local codes. */
class FoldersOnChartTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));

    @ParameterizedTest
    @ValueSource(strings = {"heart-disease-detection", "pancreatic-cancer-urinary", "pancreatic-cancer-urinary-ca19-9"})
    void everyInputIsInTheCatalogueInItsUnit(String id) throws IOException {
        try (ModelFolder folder = folder(id)) {
            assertThat(folder.misfits(CONCEPTS)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heart-disease-detection", "pancreatic-cancer-urinary", "pancreatic-cancer-urinary-ca19-9"})
    void aCompleteChartScoresAsTheSameInputsOnALine(String id) throws IOException {
        try (ModelFolder folder = folder(id)) {
            Map<String, Object> inputs = folder.card().reference().values();
            Object scores = folder.published().line().answer(inputs).get("scores");
            Signal signal = model(folder).assess(chart(folder, null), NOW);
            assertThat(signal).isInstanceOfSatisfying(RiskScored.class, scored -> {
                assertThat(Map.of("score", scored.value("score"))).isEqualTo(scores);
                assertThat(scored.explanation().contributions()).hasSize(inputs.size());
                assertThat(scored.explanation().contributions())
                        .allSatisfy(part -> assertThat(part.amount()).isCloseTo(0, within(1e-6)));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heart-disease-detection", "pancreatic-cancer-urinary", "pancreatic-cancer-urinary-ca19-9"})
    void aChartWithoutOneOfTheInputsIsNotAssessableAndNamesIt(String id) throws IOException {
        try (ModelFolder folder = folder(id)) {
            for (BoundInput left : folder.card().inputs()) {
                if (left.origin() instanceof Origin.OfConcept) {
                    assertThat(model(folder).assess(chart(folder, left), NOW))
                            .as(left.name())
                            .isInstanceOfSatisfying(
                                    NotAssessable.class,
                                    not -> assertThat(not.problems())
                                            .extracting(Signal.Problem::input)
                                            .containsExactly(left.name()));
                }
            }
        }
    }

    private static ModelFolder folder(String id) throws IOException {
        return ModelFolder.load(FolderFiles.read(Path.of("../models/folders", id)));
    }

    private static RiskModel model(ModelFolder folder) {
        return folder.published().onChart().orElseThrow();
    }

    /** A patient with the reference values of the card, a day ago; all but one of them. */
    private static MemoryChart chart(ModelFolder folder, @Nullable BoundInput without) {
        Map<String, Object> values = folder.card().reference().values();
        MemoryChart chart = new MemoryChart(new PatientId("0123456789abcdef0123456789abcdef"), CONCEPTS);
        int age = Integer.parseInt(String.valueOf(values.get("age")));
        put(
                chart,
                ConceptId.DEMOGRAPHICS,
                new Statement.Demographics(
                        NOW.atZone(ZoneOffset.UTC).toLocalDate().minusYears(age).minusDays(90),
                        "male".equals(values.get("sex")) ? Sex.MALE : Sex.FEMALE,
                        false,
                        null),
                Reading.NONE);
        for (BoundInput input : folder.card().inputs()) {
            if (input.origin() instanceof Origin.OfConcept of && !input.equals(without)) {
                observed(chart, of.concept(), input, String.valueOf(values.get(input.name())));
            }
        }
        return chart;
    }

    private static void observed(MemoryChart chart, ConceptId concept, BoundInput input, String value) {
        ObservedValue said = input.transform().words().isEmpty()
                ? new ObservedValue.Numeric(new BigDecimal(value), null, input.unit(), null)
                : new ObservedValue.Coded(coded(ConceptId.of(value)));
        put(
                chart,
                concept,
                new Statement.Observation("final", said, ObservationDetails.NONE),
                CONCEPTS.read(concept, said, "final"));
    }

    private static void put(MemoryChart chart, ConceptId concept, Statement statement, Reading reading) {
        String key = "ehr/" + concept.value();
        Instant at = NOW.minus(Duration.ofDays(1));
        chart.put(new Fact(
                new FactKey(key),
                new FactVersion(at, 2, key),
                "event-" + key,
                "message-" + key,
                "ehr",
                coded(concept),
                at,
                statement,
                Set.of(concept),
                reading,
                null));
    }

    /** A code that the catalogue has for the concept. */
    private static CodedText coded(ConceptId concept) {
        return CONCEPTS.concept(concept)
                .map(known -> known.codes().stream()
                        .min(Comparator.comparing(Code::value))
                        .orElseThrow())
                .map(code -> CodedText.of(code, null))
                .orElseGet(() -> CodedText.of(new Code("urn:test", concept.value()), null));
    }
}
