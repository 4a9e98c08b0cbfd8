package io.auscult.cli.backtest;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.backtest.count.Counts;
import io.auscult.cli.backtest.life.Backtest;
import io.auscult.cli.backtest.life.Course;
import io.auscult.cli.backtest.life.Lived;
import io.auscult.cli.backtest.outcome.Follow;
import io.auscult.cli.backtest.outcome.Outcomes;
import io.auscult.cli.backtest.past.Crew;
import io.auscult.cli.backtest.past.PatientNames;
import io.auscult.cli.backtest.past.Spill;
import io.auscult.cli.backtest.report.Report;
import io.auscult.cli.backtest.report.ReportCsv;
import io.auscult.cli.backtest.report.ReportJson;
import io.auscult.cli.backtest.report.ReportPage;
import io.auscult.cli.backtest.report.ReportText;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.streams.release.Releases;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
        description = "Live the past of patients again under packs, and count and compare what they would have done.",
        footer = {
            "",
            "PACKS is a folder of packs, or one pack, which takes the place of its earlier version: its folder,",
            "PACK@VERSION, or PACK for the version that was published last. Without it, the packs in force.",
            "Files are lived with the models and the catalogue of the build, the log with those in force. Each entry",
            "counts from the time at which it was released, else from when it was so. What rules in shadow would have",
            "opened is counted beside the live ones. See docs/backtest.md."
        })
public final class BacktestCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "PACKS", description = "the packs in question (default: those in force)")
    private @Nullable String packs;

    @ArgGroup(multiplicity = "1")
    private WhoseOptions whose = new WhoseOptions();

    @Option(
            names = "--against",
            paramLabel = "PACKS",
            description = "other packs to compare with: who changes, and why; \"live\" for those in force")
    private @Nullable String against;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private WhenOptions when = new WhenOptions();

    @Mixin
    private OutcomeOptions outcomes = new OutcomeOptions();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description = "write every decision and every change of an alert as a line of JSON")
    private @Nullable Path decisions;

    @Option(names = "--json", description = "print one line of JSON for each rule")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Site site = whose.isLog() ? Site.running(home) : Site.ofTheBuild();
        Releases these = site.with(packs == null ? site.packs() : PacksOf.named(packs, site.packs(), home));
        Releases others = against == null ? null : site.with(others(against, site));
        PatientNames names = new PatientNames();
        Follow follow = outcomes.follow(when.until(), spec);
        Course course = when.course(these, false, spec);
        try (ProgressLine progress = new ProgressLine(Output.errors(spec));
                Crew crew = new Crew(when.threads());
                Spill past = new Spill()) {
            Pace pace = new Pace(progress);
            whose.source(home, when.sender(), when.until(), names).read(past, crew, pace::read);
            past.written();
            Outcomes befell = outcomes.read(names, whose, home);
            Lived lived = lived(course, others, past, crew, pace);
            pace.done(past.events(), when.threads());
            List<RuleId> rules = RuleTable.alerting(these);
            report(new Report(
                    versions(these),
                    others == null ? "" : versions(others),
                    new Counts(lived.lives()),
                    others == null ? null : new Counts(lived.before()),
                    lived.changes(),
                    rules,
                    Report.performances(lived, rules, befell, follow),
                    names::of));
            return told(past.unread(), befell);
        }
    }

    private List<PackRelease> others(String named, Site site) throws IOException {
        return named.equals("live") ? site.packs() : PacksOf.named(named, site.packs(), home);
    }

    private Lived lived(Course course, @Nullable Releases others, Spill past, Crew crew, Pace pace) throws IOException {
        TrailFile trail = decisions == null ? null : new TrailFile(decisions);
        Backtest backtest = new Backtest(course, others == null ? null : course.under(others), trail);
        Lived lived = backtest.run(past, crew, done -> pace.lived(done, past.events()));
        if (trail != null) {
            trail.join(past.shards() + 1);
        }
        return lived;
    }

    private void report(Report report) throws IOException {
        PrintWriter out = Output.of(spec);
        RuleTable table = new RuleTable(report.now(), report.rules());
        out.print(json ? table.json() : table.text() + ReportText.of(report));
        out.flush();
        reports.write(() -> ReportPage.of(report), () -> ReportJson.of(report), () -> ReportCsv.of(report));
    }

    private int told(long unread, @Nullable Outcomes befell) {
        PrintWriter errors = Output.errors(spec);
        if (befell != null && befell.strangers() > 0) {
            errors.println(befell.strangers() + " outcomes are of patients whom nobody knows by that name");
        }
        if (unread > 0) {
            errors.println(unread + " entries could not be read"
                    + (whose.isLog() ? "" : "; see: auscult send, which says why"));
        }
        errors.flush();
        return unread == 0 ? Exit.OK : Exit.FAILED;
    }

    private static String versions(Releases releases) {
        return releases.at(RulesInForce.EVER).rulebook() instanceof DroolsRulebook rulebook
                ? String.join(
                        ", ",
                        rulebook.packs().stream().map(PackRelease::key).sorted().toList())
                : "none";
    }
}
