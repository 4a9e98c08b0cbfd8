package io.auscult.mapping.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IJsonLikeParser;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.auscult.mapping.Unmappable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * JSON to FHIR. A bundle is read as a tree first, so that what nobody wants is never parsed as FHIR, and one bad entry spoils
 * no other. Decimals keep the digits that the source gave.
 */
final class FhirJson {
    /** FHIR's own examples nest less than 20 deep. */
    private static final int DEEPEST = 100;

    private static final ObjectMapper TREES = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private FhirJson() {}

    private static final class Context {
        static final FhirContext R4 = FhirContext.forR4();
        static final UsualForm USUAL = new UsualForm(R4);
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

    /** Why {@link #tree} gave none, without repeating anything of the body. */
    static String whyNoTree(byte[] body) {
        try {
            TREES.readTree(body);
            return "it is something else";
        } catch (StreamConstraintsException e) {
            return "it nests deeper than " + DEEPEST + " levels, or has a name, number or text of absurd length";
        } catch (MismatchedInputException e) {
            return "an object names one element twice, or something follows the object";
        } catch (IOException e) {
            return startsLikeXml(body) ? "it is XML, which is not read" : "it is broken or cut off";
        }
    }

    private static boolean startsLikeXml(byte[] body) {
        return new String(body, 0, Math.min(body.length, 64), StandardCharsets.UTF_8).contains("<");
    }

    /** @throws Unmappable when it is not a valid resource; the message has no value of it */
    static Resource resource(JsonNode tree) {
        Resource usual = Context.USUAL.read(tree);
        return usual != null ? usual : parsed(tree);
    }

    /** The same by HAPI's own parser, which says what becomes of the unusual. */
    static Resource parsed(JsonNode tree) {
        UnspokenErrors errors = new UnspokenErrors();
        IParser parser = Context.R4.newJsonParser().setParserErrorHandler(errors);
        Resource resource = parsed((IJsonLikeParser) parser, tree);
        if (errors.metUnknown()) {
            Shape.check(tree, Context.R4.getResourceDefinition(resource));
        }
        return resource;
    }

    private static Resource parsed(IJsonLikeParser parser, JsonNode tree) {
        try {
            return (Resource) parser.parseResource(new TreeStructure(tree));
        } catch (Unmappable e) {
            throw e;
        } catch (RuntimeException e) {
            // HAPI stumbles in many ways over what is no FHIR; its message may hold patient data.
            throw new Unmappable(
                    "The resource is not valid FHIR R4 (" + e.getClass().getSimpleName() + ")",
                    "Validate it against FHIR R4 and send it again");
        }
    }
}
