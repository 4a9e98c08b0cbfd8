package io.auscult.cli.bench.ingest;

import java.util.List;

/**
 * The messages of one round.
 *
 * @param items what is counted in them: Observations, or HL7 v2 messages
 */
record Load(List<byte[]> messages, long items) {
    Load {
        messages = List.copyOf(messages);
    }

    long bytes() {
        return messages.stream().mapToLong(message -> message.length).sum();
    }
}
