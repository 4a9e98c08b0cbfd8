package io.auscult.models.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.models.Models;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CardRenderingTest {
    static Stream<ModelCard> cards() {
        return Models.ids().stream().map(Models::card);
    }

    @ParameterizedTest
    @MethodSource("cards")
    void theDocumentHasAllThirtyOneAttributesInTheRulesOrder(ModelCard card) {
        JsonNode document = new ObjectMapper().valueToTree(CardDocument.of(card));

        List<Integer> numbers = new ArrayList<>();
        document.path("sourceAttributes")
                .forEach(attribute -> numbers.add(attribute.path("number").asInt()));
        assertThat(numbers).hasSize(31).isSorted().doesNotHaveDuplicates();
        assertThat(document.path("sourceAttributes"))
                .allSatisfy(attribute ->
                        assertThat(attribute.path("value").asText()).isNotBlank());
        assertThat(document.path("inputs")).hasSameSizeAs(card.inputs());
    }

    @ParameterizedTest
    @MethodSource("cards")
    void theTextSaysWhatIsNotAvailable(ModelCard card) {
        assertThat(CardText.of(card))
                .startsWith(card.name())
                .contains(card.purpose(), "31. correction frequency: ", "29. fairness local: not available");
    }

    @ParameterizedTest
    @MethodSource("cards")
    void theXmlNamesEveryAttributeAndEveryInput(ModelCard card) throws Exception {
        Document document = parsed(CardXml.of(card));

        String all = document.getDocumentElement().getTextContent();
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(CardXml.NAMESPACE);
        for (SourceAttribute attribute : SourceAttribute.values()) {
            assertThat(all)
                    .contains(attribute.number() + ". ")
                    .containsIgnoringWhitespaces(attribute.statedBy(card).replace("\"", "\\\""));
        }
        assertThat(card.inputs()).allSatisfy(input -> assertThat(all).contains(input.name()));
    }

    @ParameterizedTest
    @MethodSource("cards")
    void everyResultInTheXmlIsJson(ModelCard card) throws Exception {
        NodeList values = parsed(CardXml.of(card)).getElementsByTagNameNS(CardXml.NAMESPACE, "ValueJson");

        assertThat(values.getLength()).isEqualTo(7);
        for (int i = 0; i < values.getLength(); i++) {
            String value = values.item(i).getTextContent();
            assertThatCode(() -> new ObjectMapper().readTree(value)).doesNotThrowAnyException();
        }
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
