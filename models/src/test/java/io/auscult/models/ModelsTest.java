package io.auscult.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.value.Mode;
import io.auscult.models.card.ModelCard;
import io.auscult.models.card.SourceAttribute;
import io.auscult.models.card.Vector;
import io.auscult.models.card.VectorFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {
    static List<String> ids() {
        return Models.ids();
    }

    @Test
    void allLoadInOrderOfTheirIds() {
        assertThat(Models.ids())
                .containsExactly(
                        "ca19-9",
                        "caps-surveillance",
                        "cha2ds2",
                        "chronic-pancreatitis-pc",
                        "ckd-epi-2021",
                        "endpac",
                        "esc-troponin",
                        "grace",
                        "heart",
                        "ipmn",
                        "news2",
                        "nt-probnp",
                        "prevent",
                        "qtc");
    }

    @Test
    void whatOnlyAHumanCanGiveIsReadFromNoChart() {
        assertThat(Models.all())
                .extracting(model -> model.ref().id())
                .contains("cha2ds2", "esc-troponin", "news2", "nt-probnp", "qtc")
                .doesNotContain("heart", "grace", "ckd-epi-2021");
        assertThatThrownBy(() -> Models.byId("heart")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aModelThatIsADemonstrationShipsInShadow() {
        assertThat(Models.published("chronic-pancreatitis-pc").mode()).isEqualTo(Mode.SHADOW);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyCardStatesAll31SourceAttributes(String id) {
        ModelCard card = Models.card(id);

        assertThat(card.model().id()).isEqualTo(id);
        assertThat(card.sourceAttributes()).hasSize(31).containsOnlyKeys(SourceAttribute.values());
        assertThat(card.limits()).isNotEmpty();
        assertThat(card.citation()).isNotEmpty();
        assertThat(card.performance()).isNotEmpty();
        assertThat(card.inputs()).isNotEmpty();
    }

    /** In a line the horizons of PREVENT stand above the names of its scores; in a signal 30 years stand behind them. */
    @ParameterizedTest
    @MethodSource("ids")
    void everyScoreOfAVectorIsNamedOnTheCard(String id) {
        Map<String, String> named = Models.card(id).scores();

        assertThat(VectorFile.read(id).stream()
                        .flatMap(vector -> names(vector.expected().get("scores"), "").stream())
                        .distinct())
                .isSubsetOf(named.keySet());
        assertThat(named.values()).allMatch(scale -> !scale.isBlank());
    }

    private static List<String> names(@Nullable Object scores, String behind) {
        if (!(scores instanceof Map<?, ?> byName)) {
            return List.of();
        }
        return byName.entrySet().stream()
                .flatMap(score -> score.getValue() instanceof Map<?, ?> ofHorizon
                        ? names(ofHorizon, score.getKey().equals("30yr") ? "_30yr" : "").stream()
                        : Stream.of(score.getKey() + behind))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyModelHasVectors(String id) {
        assertThat(VectorFile.read(id))
                .hasSizeGreaterThan(5)
                .extracting(Vector::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void aModelThatDoesNotReproduceItsVectorsIsRefused() {
        Vector vector = new Vector("case-1", Map.of(), Map.of("scores", Map.of("score", 3)), null);

        assertThatThrownBy(() ->
                        VectorFile.replay("endpac", List.of(vector), _ -> Map.of("scores", Map.of("score", 4))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Model endpac does not reproduce its vector case-1: scores should be {score=3} and is {score=4}");
    }

    @Test
    void namesTheModelsThatThereAre() {
        assertThatThrownBy(() -> Models.byId("qcancer"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no model \"qcancer\"; there are ca19-9, ");
    }

    @Test
    void everyModelAnswersToAnEmptyChart() {
        assertThat(Models.all())
                .allSatisfy((RiskModel model) -> assertThat(
                                model.assess(GivenChart.chart().build(), GivenChart.NOW)
                                        .model())
                        .isEqualTo(model.ref()));
    }
}
