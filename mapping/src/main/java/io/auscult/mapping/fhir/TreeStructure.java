package io.auscult.mapping.fhir;

import ca.uhn.fhir.parser.json.BaseJsonLikeArray;
import ca.uhn.fhir.parser.json.BaseJsonLikeObject;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import ca.uhn.fhir.parser.json.BaseJsonLikeWriter;
import ca.uhn.fhir.parser.json.JsonLikeStructure;
import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.mapping.Amounts;
import java.io.Reader;
import java.io.Writer;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A tree that HAPI parses as it stands, without a second text: HAPI's own structure holds a map for each list, and writes a number
 * out before anybody could see how long it is. The narrative is left out: nobody reads it, and its XHTML would be parsed.
 */
record TreeStructure(JsonNode root) implements JsonLikeStructure {
    private static final String NARRATIVE = "text";

    @Override
    public BaseJsonLikeObject getRootObject() {
        return new TreeObject(root) {
            @Override
            public @Nullable BaseJsonLikeValue get(String key) {
                JsonNode child = root.get(key);
                return key.equals(NARRATIVE) && child != null && child.isObject() ? NULL : value(child);
            }
        };
    }

    @Override
    public JsonLikeStructure getInstance() {
        return this;
    }

    @Override
    public void load(Reader reader) {
        throw new UnsupportedOperationException("The tree is there already");
    }

    @Override
    public void load(Reader reader, boolean allowArray) {
        load(reader);
    }

    @Override
    public BaseJsonLikeWriter getJsonLikeWriter() {
        throw new UnsupportedOperationException("The tree is only read");
    }

    @Override
    public BaseJsonLikeWriter getJsonLikeWriter(Writer writer) {
        return getJsonLikeWriter();
    }

    private static @Nullable BaseJsonLikeValue value(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        return switch (node.getNodeType()) {
            case OBJECT -> new TreeObject(node);
            case ARRAY -> new TreeArray(node);
            case NULL, MISSING -> BaseJsonLikeValue.NULL;
            case NUMBER, STRING, BOOLEAN, BINARY, POJO -> new TreeScalar(node);
        };
    }

    private static class TreeObject extends BaseJsonLikeObject {
        private final JsonNode node;

        TreeObject(JsonNode node) {
            this.node = node;
        }

        @Override
        public @Nullable Object getValue() {
            return null;
        }

        @Override
        public Iterator<String> keyIterator() {
            return node.fieldNames();
        }

        @Override
        public @Nullable BaseJsonLikeValue get(String key) {
            return value(node.get(key));
        }
    }

    private static final class TreeArray extends BaseJsonLikeArray {
        private final JsonNode node;

        TreeArray(JsonNode node) {
            this.node = node;
        }

        @Override
        public @Nullable Object getValue() {
            return null;
        }

        @Override
        public int size() {
            return node.size();
        }

        @Override
        public @Nullable BaseJsonLikeValue get(int index) {
            return value(node.get(index));
        }
    }

    private static final class TreeScalar extends BaseJsonLikeValue {
        private final JsonNode node;

        TreeScalar(JsonNode node) {
            this.node = node;
        }

        @Override
        public ValueType getJsonType() {
            return ValueType.SCALAR;
        }

        @Override
        public ScalarType getDataType() {
            return node.isNumber() ? ScalarType.NUMBER : node.isBoolean() ? ScalarType.BOOLEAN : ScalarType.STRING;
        }

        @Override
        public Object getValue() {
            return node.isNumber() ? node.numberValue() : node.isBoolean() ? node.booleanValue() : node.asText();
        }

        /** With the digits that the source gave, and not a billion of them. */
        @Override
        public String getAsString() {
            return node.isNumber() ? Amounts.sane(node.decimalValue()).toPlainString() : node.asText();
        }
    }
}
