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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {
    @Test
    void allLoadInOrderOfTheirIds() {
        assertThat(Models.all())
                .extracting(model -> model.ref().toString())
                .isSorted()
                .contains(
                        "ca19-9@1.0.0",
                        "caps-surveillance@1.0.0",
                        "chronic-pancreatitis-pc@1.0.0",
                        "endpac@1.0.0",
                        "esc-troponin@1.0.0",
                        "ipmn@1.0.0",
                        "prevent@1.0.0");
    }

    static List<String> ids() {
        return Models.ids();
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

    @ParameterizedTest
    @MethodSource("ids")
    void everyModelHasVectors(String id) {
        assertThat(VectorFile.read(id))
                .hasSizeGreaterThan(20)
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
                .hasMessage("There is no model \"qcancer\"; there are " + String.join(", ", Models.ids()));
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
