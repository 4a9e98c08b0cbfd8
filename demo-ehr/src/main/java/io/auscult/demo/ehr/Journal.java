package io.auscult.demo.ehr;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What was written, a resource a line, so that a restart does not forget what Auscult need not write again.
 *
 * @param file null to keep nothing
 */
record Journal(@Nullable Path file) {

    void append(Resource resource) {
        if (file == null) {
            return;
        }
        String line = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource) + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of writing; a line that a crash has cut off is left out. */
    List<Resource> read() throws IOException {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        try (Stream<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines()) {
            return lines.map(Journal::resource).toList();
        }
    }

    private static Resource resource(String line) {
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(line);
    }
}
