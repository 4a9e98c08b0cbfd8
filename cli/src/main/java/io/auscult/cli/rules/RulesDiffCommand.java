package io.auscult.cli.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.backtest.DiffOnThePast;
import io.auscult.cli.backtest.count.Against;
import io.auscult.cli.backtest.report.ReportText;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.diff.Change;
import io.auscult.rules.diff.PackDiff;
import io.auscult.rules.pack.FilesRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult rules diff}: what differs between two versions of packs, in clinical words. */
@Command(
        name = "diff",
        description = "Compare two versions of rule packs: thresholds, conditions, cards, cases, modes.",
        footer = {
            "",
            "OLD and NEW are each a pack's folder, a folder of packs, or PACK@VERSION of a running Auscult.",
            "PACK alone means the version that was published last. With a past, also how many alerts more or fewer."
        })
final class RulesDiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "a folder, or PACK@VERSION")
    private String old = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "a folder, or PACK@VERSION")
    private String young = "";

    @Option(names = "--json", description = "print one line of JSON for each difference")
    private boolean json;

    @Mixin
    private DiffOnThePast past = new DiffOnThePast();

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Map<String, PackRelease> before = PackVersions.of(old, home);
        Map<String, PackRelease> after = PackVersions.of(young, home);
        TreeSet<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        Concepts concepts = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
        int changes = 0;
        for (String id : ids) {
            changes += pack(id, before.get(id), after.get(id), concepts);
        }
        if (changes == 0 && !json) {
            Output.of(spec).println("No difference.");
        }
        if (past.isAsked()) {
            numbers(past.numbers(before, after, home, spec));
        }
        return Exit.OK;
    }

    private void numbers(List<Against> rows) {
        PrintWriter out = Output.of(spec);
        if (!json) {
            out.println(rows.isEmpty() ? "On the replayed period: the same alerts" : "On the replayed period");
        }
        rows.forEach(row -> out.println(json ? line(row) : "  " + ReportText.line(row)));
        out.flush();
    }

    private static ObjectNode line(Against row) {
        return new ObjectMapper()
                .createObjectNode()
                .put("rule", row.rule().value())
                .put("what", "alerts")
                .put("before", row.before())
                .put("after", row.now())
                .put("perMonth", row.perMonth());
    }

    private int pack(String id, @Nullable PackRelease before, @Nullable PackRelease after, Concepts concepts)
            throws IOException {
        PrintWriter out = Output.of(spec);
        if (before == null || after == null) {
            String words = before == null ? "pack added" : "pack removed";
            out.println(json ? line(id, new Change(null, "pack", words, null, null)) : id + ": " + words);
            return 1;
        }
        List<Change> changes = changes(before, after, concepts);
        if (json) {
            changes.forEach(change -> out.println(line(id, change)));
        } else if (!changes.isEmpty()) {
            print(id, changes, out);
        }
        return changes.size();
    }

    private static List<Change> changes(PackRelease before, PackRelease after, Concepts concepts) throws IOException {
        try {
            return PackDiff.between(before, after, concepts);
        } catch (FilesRefused e) {
            throw new IOException("Pack " + before.id() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void print(String id, List<Change> changes, PrintWriter out) {
        out.println(id);
        RuleId rule = null;
        for (Change change : changes) {
            if (change.rule() != null && !change.rule().equals(rule)) {
                rule = change.rule();
                out.println("  " + rule);
            }
            out.println((change.rule() == null ? "  " : "    ") + change.words());
        }
    }

    private static ObjectNode line(String pack, Change change) {
        return new ObjectMapper()
                .createObjectNode()
                .put("pack", pack)
                .put("rule", change.rule() == null ? null : change.rule().value())
                .put("what", change.what())
                .put("words", change.words())
                .put("before", change.before())
                .put("after", change.after());
    }
}
