package io.auscult.cli.bench.feed;

import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.core.event.PatientEvent;
import io.auscult.schemas.codec.EventFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult bench population}: a year of made-up patients as a file, for backtests of any size. */
@Command(
        name = "population",
        description = "Write a year of a made-up population into a file, for: auscult rules backtest --events FILE",
        footer = {"", "The same mix of messages as the other benches send. The same seed gives the same file."})
public final class PopulationCommand implements Callable<Integer> {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int AT_ONCE = 10_000;

    @Parameters(paramLabel = "FILE", description = "the file to write (.avro)")
    private Path file = Path.of("population.avro");

    @Option(names = "--patients", paramLabel = "N", defaultValue = "10000", description = "default: ${DEFAULT-VALUE}")
    private int patients;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "of the year, beside what is known before (default: ${DEFAULT-VALUE})")
    private int events;

    @Option(
            names = "--known",
            paramLabel = "N",
            defaultValue = "10",
            description = "facts of each patient from the years before (default: ${DEFAULT-VALUE})")
    private int known;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            defaultValue = "2025-01-01",
            description = "the first day of the year (default: ${DEFAULT-VALUE})")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
    private long seed;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Population population = Population.alike(seed, patients, known);
        Instant begin = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Duration step = YEAR.dividedBy(
                Math.max(1, Math.round(events / FeedTable.counted().eventsPerMessage())));
        Feed feed = new Feed(population, seed, begin, step);
        long written = 0;
        try (EventFile.Writer out = EventFile.write(file)) {
            population.histories(begin, event -> add(event, out));
            while (written < events) {
                for (Feed.Told told : feed.next(Math.min(AT_ONCE, (int) (events - written)), 0)) {
                    add(told.event(), out);
                    written++;
                }
            }
        }
        Output.of(spec)
                .println(String.format(
                        Locale.ROOT,
                        "%s: %,d events of %,d patients from %s on, and %,d facts from before",
                        file,
                        written,
                        patients,
                        from,
                        population.facts()));
        return Exit.OK;
    }

    private static void add(PatientEvent event, EventFile.Writer to) {
        try {
            to.add(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
