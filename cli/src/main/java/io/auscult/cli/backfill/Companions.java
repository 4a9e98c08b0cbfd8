package io.auscult.cli.backfill;

import io.auscult.schemas.topic.Payload;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Medications of a load. A bulk export has them in files of their own, while an order that refers to one is only understood
 * together with it; so each travels once more with the lines that refer to it.
 */
final class Companions {
    private static final long MOST_BYTES = 200L * 1024 * 1024;

    private final Map<String, Payload> medications = new HashMap<>();
    private final long mostBytes;
    private long bytes;
    private boolean full;

    Companions() {
        this(MOST_BYTES);
    }

    Companions(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    void remember(LineFacts facts, Payload line) {
        if (!facts.type().equals(LineFacts.MEDICATION)
                || !facts.whole()
                || facts.id().isEmpty()) {
            return;
        }
        if (bytes + line.size() > mostBytes) {
            full = true;
            return;
        }
        bytes += line.size();
        medications.put(facts.id(), line);
    }

    @Nullable Payload medication(String id) {
        return medications.get(id);
    }

    boolean isEmpty() {
        return medications.isEmpty();
    }

    /** Some did not fit, so orders that refer to them are rejected. */
    boolean isFull() {
        return full;
    }
}
