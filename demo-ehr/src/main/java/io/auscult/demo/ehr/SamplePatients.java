package io.auscult.demo.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.r4.model.Patient;

/** The patients of the bundles in a folder. Only they are read as FHIR: the rest of a bundle is much, and not needed here. */
final class SamplePatients {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SamplePatients() {}

    /** Of every {@code *.json.gz}; none when the folder is not there. */
    static List<Patient> of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Patient> patients = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList()) {
                patients.addAll(in(file));
            }
        }
        return patients;
    }

    private static List<Patient> in(Path file) throws IOException {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        List<Patient> patients = new ArrayList<>();
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
            for (JsonNode entry : JSON.readTree(bytes).path("entry")) {
                JsonNode resource = entry.path("resource");
                if (resource.path("resourceType").asText().equals("Patient")) {
                    patients.add(parser.parseResource(Patient.class, resource.toString()));
                }
            }
        }
        return patients;
    }
}
