package io.auscult.cli.backtest;

import io.auscult.cli.backtest.life.Course;
import io.auscult.cli.backtest.past.Telling;
import io.auscult.core.value.Mode;
import io.auscult.rules.pack.Spans;
import io.auscult.streams.release.Releases;
import io.auscult.streams.replay.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What of a past counts, and how it is lived. */
final class WhenOptions {
    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "count from this day on (default: each patient's first observation)")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "look no further than this day (default: today)")
    private @Nullable LocalDate to;

    @Option(
            names = "--accepted-after",
            paramLabel = "SPAN",
            description =
                    "somebody accepts each alert after so long, such as 1 h, so that lock-outs hold (default: the answers in the log)")
    private @Nullable String acceptedAfter;

    @Option(
            names = "--as-received",
            description =
                    "live each event when Auscult received it, an initial load as one (default: when its source released it)")
    private boolean asReceived;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "ehr",
            description = "the sender of FHIR files, for local codes of the catalogue (default: ${DEFAULT-VALUE})")
    private String source = "";

    @Option(names = "--threads", paramLabel = "N", description = "how many (default: as many as processors)")
    private @Nullable Integer threads;

    private final Instant started = Instant.now();

    String sender() {
        return source;
    }

    int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, threads);
    }

    Instant until() {
        return to == null ? started : start(to.plusDays(1));
    }

    Course course(Releases releases, boolean keepsSignals, @Nullable CommandSpec spec) {
        return new Course(
                releases,
                asReceived ? Telling.AS_RECEIVED : Telling.AS_RELEASED,
                Clock.OWN,
                from == null ? RulesInForce.EVER : start(from),
                until(),
                accepted(spec),
                Mode.SHADOW,
                keepsSignals);
    }

    private @Nullable Duration accepted(@Nullable CommandSpec spec) {
        String span = acceptedAfter;
        return span == null
                ? null
                : Spans.parse(span)
                        .orElseThrow(() -> new ParameterException(
                                Objects.requireNonNull(spec).commandLine(),
                                "--accepted-after: " + Spans.expected(span)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
