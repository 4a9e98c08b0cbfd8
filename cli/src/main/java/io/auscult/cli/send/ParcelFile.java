package io.auscult.cli.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.schemas.topic.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A file of messages: FHIR JSON (one document, or one a line), or HL7 v2 (one message or many, also framed or in a batch),
 * as it is or gzipped.
 */
public final class ParcelFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Lines of a bulk export travel together: one request for each would be mostly waiting. */
    private static final int LINES_IN_A_BUNDLE = 200;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ParcelFile() {}

    /** @throws IOException when it cannot be read, or holds neither FHIR JSON nor HL7 v2 */
    public static List<Parcel> read(Path file) throws IOException {
        byte[] bytes = withoutMark(content(file));
        // Latin-1 maps every byte to one character and back, so a message in any encoding survives.
        String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith("{")) {
            return json(file, bytes);
        }
        List<Parcel> messages = v2(text);
        if (messages.isEmpty()) {
            throw new IOException(file + " holds neither FHIR JSON nor HL7 v2 messages");
        }
        return messages;
    }

    /** Windows editors begin a file in UTF-8 with a byte order mark, which is no part of a message. */
    private static byte[] withoutMark(byte[] bytes) {
        return Arrays.mismatch(MARK, bytes) == MARK.length
                ? Arrays.copyOfRange(bytes, MARK.length, bytes.length)
                : bytes;
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (file.getFileName().toString().endsWith(".gz")) {
                try (InputStream unzipped = new GZIPInputStream(in)) {
                    return unzipped.readAllBytes();
                }
            }
            return in.readAllBytes();
        }
    }

    private static List<Parcel> json(Path file, byte[] bytes) throws IOException {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.size() > 1 && lines.stream().allMatch(ParcelFile::isWhole)
                ? bundles(file, lines)
                : List.of(new Parcel.Fhir(Payload.of(bytes)));
    }

    private static boolean isWhole(String line) {
        return line.startsWith("{") && line.stripTrailing().endsWith("}");
    }

    private static List<Parcel> bundles(Path file, List<String> lines) throws IOException {
        List<Parcel> parcels = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += LINES_IN_A_BUNDLE) {
            ObjectNode bundle = JSON.createObjectNode();
            bundle.put("resourceType", "Bundle").put("type", "collection");
            ArrayNode entries = bundle.putArray("entry");
            for (int i = from; i < Math.min(from + LINES_IN_A_BUNDLE, lines.size()); i++) {
                entries.addObject().set("resource", tree(file, i + 1, lines.get(i)));
            }
            parcels.add(new Parcel.Fhir(Payload.of(JSON.writeValueAsBytes(bundle))));
        }
        return parcels;
    }

    private static JsonNode tree(Path file, int line, String text) throws IOException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ", line " + line + ", is not JSON", e);
        }
    }

    private static List<Parcel> v2(String text) {
        List<Parcel> messages = new ArrayList<>();
        StringBuilder message = new StringBuilder();
        for (String segment : text.split("[\\r\\n\\x0b\\x1c]+", -1)) {
            if (segment.startsWith("MSH") || isBatchFrame(segment)) {
                flush(message, messages);
            }
            if (!segment.isBlank() && !isBatchFrame(segment) && (!message.isEmpty() || segment.startsWith("MSH"))) {
                message.append(segment).append('\r');
            }
        }
        flush(message, messages);
        return messages;
    }

    private static boolean isBatchFrame(String segment) {
        return segment.matches("(FHS|BHS|BTS|FTS)\\W.*");
    }

    private static void flush(StringBuilder message, List<Parcel> messages) {
        if (!message.isEmpty()) {
            messages.add(new Parcel.V2(Payload.of(message.toString().getBytes(StandardCharsets.ISO_8859_1))));
            message.setLength(0);
        }
    }
}
