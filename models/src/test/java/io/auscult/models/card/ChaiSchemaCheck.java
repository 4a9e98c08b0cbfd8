package io.auscult.models.card;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.auscult.models.Models;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every card against the schema of the CHAI Applied Model Card. Run by hand, for the schema is not part of this project
 * (github.com/coalition-for-health-ai/mc-schema, v0.2/schema.xsd): {@code -Dtest=ChaiSchemaCheck -Dauscult.chai-schema=PATH}.
 */
class ChaiSchemaCheck {
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
    void theXmlIsValid(ModelCard card) throws Exception {
        Validator validator = schema(Path.of(System.getProperty("auscult.chai-schema", "schema.xsd")))
                .newValidator();

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
}
