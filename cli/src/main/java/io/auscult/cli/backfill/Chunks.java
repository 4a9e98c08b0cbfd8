package io.auscult.cli.backfill;

import io.auscult.schemas.topic.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file cut into chunks as it is read: by lines and by bytes, whichever comes first; a line longer than a chunk is one. */
final class Chunks {
    private final LineReader lines;
    private final Companions companions;
    private final Bounds bounds;
    private final long sent;
    private @Nullable Line pending;

    /**
     * How large a chunk gets.
     *
     * @param line the longest line that is sent at all
     */
    record Bounds(int lines, int bytes, int line) {
        /** A chunk is one record of the messages topic, which takes 512 KiB; the longest line is what the door takes. */
        static final Bounds USUAL = new Bounds(500, 400 * 1024, 50 * 1024 * 1024);
    }

    /** @param sent the bytes of the file that were sent before: of the lines in them only the Medications are remembered */
    Chunks(LineReader lines, Companions companions, Bounds bounds, long sent) {
        this.lines = lines;
        this.companions = companions;
        this.bounds = bounds;
        this.sent = sent;
    }

    /** The next lines; null when there are no more. */
    @Nullable Chunk next() throws IOException {
        Draft draft = new Draft();
        for (Line line = read(); line != null; line = read()) {
            if (line.end() <= sent) {
                remember(line);
            } else if (draft.takes(line)) {
                draft.add(line);
            } else {
                pending = line;
                break;
            }
        }
        return draft.last == null ? null : draft.chunk(draft.last);
    }

    private @Nullable Line read() throws IOException {
        Line line = pending;
        pending = null;
        return line == null ? lines.next() : line;
    }

    private void remember(Line line) {
        if (line.bytes() != null) {
            companions.remember(LineFacts.of(line.bytes()), line.bytes());
        }
    }

    private final class Draft {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final List<Long> numbers = new ArrayList<>();
        private final List<Long> tooLong = new ArrayList<>();
        private final Set<String> patients = new LinkedHashSet<>();
        private final Set<String> medications = new LinkedHashSet<>();
        private @Nullable Line last;

        private boolean takes(Line line) {
            int size = line.bytes() == null ? 0 : line.bytes().size();
            return numbers.isEmpty() || (numbers.size() < bounds.lines() && body.size() + size <= bounds.bytes());
        }

        private void add(Line line) {
            last = line;
            Payload bytes = line.bytes();
            if (bytes == null) {
                tooLong.add(line.number());
            } else if (!isBlank(bytes)) {
                LineFacts facts = LineFacts.of(bytes);
                companions.remember(facts, bytes);
                patients.addAll(facts.patients());
                medications.addAll(facts.medications());
                numbers.add(line.number());
                write(bytes);
            }
        }

        private void write(Payload line) {
            body.writeBytes(line.toBytes());
            body.write('\n');
        }

        private Chunk chunk(Line end) {
            int added = 0;
            for (String id : medications) {
                Payload medication = companions.medication(id);
                if (medication != null) {
                    write(medication);
                    added++;
                }
            }
            return new Chunk(
                    Payload.of(body.toByteArray()), numbers, added, tooLong, patients, end.end(), end.number());
        }
    }

    static boolean isBlank(Payload line) {
        for (byte b : line.toBytes()) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
