package io.auscult.cli.backtest;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.backtest.count.Counts;
import io.auscult.cli.backtest.life.Backtest;
import io.auscult.cli.backtest.life.Course;
import io.auscult.cli.backtest.life.Lived;
import io.auscult.cli.backtest.past.Crew;
import io.auscult.cli.backtest.past.PatientNames;
import io.auscult.cli.backtest.past.Spill;
import io.auscult.streams.release.Releases;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult rules backtest}: what packs would have done with patients whose past is known. */
@Command(
        name = "backtest",
        description =
                "Count what packs would have done with the past of patients, in FHIR files or in the log of a running Auscult.",
        footer = {
            "",
            "Each entry counts from the time at which it was released, else from when it was so. Models of the build,",
            "each in the mode in which it ships. What rules in shadow would have opened is counted beside the live ones."
        })
public final class BacktestCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "PACKS",
            description = "a folder of packs, or one pack: its folder, or PACK@VERSION (default: those in force)")
    private @Nullable String packs;

    @ArgGroup(multiplicity = "1")
    private WhoseOptions whose = new WhoseOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private WhenOptions when = new WhenOptions();

    @Option(names = "--json", description = "print one line of JSON for each rule")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Site site = whose.isLog() ? Site.running(home) : Site.ofTheBuild();
        Releases releases = site.with(packs == null ? site.packs() : PacksOf.named(packs, site.packs(), home));
        PatientNames names = new PatientNames();
        Course course = when.course(releases, false, spec);
        try (ProgressLine progress = new ProgressLine(Output.errors(spec));
                Crew crew = new Crew(when.threads());
                Spill past = new Spill()) {
            Pace pace = new Pace(progress);
            whose.source(home, when.sender(), when.until(), names).read(past, crew, pace::read);
            past.written();
            Lived lived = new Backtest(course, null, null).run(past, crew, done -> pace.lived(done, past.events()));
            pace.done(past.events(), when.threads());
            print(lived, releases);
            if (past.unread() > 0) {
                Output.errors(spec)
                        .println(past.unread() + " entries could not be read"
                                + (whose.isLog() ? "" : "; see: auscult send, which says why"));
            }
            return past.unread() == 0 ? Exit.OK : Exit.FAILED;
        }
    }

    private void print(Lived lived, Releases releases) {
        Counts counts = new Counts(lived.lives());
        RuleTable table = new RuleTable(counts, RuleTable.alerting(releases));
        Output.of(spec).print(json ? table.json() : table.text());
        Output.of(spec).flush();
    }
}
