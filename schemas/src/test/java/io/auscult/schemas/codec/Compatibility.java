package io.auscult.schemas.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** FULL_TRANSITIVE: each of two versions reads what the other wrote. */
final class Compatibility {
    private Compatibility() {}

    /** What breaks, and for whom; nothing when the schema goes with every published version. */
    static List<String> breaks(String subject, Schema current, List<Schema> published) {
        List<String> breaks = new ArrayList<>();
        for (int version = 1; version <= published.size(); version++) {
            Schema older = published.get(version - 1);
            breaks(older, current)
                    .forEach(add(
                            breaks,
                            subject + ": subscribers that still use v" + version
                                    + " cannot read what is written now: "));
            breaks(current, older)
                    .forEach(add(
                            breaks,
                            subject + ": Auscult can no longer read, nor replay, what was" + " written with v" + version
                                    + ": "));
        }
        return breaks;
    }

    private static Consumer<String> add(List<String> breaks, String who) {
        return what -> breaks.add(who + what);
    }

    private static List<String> breaks(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(Compatibility::words)
                .toList();
    }

    private static String words(Incompatibility incompatibility) {
        return incompatibility.getType() + " at " + incompatibility.getLocation() + ", " + incompatibility.getMessage();
    }
}
