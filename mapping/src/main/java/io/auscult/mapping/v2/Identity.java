package io.auscult.mapping.v2;

import io.auscult.core.event.FactKey;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.ContentHash;

/** What the key of a statement is made of. */
final class Identity {
    private static final int LONGEST = 400;

    private Identity() {}

    /** A key of its parts; the sign of a part of a statement is not taken from what a source wrote, and no key is endless. */
    static FactKey key(String kind, String... parts) {
        String said = String.join("/", parts).replace("#", "%23");
        return new FactKey(kind + "/" + (said.length() > LONGEST ? ContentHash.of(said) : said));
    }

    /** An entity identifier with its namespace; empty when there is none. */
    static String entity(Field field) {
        String id = field.component(1);
        String namespace = field.component(2).isEmpty() ? field.component(3) : field.component(2);
        return id.isEmpty() || namespace.isEmpty() ? id : id + "|" + namespace;
    }

    /** What tells one code from another in a key; empty when nothing is said at all. */
    static String code(CodedText code) {
        return code.equals(CodedText.NONE)
                ? ""
                : code.codings().isEmpty()
                        ? code.words()
                        : code.codings().getFirst().code().system() + "|"
                                + code.codings().getFirst().code().value();
    }
}
