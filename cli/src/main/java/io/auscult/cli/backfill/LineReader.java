package io.auscult.cli.backfill;

import io.auscult.schemas.topic.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream, one at a time. It holds no more than one line, and of a line that is too long nothing, so a file of any size
 * takes the same memory. Lines end with LF or CRLF, the last with either or nothing; a byte order mark at the beginning is passed over.
 */
final class LineReader {
    private static final int BUFFER = 64 * 1024;
    private static final String BYTE_ORDER_MARK = new String(new char[] {0xEF, 0xBB, 0xBF});

    private final InputStream in;
    private final int mostBytes;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private long offset;
    private long number;

    /**
     * @param in stands at {@code offset}
     * @param offset the bytes of the file that were read before
     * @param number the lines of the file that were read before
     */
    LineReader(InputStream in, long offset, long number, int mostBytes) {
        this.in = in;
        this.offset = offset;
        this.number = number;
        this.mostBytes = mostBytes;
    }

    /** The next line, blank or not; null after the last. */
    @Nullable Line next() throws IOException {
        if (at == filled && !fill()) {
            return null;
        }
        boolean first = offset == 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && (at < filled || fill())) {
            int end = endOfLine();
            tooLong |= line.size() + (end - at) > mostBytes;
            if (tooLong) {
                line.reset();
            } else {
                line.write(buffer, at, end - at);
            }
            ended = end < filled;
            int taken = (ended ? end + 1 : end) - at;
            at += taken;
            offset += taken;
        }
        return new Line(++number, offset, tooLong ? null : Payload.of(trimmed(line, first)));
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    private int endOfLine() {
        int end = at;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private static byte[] trimmed(ByteArrayOutputStream line, boolean first) {
        byte[] bytes = line.toByteArray();
        int from = first && startsWithMark(bytes) ? BYTE_ORDER_MARK.length() : 0;
        int to = bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        return from == 0 && to == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to);
    }

    private static boolean startsWithMark(byte[] bytes) {
        for (int i = 0; i < BYTE_ORDER_MARK.length(); i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != BYTE_ORDER_MARK.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
