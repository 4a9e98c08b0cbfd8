package io.auscult.cli.backfill;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a load came to.
 *
 * @param whole of all files, whenever they were sent
 * @param now the lines that this run sent
 * @param decided patients whose history is complete now
 * @param unknown patients that no line told the door of which it reads
 * @param leftOut files that are no NDJSON
 * @param exported what an EHR was asked for; null for files
 */
record BackfillReport(
        int files,
        Tally whole,
        long now,
        long decided,
        long unknown,
        Duration took,
        List<Path> leftOut,
        @Nullable ExportProgress exported) {
    private static final int REASONS_SHOWN = 10;

    static BackfillReport of(List<FileProgress> files, List<Path> leftOut) {
        Tally whole = files.stream().map(FileProgress::tally).reduce(Tally.NONE, Tally::plus);
        return new BackfillReport(files.size(), whole, 0, 0, 0, Duration.ZERO, leftOut, null);
    }

    BackfillReport of(ExportProgress export) {
        return new BackfillReport(files, whole, now, decided, unknown, took, leftOut, export);
    }

    BackfillReport after(long sent, Duration time, long patientsDecided, long patientsUnknown) {
        return new BackfillReport(files, whole, sent, patientsDecided, patientsUnknown, time, leftOut, exported);
    }

    void print(PrintWriter out) {
        out.println((files == 1 ? "1 file, " : files + " files, ") + whole.words());
        if (!whole.ignored().isEmpty()) {
            out.println("  ignored "
                    + whole.ignored().entrySet().stream()
                            .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        whole.reasonLines().stream().limit(REASONS_SHOWN).forEach(line -> out.println("  rejected " + line));
        leftOut.forEach(file -> out.println("  left out " + file + ": it begins with no FHIR resource on a line"));
        if (exported != null) {
            exported.errors().forEach(line -> out.println("  not exported " + line));
        }
        if (now == 0 && exported == null) {
            out.println("All of it was sent before, so nothing was sent now; --again sends it once more.");
        } else {
            out.println("%,d lines sent now in %,d s, %,d lines/s; %,d patients decided, in shadow."
                    .formatted(now, took.toSeconds(), perSecond(), decided));
        }
        if (unknown > 0) {
            out.println("%,d more patients have nothing in these files that Auscult reads.".formatted(unknown));
        }
        if (exported != null && !exported.transactionTime().isEmpty()) {
            out.println("What changes from now on: --since " + exported.transactionTime());
        }
        if (whole.allRejected() > 0) {
            out.println("Rejected lines are kept: auscult deadletters list");
        }
    }

    private long perSecond() {
        return now * 1_000 / Math.max(1, took.toMillis());
    }

    String json() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("files", files);
        fields.put("lines", whole.lines());
        fields.put("entries", whole.entries());
        fields.put("accepted", whole.accepted());
        fields.put("events", whole.events());
        fields.put("ignored", whole.ignored());
        fields.put("rejected", whole.allRejected());
        fields.put("reasons", whole.reasons());
        fields.put("linesSentNow", now);
        fields.put("seconds", took.toMillis() / 1_000.0);
        fields.put("patientsDecided", decided);
        fields.put("patientsUnknown", unknown);
        fields.put("leftOut", leftOut.stream().map(Path::toString).toList());
        if (exported != null) {
            fields.put("exportErrors", exported.errors());
            fields.put("transactionTime", exported.transactionTime());
        }
        return new ObjectMapper().writeValueAsString(fields);
    }
}
