package io.auscult.cli.backtest.past;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A stream of lines in pieces of about a quarter of a megabyte; no line is cut in two. */
final class LineChunks implements AutoCloseable {
    private static final int USUAL = 1 << 18;

    private final InputStream in;
    private byte[] rest = new byte[0];

    LineChunks(InputStream in) {
        this.in = in;
    }

    /** Whole lines; null after the last. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(USUAL);
        chunk.writeBytes(rest);
        rest = new byte[0];
        while (true) {
            byte[] read = in.readNBytes(USUAL);
            int end = lastBreak(read);
            chunk.write(read, 0, end);
            if (end < read.length || read.length < USUAL) {
                // After the last piece, what has no line break is a line too.
                rest = read.length < USUAL ? new byte[0] : Arrays.copyOfRange(read, end, read.length);
                chunk.write(read, end, read.length - end - rest.length);
                return chunk.size() == 0 ? null : chunk.toByteArray();
            }
        }
    }

    /** Just after the last line break; the whole length where there is none, and the line goes on. */
    private static int lastBreak(byte[] bytes) {
        for (int i = bytes.length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return bytes.length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
