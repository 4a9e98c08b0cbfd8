package io.auscult.cli.backtest;

import io.auscult.cli.HomeOption;
import io.auscult.cli.backtest.outcome.Follow;
import io.auscult.cli.backtest.outcome.OutcomeFile;
import io.auscult.cli.backtest.outcome.Outcomes;
import io.auscult.cli.backtest.past.PatientNames;
import io.auscult.cli.up.SiteKeyFile;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.rules.pack.Spans;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What became of the patients. */
final class OutcomeOptions {
    @Option(
            names = "--outcomes",
            paramLabel = "FILE",
            description = "a CSV file with the columns patient,outcome,date: how alerts and scores compare with them")
    private @Nullable Path file;

    @Option(
            names = "--within",
            paramLabel = "SPAN",
            defaultValue = "365 d",
            description =
                    "an outcome counts for an alert or a score that came so long before it (default: ${DEFAULT-VALUE})")
    private String within = "";

    @Option(
            names = "--followed-until",
            paramLabel = "DATE",
            description = "outcomes are known up to this day (default: --to)")
    private @Nullable LocalDate followedUntil;

    /** Null where there are none. */
    @Nullable Outcomes read(PatientNames names, WhoseOptions whose, HomeOption home) throws IOException {
        return file == null
                ? null
                : OutcomeFile.read(
                        file,
                        words -> names.patient(words).or(() -> whose.isLog() ? ofSite(words, home) : Optional.empty()));
    }

    /** {@code system|value}, as the site's key makes a patient of it. */
    private static Optional<PatientId> ofSite(String words, HomeOption home) {
        int bar = words.lastIndexOf('|');
        return bar < 0
                ? Optional.empty()
                : Optional.of(SiteKeyFile.read(home.home())
                        .patientId(new Identifier(words.substring(0, bar), words.substring(bar + 1))));
    }

    Follow follow(Instant until, @Nullable CommandSpec spec) {
        return new Follow(
                Spans.parse(within)
                        .orElseThrow(() -> new ParameterException(
                                Objects.requireNonNull(spec).commandLine(), "--within: " + Spans.expected(within))),
                followedUntil == null
                        ? until
                        : followedUntil.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
