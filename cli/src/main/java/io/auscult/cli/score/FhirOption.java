package io.auscult.cli.score;

import io.auscult.cli.Exit;
import io.auscult.cli.score.FhirScoring.Scored;
import io.auscult.core.signal.RiskModel;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Scoring patients from FHIR files instead of input lines. */
final class FhirOption {
    private static final int DATE_LENGTH = 10;

    @Option(
            names = "--fhir",
            arity = "1..*",
            paramLabel = "FILE|FOLDER",
            description = "score the patients of FHIR Bundles and NDJSON files (.json, .ndjson, also .gz)")
    private List<Path> paths = List.of();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "with --fhir: look at patients at this time (default: the newest time in each file that is not"
                            + " in the future)")
    private @Nullable String at;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "ehr",
            description = "with --fhir: the sender, for local codes of the catalogue (default: ${DEFAULT-VALUE})")
    private String source = "";

    boolean given() {
        return !paths.isEmpty();
    }

    /**
     * One line a patient and model, in the order of the files; files are scored side by side.
     *
     * @throws IOException when a file cannot be read
     * @throws IllegalArgumentException when --at is no time
     */
    int score(List<RiskModel> models, PrintWriter out, PrintWriter errors) throws IOException {
        Instant latest = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        FhirScoring scoring = new FhirScoring(
                models, ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH)), source, time(), latest);
        List<FhirFile> files = FhirFile.all(paths);
        Told told = new Told(files, out);
        try (ScoreProgress progress = new ScoreProgress(errors)) {
            IntStream.range(0, files.size())
                    .parallel()
                    .mapToObj(file -> scored(scoring, files.get(file)))
                    .forEachOrdered(scored -> {
                        told.tell(scored);
                        progress.show(told::words);
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
        if (told.unread > 0) {
            errors.println(told.unread + " entries could not be read; see: auscult send, which says why");
        }
        return told.unread == 0 ? Exit.OK : Exit.FAILED;
    }

    private static Scored scored(FhirScoring scoring, FhirFile file) {
        try {
            return scoring.score(file);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(file + " cannot be read: " + e.getMessage(), e));
        }
    }

    private static final class Told {
        private final List<FhirFile> files;
        private final PrintWriter out;
        private int done;
        private int unread;

        Told(List<FhirFile> files, PrintWriter out) {
            this.files = files;
            this.out = out;
        }

        void tell(Scored scored) {
            scored.answers().forEach(answer -> out.println(SignalLine.of(answer.patient(), answer.signal())));
            unread += scored.unread();
            done++;
        }

        String words() {
            return done + " of " + files.size() + " files scored";
        }
    }

    private @Nullable Instant time() {
        if (at == null) {
            return null;
        }
        try {
            return at.length() == DATE_LENGTH
                    ? LocalDate.parse(at)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusMillis(1)
                    : OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + at + "\" is not a time; write 2026-11-20T12:00:00Z or 2026-11-20", e);
        }
    }
}
