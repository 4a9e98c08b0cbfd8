package io.auscult.cli.backtest;

import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.backtest.count.Against;
import io.auscult.cli.backtest.count.Counts;
import io.auscult.cli.backtest.life.Backtest;
import io.auscult.cli.backtest.life.Lived;
import io.auscult.cli.backtest.past.Crew;
import io.auscult.cli.backtest.past.PatientNames;
import io.auscult.cli.backtest.past.Spill;
import io.auscult.core.release.PackRelease;
import io.auscult.streams.release.Releases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** What a difference between packs comes to in alerts, on a past that is replayed for it: for {@code auscult rules diff}. */
public final class DiffOnThePast {
    @ArgGroup(multiplicity = "0..1", heading = "%nHow many alerts it makes, on the past of:%n")
    private @Nullable WhoseOptions whose;

    @Mixin
    private WhenOptions when = new WhenOptions();

    /** Whether a past is named. */
    public boolean isAsked() {
        return whose != null;
    }

    /**
     * By rule, for which anything differs.
     *
     * @param before the packs that differ, by id, and {@code after}; the site's others stand beside both
     */
    public List<Against> numbers(
            Map<String, PackRelease> before,
            Map<String, PackRelease> after,
            HomeOption home,
            @Nullable CommandSpec spec)
            throws IOException {
        if (whose == null) {
            return List.of();
        }
        Site site = whose.isLog() ? Site.running(home) : Site.ofTheBuild();
        Releases older = site.with(in(site.packs(), before, after));
        Releases newer = site.with(in(site.packs(), after, before));
        try (ProgressLine progress = new ProgressLine(Output.errors(spec));
                Crew crew = new Crew(when.threads());
                Spill past = new Spill()) {
            Pace pace = new Pace(progress);
            whose.source(home, when.sender(), when.until(), new PatientNames()).read(past, crew, pace::read);
            past.written();
            var course = when.course(newer, false, spec);
            Lived lived = new Backtest(course, course.under(older), null)
                    .run(past, crew, done -> pace.lived(done, past.events()));
            pace.done(past.events(), when.threads());
            Counts now = new Counts(lived.lives());
            return Against.of(new Counts(lived.before()), now, lived.changes(), now.calendarMonths()).stream()
                    .filter(row -> row.patients() > 0)
                    .toList();
        }
    }

    /** The site's packs, with these for the ones of that id; one that only the other side has is not there. */
    private static List<PackRelease> in(
            Collection<PackRelease> site, Map<String, PackRelease> these, Map<String, PackRelease> others) {
        Map<String, PackRelease> all = new TreeMap<>();
        site.forEach(pack -> all.put(pack.id(), pack));
        others.keySet().forEach(all::remove);
        all.putAll(these);
        return new ArrayList<>(all.values());
    }
}
