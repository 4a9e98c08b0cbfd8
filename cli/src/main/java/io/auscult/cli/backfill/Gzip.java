package io.auscult.cli.backfill;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks what is gzipped, whatever its name says. */
final class Gzip {
    private static final int BUFFER = 64 * 1024;
    private static final int FIRST = 0x1F;
    private static final int SECOND = 0x8B;

    private Gzip() {}

    static InputStream unpacked(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        return isGzip(buffered) ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == FIRST && in.read() == SECOND;
        in.reset();
        return gzip;
    }
}
