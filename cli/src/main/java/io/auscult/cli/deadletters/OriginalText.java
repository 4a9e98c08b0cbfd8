package io.auscult.cli.deadletters;

import io.auscult.cli.messages.MessageText;
import io.auscult.cli.topics.AvroDecoder;
import io.auscult.cli.up.StartFailure;
import java.util.HexFormat;

/** The original bytes as a person reads them: a sender's message, or a record of one of our topics. */
record OriginalText(AvroDecoder decoder) {

    String of(byte[] original) {
        return original.length > 0 && original[0] == 0 ? record(original) : MessageText.pretty(original);
    }

    /** Often it is a letter just because nobody can decode it. */
    private String record(byte[] original) {
        try {
            return decoder.decode(original).toPrettyString();
        } catch (StartFailure | IllegalArgumentException | IndexOutOfBoundsException e) {
            return HexFormat.of().formatHex(original);
        }
    }
}
