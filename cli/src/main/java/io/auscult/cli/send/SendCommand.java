package io.auscult.cli.send;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult send}: a user's own messages, through the doors that an EHR would use. */
@Command(
        name = "send",
        description = "Send FHIR or HL7 v2 files to a running Auscult.",
        footer = {
            "",
            "FHIR JSON (a Bundle, a resource, or NDJSON) goes to the FHIR door, HL7 v2 to the MLLP",
            "door; .gz files are unpacked, folders are sent in the order of their names."
        })
public final class SendCommand implements Callable<Integer> {
    private static final int REASONS_SHOWN = 10;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files or folders")
    private List<Path> paths = List.of();

    @Option(names = "--backfill", description = "it is history: kept in the chart, not alerted on one by one")
    private boolean backfill;

    @Option(names = "--url", paramLabel = "URL", description = "FHIR base (default: of the Auscult in --home)")
    private @Nullable String url;

    @Option(names = "--mllp", paramLabel = "HOST:PORT", description = "MLLP door (default: of the Auscult in --home)")
    private @Nullable String mllp;

    @Option(names = "--json", description = "print the counts as JSON")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Output.of(spec);
        String fhir = url == null ? home.addresses().fhir() : url;
        String v2 = mllp == null ? home.addresses().mllp() : mllp;
        Counts counts = Counts.NONE;
        List<Path> files = files();
        try (Sending sending = new Sending(new FhirDoor(fhir), v2, backfill);
                ProgressLine progress = new ProgressLine(Output.errors(spec))) {
            for (int i = 0; i < files.size(); i++) {
                progress.show("Sending file " + (i + 1) + " of " + files.size() + ": " + counts.words());
                counts = counts.plus(send(sending, files.get(i)));
            }
            sending.endBackfill();
        }
        if (json) {
            out.println(asJson(files.size(), counts));
        } else {
            print(out, files.size(), counts);
        }
        return counts.rejected() > 0 ? Exit.FAILED : Exit.OK;
    }

    /** A file that cannot be read keeps no other from being sent. */
    private static Counts send(Sending sending, Path file) throws IOException, InterruptedException {
        List<Parcel> parcels;
        try {
            parcels = ParcelFile.read(file);
        } catch (IOException e) {
            return Counts.ofRejected(String.valueOf(e.getMessage()));
        }
        return sending.send(parcels);
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new IOException("There is no file " + path);
            }
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> tree = Files.walk(path)) {
                tree.filter(file -> file.getFileName().toString().matches(".*\\.(json|ndjson|hl7|v2|er7)(\\.gz)?"))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private void print(PrintWriter out, int files, Counts counts) {
        out.println((files == 1 ? "1 file: " : files + " files: ") + counts.words());
        counts.reasonLines().stream().limit(REASONS_SHOWN).forEach(line -> out.println("  rejected " + line));
        if (counts.rejected() > 0) {
            out.println("Rejected entries are kept: auscult deadletters list");
        }
        out.println("Alerts: " + home.addresses().inbox());
        out.println("Events: auscult topics tail events");
    }

    private static String asJson(int files, Counts counts) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("files", files);
        fields.put("accepted", counts.accepted());
        fields.put("ignored", counts.ignored());
        fields.put("rejected", counts.rejected());
        fields.put("reasons", counts.reasons());
        return new ObjectMapper().writeValueAsString(fields);
    }
}
