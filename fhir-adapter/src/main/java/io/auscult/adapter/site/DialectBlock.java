package io.auscult.adapter.site;

import io.auscult.core.value.Code;
import io.auscult.mapping.Dialect;
import io.auscult.mapping.Pick;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a source's messages are to be read; its keys stand beside the source's others. */
final class DialectBlock {
    private static final Pattern Z_SEGMENT = Pattern.compile("Z[A-Z0-9]{2}");
    private static final Code NO_CODE = new Code("urn:none", "none");

    private DialectBlock() {}

    static Dialect read(Block block) {
        return new Dialect(
                block.required("zone", "Europe/Vienna", Scalars::zone, ZoneOffset.UTC),
                block.texts("authorities", Scalars::system),
                block.blocks("picks", DialectBlock::pick),
                block.optional("attachment-bytes", Scalars::size, Dialect.USUAL_ATTACHMENT_BYTES));
    }

    private static Pick pick(Block block) {
        Pick.Type type = block.required("type", "number", Scalars.oneOf(Pick.Type.class), Pick.Type.TEXT);
        return new Pick(
                block.required("segment", "ZLV", DialectBlock::segment, "ZZZ"),
                block.required("field", "3", Scalars::place, 1),
                block.optional("component", Scalars::place, 1),
                block.requiredBlock(
                        "code", "{system: \"http://loinc.org\", value: 8806-2}", DialectBlock::code, NO_CODE),
                block.required("display", "Left ventricular ejection fraction", Scalars::text, ""),
                type,
                ucum(block, type));
    }

    private static String segment(String text) throws Wrong {
        if (!Z_SEGMENT.matcher(text).matches()) {
            throw new Wrong(
                    "is no Z segment: " + Block.quoted(text),
                    "picks are for segments that a site made up, as in \"ZLV\"; all others are read anyway");
        }
        return text;
    }

    private static Code code(Block block) {
        return new Code(
                block.required("system", "http://loinc.org", Scalars::system, "urn:none"),
                block.required("value", "8806-2", Scalars::text, "none"));
    }

    /** A number without a unit says little, and to guess it would be worse. */
    private static @Nullable String ucum(Block block, Pick.Type type) {
        return switch (type) {
            case NUMBER -> block.required("ucum", "\"%\"", Scalars::text, "1");
            case TEXT, CODE -> {
                if (block.has("ucum")) {
                    block.wrong("ucum", "is the unit of a number", "take it out, or write \"type: number\"");
                }
                yield null;
            }
        };
    }
}
