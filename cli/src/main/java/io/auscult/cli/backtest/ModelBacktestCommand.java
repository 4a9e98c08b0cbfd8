package io.auscult.cli.backtest;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.backtest.life.Backtest;
import io.auscult.cli.backtest.life.Lived;
import io.auscult.cli.backtest.outcome.Follow;
import io.auscult.cli.backtest.outcome.Outcomes;
import io.auscult.cli.backtest.past.Crew;
import io.auscult.cli.backtest.past.PatientNames;
import io.auscult.cli.backtest.past.Spill;
import io.auscult.cli.backtest.report.ModelCsv;
import io.auscult.cli.backtest.report.ModelJson;
import io.auscult.cli.backtest.report.ModelPage;
import io.auscult.cli.backtest.report.ModelReport;
import io.auscult.cli.backtest.report.ModelText;
import io.auscult.cli.models.ChartModel;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.value.Mode;
import io.auscult.streams.release.Deployed;
import io.auscult.streams.release.Releases;
import java.io.IOException;
import java.util.ArrayList;
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

/** {@code auscult models backtest}: what a model would have said of patients whose past is known, and whether it was right. */
@Command(
        name = "backtest",
        description =
                "Live the past of patients again under a model: its scores, why it has none, and how they came true.",
        footer = {
            "",
            "MODEL is ID, ID@VERSION, a model's folder or its zip. No packs are at work. See docs/backtest.md."
        })
public final class ModelBacktestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "the model in question")
    private String model = "";

    @ArgGroup(multiplicity = "1")
    private WhoseOptions whose = new WhoseOptions();

    @Option(names = "--against", paramLabel = "MODEL", description = "another model, or version, to compare bands with")
    private @Nullable String against;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private WhenOptions when = new WhenOptions();

    @Mixin
    private OutcomeOptions outcomes = new OutcomeOptions();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RiskModel asked = ChartModel.find(model, home);
        RiskModel other = against == null ? null : ChartModel.find(against, home);
        if (other != null && other.ref().equals(asked.ref())) {
            throw new IOException("Both are " + asked.ref() + "; raise the version in card.yaml");
        }
        Follow follow = outcomes.follow(when.until(), spec);
        Releases releases = releases(asked, other);
        PatientNames names = new PatientNames();
        try (ProgressLine progress = new ProgressLine(Output.errors(spec));
                Crew crew = new Crew(when.threads());
                Spill past = new Spill()) {
            Pace pace = new Pace(progress);
            whose.source(home, when.sender(), when.until(), names).read(past, crew, pace::read);
            past.written();
            Outcomes befell = outcomes.read(names, whose, home);
            Lived lived = new Backtest(when.course(releases, true, spec), null, null)
                    .run(past, crew, done -> pace.lived(done, past.events()));
            pace.done(past.events(), when.threads());
            ModelRef beside = other == null ? null : other.ref();
            report(ModelReport.of(lived.lives(), asked.ref(), beside, befell, follow));
            return past.unread() == 0 ? Exit.OK : Exit.FAILED;
        }
    }

    private Releases releases(RiskModel asked, @Nullable RiskModel other) throws IOException {
        List<Deployed> models = new ArrayList<>(List.of(new Deployed(asked, Mode.LIVE)));
        if (other != null) {
            models.add(new Deployed(other, Mode.SHADOW));
        }
        Site site = whose.isLog() ? Site.running(home) : Site.ofTheBuild();
        return RulesInForce.always(site.catalogue(), models, List.of());
    }

    private void report(ModelReport report) throws IOException {
        Output.of(spec).print(json ? ModelJson.of(report).toString() + System.lineSeparator() : ModelText.of(report));
        Output.of(spec).flush();
        reports.write(() -> ModelPage.of(report), () -> ModelJson.of(report), () -> ModelCsv.of(report));
    }
}
