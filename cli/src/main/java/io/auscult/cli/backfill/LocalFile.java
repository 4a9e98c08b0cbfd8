package io.auscult.cli.backfill;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A file on this machine.
 *
 * @param type as its first line says
 */
record LocalFile(Path path, String type, long bytes, String modified) implements BulkFile {
    private static final int LONGEST_FIRST_LINE = 50 * 1024 * 1024;

    static LocalFile of(Path path) throws IOException {
        return new LocalFile(
                path.toAbsolutePath().normalize(),
                typeOf(path),
                Files.size(path),
                Files.getLastModifiedTime(path).toInstant().toString());
    }

    /** Of the first line that is not blank; empty when it is no resource. */
    private static String typeOf(Path path) throws IOException {
        try (InputStream in = Gzip.unpacked(Files.newInputStream(path))) {
            LineReader lines = new LineReader(in, 0, 0, LONGEST_FIRST_LINE);
            for (Line line = lines.next(); line != null; line = lines.next()) {
                if (line.bytes() == null) {
                    return "";
                }
                if (!Chunks.isBlank(line.bytes())) {
                    LineFacts facts = LineFacts.of(line.bytes());
                    return facts.whole() ? facts.type() : "";
                }
            }
            return "";
        }
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public String fingerprint() {
        return bytes + " bytes of " + modified;
    }

    @Override
    public OptionalLong size() {
        return path.toString().endsWith(".gz") ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    @Override
    public InputStream open() throws IOException {
        return Gzip.unpacked(Files.newInputStream(path));
    }

    @Override
    public boolean mayRecover() {
        return false;
    }
}
