package io.auscult.schemas.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** The schemas that were published: {@code published/<subject>/v<n>.avsc}, one file a version, never changed once committed. */
record Published(Path folder) {
    static final Path HOME = Path.of("published");

    static Published of(String subject) {
        return new Published(HOME.resolve(subject));
    }

    /** Version 1 first. */
    List<Schema> versions() {
        List<Schema> versions = new ArrayList<>();
        for (Path file = file(1); Files.exists(file); file = file(versions.size() + 1)) {
            versions.add(parse(file));
        }
        return versions;
    }

    Path file(int version) {
        return folder.resolve("v" + version + ".avsc");
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
