package io.auscult.cli.concepts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;

/** The most frequent of what nobody understands, for a person or a script. */
record UnmappedReport(Unmapped unmapped, String version, int top) {
    private static final String CODES = "%8s %8s  %-12s %-10s %-24s %-18s %-10s %s%n";
    private static final String UNITS = "%8s %8s  %-24s %-10s %-20s %-14s %s%n";
    private static final int DAY = 10;

    void print(PrintWriter out) {
        List<Entry<UnmappedCode, Tally>> codes = unmapped.codes();
        out.println("Codes that no concept of " + version + " means: " + codes.size());
        if (!codes.isEmpty()) {
            out.printf(Locale.ROOT, CODES, "COUNT", "PATIENTS", "KIND", "SOURCE", "SYSTEM", "CODE", "LAST SEEN", "");
        }
        codes.stream().limit(top).forEach(entry -> print(entry.getKey(), entry.getValue(), out));
        List<Entry<UnreadUnit, Tally>> units = unmapped.units();
        out.println("Units that their concept does not accept: " + units.size());
        if (!units.isEmpty()) {
            out.printf(Locale.ROOT, UNITS, "COUNT", "PATIENTS", "CONCEPT", "SOURCE", "UNIT", "MARK", "LAST SEEN");
        }
        units.stream().limit(top).forEach(entry -> print(entry.getKey(), entry.getValue(), out));
    }

    private void print(UnmappedCode code, Tally tally, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                CODES,
                tally.count(),
                tally.patients(),
                code.kind(),
                code.source(),
                code.system(),
                code.code().isEmpty() ? "(uncoded)" : code.code(),
                day(tally),
                unmapped.display(code));
    }

    private static void print(UnreadUnit unit, Tally tally, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                UNITS,
                tally.count(),
                tally.patients(),
                unit.concept(),
                unit.source(),
                unit.unit().isEmpty() ? "(none)" : unit.unit(),
                unit.mark(),
                day(tally));
    }

    private static String day(Tally tally) {
        return tally.last().toString().substring(0, DAY);
    }

    ObjectNode json() {
        ObjectNode report = new ObjectMapper().createObjectNode().put("catalogue", version);
        ArrayNode codes = report.putArray("codes");
        unmapped.codes().stream()
                .limit(top)
                .forEach(entry -> row(codes, entry.getValue())
                        .put("kind", entry.getKey().kind())
                        .put("source", entry.getKey().source())
                        .put("system", entry.getKey().system())
                        .put("code", entry.getKey().code())
                        .put("display", unmapped.display(entry.getKey())));
        ArrayNode units = report.putArray("units");
        unmapped.units().stream()
                .limit(top)
                .forEach(entry -> row(units, entry.getValue())
                        .put("concept", entry.getKey().concept().value())
                        .put("source", entry.getKey().source())
                        .put("unit", entry.getKey().unit())
                        .put("mark", entry.getKey().mark().name()));
        return report;
    }

    private static ObjectNode row(ArrayNode rows, Tally tally) {
        return rows.addObject()
                .put("count", tally.count())
                .put("patients", tally.patients())
                .put("lastSeen", tally.last().toString());
    }
}
