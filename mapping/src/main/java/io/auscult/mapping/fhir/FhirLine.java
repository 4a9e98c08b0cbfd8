package io.auscult.mapping.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of NDJSON that is not blank: the entries it holds, or why it holds none. Lines end with LF or CRLF, the last with either or
 * nothing; a byte order mark before the first is passed over.
 *
 * @param number from 1, blank lines counted
 * @param bad null for a line that holds FHIR
 */
record FhirLine(
        int number, List<BundleEntry> entries, @Nullable MappedEntry bad) {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String REMEDY = "Send one FHIR R4 resource as JSON on each line";

    static List<FhirLine> all(byte[] ndjson) {
        List<FhirLine> lines = new ArrayList<>();
        int number = 1;
        int from = startsWithMark(ndjson) ? BYTE_ORDER_MARK.length : 0;
        while (from < ndjson.length) {
            int end = endOfLine(ndjson, from);
            if (!isBlank(ndjson, from, end)) {
                lines.add(of(number, Arrays.copyOfRange(ndjson, from, end)));
            }
            number++;
            from = end + 1;
        }
        return lines;
    }

    private static FhirLine of(int number, byte[] line) {
        JsonNode tree = FhirJson.tree(line);
        if (tree == null) {
            return bad(number, line, "The line is not one JSON object: " + FhirJson.whyNoTree(line));
        }
        String type = tree.path("resourceType").asText("");
        if (type.isEmpty()) {
            return bad(number, line, "The line has no resourceType, so it is not FHIR");
        }
        List<BundleEntry> entries = type.equals("Bundle") ? BundleEntry.allOf(tree) : List.of(BundleEntry.bare(tree));
        return new FhirLine(number, entries, null);
    }

    private static FhirLine bad(int number, byte[] line, String reason) {
        String original = new String(line, StandardCharsets.UTF_8);
        return new FhirLine(number, List.of(), new MappedEntry("line", new Mapped.Rejected(reason, REMEDY), original));
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private static int endOfLine(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
