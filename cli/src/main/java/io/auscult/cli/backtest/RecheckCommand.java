package io.auscult.cli.backtest;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.backtest.Recorded.Agreement;
import io.auscult.cli.backtest.life.Backtest;
import io.auscult.cli.backtest.life.Course;
import io.auscult.cli.backtest.past.Crew;
import io.auscult.cli.backtest.past.LogPast;
import io.auscult.cli.backtest.past.Spill;
import io.auscult.cli.backtest.past.Telling;
import io.auscult.core.value.Mode;
import io.auscult.streams.replay.Clock;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult rules recheck}: that a backtest decides what the stream has decided. */
@Command(
        name = "recheck",
        description =
                "Live the log of the running Auscult as it stands, and compare with what was recorded, byte for byte.",
        footer = {
            "",
            "Each event by the packs, models and catalogue that were in force at its time. Ask when nothing is arriving:",
            "what the stream has not decided yet counts as different. Exit code 1 when anything differs."
        })
public final class RecheckCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--threads", paramLabel = "N", description = "how many (default: as many as processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Course course = new Course(
                Site.published(home),
                Telling.AS_RECEIVED,
                Clock.OF_THE_LOG,
                RulesInForce.EVER,
                Instant.MAX,
                null,
                Mode.SHADOW,
                false);
        Recorded recorded = new Recorded(home.addresses());
        try (ProgressLine progress = new ProgressLine(Output.errors(spec));
                Crew crew = new Crew(threads);
                Spill past = new Spill()) {
            Pace pace = new Pace(progress);
            new LogPast(home.addresses()).read(past, crew, pace::read);
            past.written();
            recorded.read();
            new Backtest(course, null, recorded).run(past, crew, done -> pace.lived(done, past.events()));
            pace.done(past.events(), threads);
        }
        return told(recorded.agreements());
    }

    private int told(Map<String, Agreement> agreements) {
        agreements.forEach((topic, found) -> Output.of(spec)
                .println("%s: %d recorded, %d replayed; %d of %d patients differ"
                        .formatted(topic, found.recorded(), found.replayed(), found.differing(), found.patients())));
        Output.of(spec).flush();
        return agreements.values().stream().allMatch(found -> found.differing() == 0) ? Exit.OK : Exit.FAILED;
    }
}
