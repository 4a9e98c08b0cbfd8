package io.auscult.cli.backtest.outcome;

import io.auscult.core.value.PatientId;
import io.auscult.rules.pack.CsvRows;
import io.auscult.rules.pack.CsvRows.Row;
import io.auscult.rules.pack.FilesRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A CSV file of outcomes, with the columns {@code patient}, {@code outcome} and {@code date}. */
public final class OutcomeFile {
    private static final int DATE_LENGTH = 10;

    private OutcomeFile() {}

    /**
     * Of several lines about one patient and outcome the earliest counts.
     *
     * @param known the patient whom the file means by these words
     * @throws IOException when a line cannot be read, with its number and without what it says
     */
    public static Outcomes read(Path file, Function<String, Optional<PatientId>> known) throws IOException {
        try {
            return parse(file.getFileName().toString(), Files.readString(file), known);
        } catch (FilesRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    static Outcomes parse(String file, String text, Function<String, Optional<PatientId>> known) {
        SortedMap<String, Map<PatientId, Instant>> byName = new TreeMap<>();
        int strangers = 0;
        for (Row row : CsvRows.parse(file, text, "patient", "outcome", "date")) {
            Optional<PatientId> patient = known.apply(row.text("patient"));
            if (patient.isEmpty()) {
                strangers++;
            } else {
                byName.computeIfAbsent(row.text("outcome"), _ -> new TreeMap<>())
                        .merge(patient.get(), at(row), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return new Outcomes(byName, strangers);
    }

    /** A day is over before its outcome counts, so that an alert of the same day came before it. */
    private static Instant at(Row row) {
        String date = row.text("date");
        try {
            return date.length() == DATE_LENGTH
                    ? LocalDate.parse(date)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusSeconds(1)
                    : OffsetDateTime.parse(date).toInstant();
        } catch (DateTimeException e) {
            throw row.refused("date", "not a date; write 2026-03-01 or 2026-03-01T12:00:00Z");
        }
    }
}
