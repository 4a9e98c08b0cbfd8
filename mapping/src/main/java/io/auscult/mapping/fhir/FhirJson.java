package io.auscult.mapping.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.auscult.mapping.Amounts;
import io.auscult.mapping.Unmappable;
import java.io.IOException;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * JSON to FHIR. A bundle is read as a tree first, so that what nobody wants is never parsed as FHIR, and one bad entry spoils
 * no other. Decimals keep the digits that the source gave.
 */
final class FhirJson {
    private static final ObjectMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private FhirJson() {}

    private static final class Context {
        static final FhirContext R4 = context();

        private static FhirContext context() {
            FhirContext r4 = FhirContext.forR4();
            r4.setParserErrorHandler(new UnspokenErrors());
            return r4;
        }
    }

    /** The tree, or null when the bytes are not one JSON object. */
    static @Nullable JsonNode tree(byte[] body) {
        try {
            JsonNode tree = TREES.readTree(body);
            return tree != null && tree.isObject() ? tree : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** @throws Unmappable when it is not a valid resource; the message has no value of it */
    static Resource resource(JsonNode tree) {
        checkNumbers(tree);
        try {
            return (Resource) Context.R4.newJsonParser().parseResource(TREES.writeValueAsString(tree));
        } catch (JsonProcessingException | DataFormatException | IllegalArgumentException | ClassCastException e) {
            throw new Unmappable(
                    "The resource is not valid FHIR R4 (" + e.getClass().getSimpleName() + ")",
                    "Validate it against FHIR R4 and send it again");
        }
    }

    /** Before the parser, which would write such a number out in full. */
    private static void checkNumbers(JsonNode tree) {
        if (tree.isNumber()) {
            Amounts.sane(tree.decimalValue());
        }
        tree.forEach(FhirJson::checkNumbers);
    }
}
