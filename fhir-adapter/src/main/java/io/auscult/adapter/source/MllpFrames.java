package io.auscult.adapter.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * MLLP's framing: 0x0B message 0x1C 0x0D. Reads tolerantly: noise between frames, a doubled start byte and a missing 0x0D are all
 * seen in the wild.
 */
final class MllpFrames {
    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int CR = 0x0D;
    private static final int NOTHING = -1;

    private final InputStream in;
    private final OutputStream out;
    private final int mostBytes;

    MllpFrames(InputStream in, OutputStream out, int mostBytes) {
        this.in = in;
        this.out = out;
        this.mostBytes = mostBytes;
    }

    /**
     * The next message, or null when the sender is done; what it broke off is not a message.
     *
     * @throws IOException also when the message is larger than allowed
     */
    byte @Nullable [] next() throws IOException {
        int first = in.read();
        while (first != START && first != NOTHING) {
            first = in.read();
        }
        while (first == START) {
            first = in.read();
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int b = first; b != END; b = in.read()) {
            if (b == NOTHING) {
                return null;
            }
            if (message.size() == mostBytes) {
                throw new IOException("A message is larger than " + mostBytes + " bytes");
            }
            message.write(b);
        }
        return message.toByteArray();
    }

    void send(byte[] message) throws IOException {
        out.write(START);
        out.write(message);
        out.write(END);
        out.write(CR);
        out.flush();
    }
}
