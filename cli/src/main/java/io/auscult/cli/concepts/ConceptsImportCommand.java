package io.auscult.cli.concepts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.rules.concept.CodeFile;
import io.auscult.rules.pack.FilesRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult concepts import}: codes from a FHIR ValueSet or ConceptMap into a file of the catalogue. */
@Command(
        name = "import",
        description = "Take codes from a FHIR ValueSet or ConceptMap (JSON) into the catalogue.",
        footer = {
            "",
            "A ConceptMap's targets are concept ids in " + FhirCodes.CONCEPT_SYSTEM + ",",
            "or codes that the catalogue knows. The file is sorted, and each row cites url|version.",
            "Exit code 1 when the catalogue has problems afterwards that it had not before."
        })
final class ConceptsImportCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "FILE", description = "a ValueSet or ConceptMap as JSON")
    private Path file = Path.of("");

    @Option(
            names = "--concept",
            paramLabel = "ID",
            description = "the concept that the codes mean; may be left out for a ConceptMap")
    private @Nullable String concept;

    @Option(names = "--sender", paramLabel = "NAME", description = "only this sender means it by these codes")
    private String sender = "";

    @Option(names = "--into", paramLabel = "CSV", description = "the file that takes them (default: ${DEFAULT-VALUE})")
    private String into = "codes-imported.csv";

    @Option(names = "--dry-run", description = "say what would change, and change nothing")
    private boolean dryRun;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Mixin
    private CatalogueFolder folder = new CatalogueFolder();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!CodeFile.isNamed(into)) {
            throw misunderstood("--into: a file of codes is named codes-….csv");
        }
        try {
            return take(folder.read());
        } catch (FilesRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private int take(CatalogueRelease catalogue) throws IOException {
        FhirCodes codes = codes(JSON.readTree(file.toFile()), KnownCodes.of(catalogue));
        CodeImport imported = CodeImport.of(catalogue, into, codes.rows());
        if (!dryRun) {
            Files.writeString(folder.path().resolve(into), imported.text());
        }
        report(codes, imported);
        return imported.problems().isEmpty() ? Exit.OK : Exit.FAILED;
    }

    private FhirCodes codes(JsonNode resource, KnownCodes known) throws IOException {
        String type = FhirCodes.text(resource, "resourceType");
        try {
            return switch (type) {
                case "ValueSet" -> ValueSetCodes.read(resource, Objects.requireNonNull(wanted(known, true)), sender);
                case "ConceptMap" -> ConceptMapCodes.read(resource, known, wanted(known, false), sender);
                default ->
                    throw new IOException(
                            file + " is no ValueSet and no ConceptMap" + (type.isEmpty() ? "" : ", but a " + type));
            };
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private @Nullable ConceptId wanted(KnownCodes known, boolean needed) {
        if (concept == null) {
            if (needed) {
                throw misunderstood("A ValueSet does not say which concept it means: add --concept ID");
            }
            return null;
        }
        return known.concepts().stream()
                .filter(id -> id.value().equals(concept))
                .findFirst()
                .orElseThrow(() -> misunderstood("There is no concept \"" + concept
                        + "\"; describe it in concepts.csv first, or see: auscult concepts list"));
    }

    private ParameterException misunderstood(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    private void report(FhirCodes codes, CodeImport imported) {
        PrintWriter out = Output.of(spec);
        if (json) {
            out.println(json(codes, imported));
            return;
        }
        codes.skipped().forEach(why -> out.println("skipped: " + why));
        imported.added()
                .forEach(row ->
                        out.println("+ " + row.concept() + " " + row.code().value() + " " + row.display()));
        imported.changed()
                .forEach(row ->
                        out.println("~ " + row.concept() + " " + row.code().value() + " " + row.display()));
        imported.problems().forEach(error -> out.println(error.words()));
        out.println((dryRun ? "Would write " : "Wrote ") + into + " from " + codes.source() + ": "
                + imported.added().size() + " added, " + imported.changed().size() + " changed, " + imported.known()
                + " known already, " + codes.skipped().size() + " skipped"
                + (imported.problems().isEmpty()
                        ? ""
                        : "; problems: " + imported.problems().size()));
    }

    private ObjectNode json(FhirCodes codes, CodeImport imported) {
        ObjectNode report = JSON.createObjectNode()
                .put("file", into)
                .put("written", !dryRun)
                .put("source", codes.source())
                .put("added", imported.added().size())
                .put("changed", imported.changed().size())
                .put("known", imported.known());
        codes.skipped().forEach(report.putArray("skipped")::add);
        imported.problems().forEach(error -> report.withArray("problems").add(error.words()));
        return report;
    }
}
