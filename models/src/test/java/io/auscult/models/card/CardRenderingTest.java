package io.auscult.models.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.models.Models;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CardRenderingTest {
    /** The signature of a card is of another schema, which lies on the web; no card here is signed. */
    private static final String NO_SIGNATURE = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/09/xmldsig#">
              <xs:element name="Signature"/>
            </xs:schema>""";

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

    /** The schema is not part of this project: github.com/coalition-for-health-ai/mc-schema, v0.2/schema.xsd. */
    @ParameterizedTest
    @MethodSource("cards")
    void theXmlIsValidByTheSchemaOfTheAppliedModelCard(ModelCard card) throws Exception {
        String path = System.getProperty("auscult.chai-schema", "");
        assumeTrue(
                !path.isEmpty() && Files.exists(Path.of(path)),
                "no schema given by -Dauscult.chai-schema=…/v0.2/schema.xsd: the XML is not validated");

        Validator validator = schema(Path.of(path)).newValidator();

        assertThatCode(() -> validator.validate(new StreamSource(new StringReader(CardXml.of(card)))))
                .doesNotThrowAnyException();
    }

    private static Schema schema(Path path) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        String withoutImport = Files.readString(path)
                .replaceAll("<xs:import[^>]*/>", "<xs:import namespace=\"http://www.w3.org/2000/09/xmldsig#\"/>");
        return factory.newSchema(new StreamSource[] {
            new StreamSource(new StringReader(NO_SIGNATURE)), new StreamSource(new StringReader(withoutImport))
        });
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
