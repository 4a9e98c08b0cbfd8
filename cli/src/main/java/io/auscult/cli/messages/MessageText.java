package io.auscult.cli.messages;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A body as a person reads it. */
public final class MessageText {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private MessageText() {}

    /** As it is, but for the encoding: bytes that are no UTF-8 are taken for Windows-1252, as senders mean it mostly. */
    public static String raw(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(body, Charset.forName("windows-1252"));
        }
    }

    /** HL7 v2 one segment a line, JSON indented; anything else as it is. */
    public static String pretty(byte[] body) {
        String text = raw(body);
        if (!text.stripLeading().startsWith("{")) {
            return text.replace("\r\n", "\n").replace('\r', '\n').strip();
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(text));
        } catch (IOException e) {
            return text;
        }
    }
}
