package io.auscult.mapping.v2;

import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an OBX brings along instead of a value: a document, a pointer to one, or a text of a document's size. A small plain text is
 * a text; all else is set aside, which leaves it in the message as it came.
 */
final class Attachment {
    private static final int KIBIBYTE = 1024;
    private static final Set<String> PLAIN = Set.of("", "PLAIN", "X-HL7-FT");

    private Attachment() {}

    /** Why OBX-5 comes into no event, or null when it does. */
    static Mapped.@Nullable Ignored setAside(Segment obx, int mostBytes) {
        String type = obx.field(2).text();
        if (type.equals("RP")) {
            return new Mapped.Ignored("OBX points to a document and does not hold it");
        }
        int size = obx.raw(5).length();
        return size > mostBytes || (type.equals("ED") && !isText(obx.field(5)))
                ? new Mapped.Ignored("An attachment of " + (size + KIBIBYTE - 1) / KIBIBYTE
                        + " KiB is set aside; it stands in the message")
                : null;
    }

    /** The text of an ED that is one. */
    static String text(Field ed) {
        String data = ed.wholeComponent(5);
        try {
            return switch (ed.component(4).toUpperCase(Locale.ROOT)) {
                case "BASE64" -> V2Text.plain(Base64.getMimeDecoder().decode(data));
                case "HEX" -> V2Text.plain(HexFormat.of().parseHex(data));
                default -> data;
            };
        } catch (IllegalArgumentException e) {
            throw new Unmappable("The attachment is not encoded as OBX-5.4 says", "Correct OBX-5.4 or send it again");
        }
    }

    private static boolean isText(Field ed) {
        return ed.component(2).equalsIgnoreCase("TEXT")
                && PLAIN.contains(ed.component(3).toUpperCase(Locale.ROOT));
    }
}
