package io.auscult.cli.backfill;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file could not be read on, as opposed to sent on. */
final class BrokenOff extends IOException {
    private static final long serialVersionUID = 1L;

    private BrokenOff(IOException cause) {
        super(cause);
    }

    /** "EOFException", or in the words of who knows more. */
    String reason() {
        Throwable cause = getCause();
        String words = cause == null ? null : cause.getMessage();
        return cause == null ? "unknown" : cause.getClass().getSimpleName() + (words == null ? "" : ": " + words);
    }

    /** The file's lines, which throw nothing else. */
    static InputStream open(BulkFile file) throws IOException, InterruptedException {
        return new FilterInputStream(file.open()) {
            @Override
            public int read() throws IOException {
                try {
                    return super.read();
                } catch (IOException e) {
                    throw new BrokenOff(e);
                }
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                try {
                    return super.read(buffer, from, length);
                } catch (IOException e) {
                    throw new BrokenOff(e);
                }
            }
        };
    }
}
