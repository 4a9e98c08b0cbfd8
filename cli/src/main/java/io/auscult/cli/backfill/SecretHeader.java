package io.auscult.cli.backfill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The secret with which a source shows at its door who it is: a header, its value in a file, since a command line is public. */
final class SecretHeader {
    private SecretHeader() {}

    /** @param option "X-Door-Secret=/path/to/file" */
    static Map.Entry<String, String> of(String option) throws IOException {
        int equals = option.indexOf('=');
        if (equals < 1 || equals == option.length() - 1) {
            throw new IllegalArgumentException("Write --secret as HEADER=FILE");
        }
        Path file = Path.of(option.substring(equals + 1));
        if (!Files.isReadable(file)) {
            throw new IOException("The secret's file " + file + " cannot be read");
        }
        return Map.entry(option.substring(0, equals), Files.readString(file).strip());
    }
}
