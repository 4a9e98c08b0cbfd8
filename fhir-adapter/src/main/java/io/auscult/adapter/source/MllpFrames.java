package io.auscult.adapter.source;

import io.auscult.adapter.source.MllpFrame.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * MLLP's framing: 0x0B message 0x1C 0x0D. Reads tolerantly: a little noise between frames, a doubled start or end sign and a missing
 * 0x0D are all seen in the wild. A message that is too long is handed on as soon as that is known; what is left of it is read and
 * thrown away before the next.
 */
final class MllpFrames {
    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int CR = 0x0D;
    private static final int NOTHING = -1;
    private static final int BUFFER = 8 * 1024;
    private static final int HEAD = 8 * 1024;
    private static final int MOST_NOISE = 64 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final int mostBytes;
    private final MllpPatience patience;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean unfinished;

    MllpFrames(InputStream in, OutputStream out, int mostBytes, MllpPatience patience) {
        this.in = in;
        this.out = out;
        this.mostBytes = mostBytes;
        this.patience = patience;
    }

    /**
     * The next frame, or null when the sender is done; what it broke off is not a message.
     *
     * @param place grows with the message
     * @throws IOException also when what comes is not MLLP
     */
    @Nullable MllpFrame next(Room.Place place) throws IOException, InterruptedException {
        patience.awaitFrame();
        if ((unfinished && !skipRest()) || !skipToMessage()) {
            return null;
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        unfinished = true;
        do {
            int stop = indexOfEnd();
            int more = stop - at;
            if (more > mostBytes - message.size()) {
                return new MllpFrame(Kind.TOO_LONG, head(message));
            }
            try {
                place.fit((long) message.size() + more);
            } catch (NoRoom e) {
                return new MllpFrame(Kind.NO_ROOM, head(message));
            }
            message.write(buffer, at, more);
            at = stop;
            if (at < end) {
                at++;
                unfinished = false;
                return new MllpFrame(Kind.WHOLE, lastMessage(message.toByteArray()));
            }
        } while (fill());
        return null;
    }

    /** To the first byte of a message; false when there is none. */
    private boolean skipToMessage() throws IOException {
        int next = read();
        for (int noise = 0; next != START; next = read()) {
            if (next == NOTHING) {
                return false;
            }
            if (++noise > MOST_NOISE) {
                throw new IOException("What comes is not MLLP");
            }
        }
        patience.beginFrame();
        while (next == START) {
            next = read();
        }
        at = next == NOTHING ? at : at - 1;
        return next != NOTHING;
    }

    /** To the end of a message that was refused; false when it does not come. */
    private boolean skipRest() throws IOException {
        patience.beginFrame();
        for (long skipped = 0; skipped <= mostBytes; ) {
            int stop = indexOfEnd();
            skipped += stop - at;
            at = stop;
            if (at < end) {
                at++;
                unfinished = false;
                patience.awaitFrame();
                return true;
            }
            if (!fill()) {
                return false;
            }
        }
        throw new IOException("A message that is too long does not end");
    }

    private int indexOfEnd() {
        int index = at;
        while (index < end && buffer[index] != END) {
            index++;
        }
        return index;
    }

    private byte[] head(ByteArrayOutputStream message) {
        int more = Math.min(indexOfEnd() - at, HEAD);
        byte[] known = message.size() > HEAD ? Arrays.copyOf(message.toByteArray(), HEAD) : message.toByteArray();
        byte[] head = Arrays.copyOf(known, Math.min(HEAD, known.length + more));
        System.arraycopy(buffer, at, head, known.length, head.length - known.length);
        return head;
    }

    /**
     * A start sign before another MSH says that the sender broke off and began again. The two must not be read as one message: they
     * may be about two patients.
     */
    private static byte[] lastMessage(byte[] frame) {
        for (int i = frame.length - 4; i >= 0; i--) {
            if (frame[i] == START && frame[i + 1] == 'M' && frame[i + 2] == 'S' && frame[i + 3] == 'H') {
                return Arrays.copyOfRange(frame, i + 1, frame.length);
            }
        }
        return frame;
    }

    private int read() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xFF : NOTHING;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, BUFFER);
        at = 0;
        end = Math.max(0, count);
        patience.received(end);
        return count > 0;
    }

    void send(byte[] message) throws IOException {
        byte[] frame = new byte[message.length + 3];
        frame[0] = START;
        System.arraycopy(message, 0, frame, 1, message.length);
        frame[frame.length - 2] = END;
        frame[frame.length - 1] = CR;
        patience.write();
        out.write(frame);
        out.flush();
    }
}
