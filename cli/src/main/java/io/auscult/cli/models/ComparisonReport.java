package io.auscult.cli.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.models.Comparison.Pair;
import io.auscult.cli.models.Comparison.Spread;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.RiskScored;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A comparison for a reader, or as one JSON object. */
final class ComparisonReport {
    private static final int MOST_PATIENTS = 20;

    private ComparisonReport() {}

    static ObjectNode json(Comparison compared) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("first", compared.first().toString());
        json.put("second", compared.second().toString());
        json.put("patients", compared.pairs().size());
        json.put("onlyFirst", compared.onlyFirst());
        json.put("onlySecond", compared.onlySecond());
        json.put("sameBand", compared.agreeing());
        json.set("bands", new ObjectMapper().valueToTree(compared.bands()));
        Spread spread = compared.spread();
        json.set("difference", spread == null ? null : new ObjectMapper().valueToTree(spread));
        var changed = json.putArray("changed");
        compared.changed()
                .forEach(pair -> side(
                        side(changed.addObject().put("patient", pair.patient()), "first", pair.first()),
                        "second",
                        pair.second()));
        return json;
    }

    private static ObjectNode side(ObjectNode row, String name, Signal signal) {
        ObjectNode side = row.putObject(name);
        side.put("band", Pair.word(signal));
        if (signal instanceof RiskScored scored) {
            side.put("score", scored.scores().getFirst().value());
        }
        side.put("asOf", signal.asOf().toString());
        return row;
    }

    static void print(Comparison compared, PrintWriter out) {
        int patients = compared.pairs().size();
        out.printf(
                Locale.ROOT,
                "%s and %s have both answered for %d patients (only the first for %d, only the second for %d)%n",
                compared.first(),
                compared.second(),
                patients,
                compared.onlyFirst(),
                compared.onlySecond());
        if (patients == 0) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "Same band: %d of %d (%.1f %%)%n%n",
                compared.agreeing(),
                patients,
                100.0 * compared.agreeing() / patients);
        bands(compared, out);
        spread(compared, out);
        changed(compared.changed(), out);
    }

    private static void bands(Comparison compared, PrintWriter out) {
        String format = "%-20s %-20s %8s%n";
        out.printf(Locale.ROOT, format, "FIRST", "SECOND", "PATIENTS");
        compared.bands()
                .forEach((from, tos) -> tos.forEach((to, count) ->
                        out.printf(Locale.ROOT, format, from, to, from.equals(to) ? count + "  =" : count + "   ")));
    }

    private static void spread(Comparison compared, PrintWriter out) {
        Spread spread = compared.spread();
        if (spread != null) {
            out.printf(
                    Locale.ROOT,
                    "%nSecond minus first, in %d patients with both scores: least %.4g, lower quartile %.4g, median %.4g,"
                            + " upper quartile %.4g, most %.4g; mean absolute %.4g%n",
                    spread.count(),
                    spread.least(),
                    spread.lower(),
                    spread.median(),
                    spread.upper(),
                    spread.most(),
                    spread.meanAbsolute());
        }
    }

    private static void changed(List<Pair> changed, PrintWriter out) {
        if (changed.isEmpty()) {
            return;
        }
        out.printf(Locale.ROOT, "%nWho changes%n");
        changed.stream()
                .limit(MOST_PATIENTS)
                .forEach(pair -> out.printf(
                        Locale.ROOT, "%s  %s -> %s%n", pair.patient(), words(pair.first()), words(pair.second())));
        if (changed.size() > MOST_PATIENTS) {
            out.printf(Locale.ROOT, "… and %d more; --json has all%n", changed.size() - MOST_PATIENTS);
        }
    }

    private static String words(Signal signal) {
        return signal instanceof RiskScored scored
                ? String.format(
                        Locale.ROOT,
                        "%s (%.4g)",
                        scored.band(),
                        scored.scores().getFirst().value())
                : Pair.word(signal);
    }
}
