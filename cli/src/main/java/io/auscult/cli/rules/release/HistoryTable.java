package io.auscult.cli.rules.release;

import io.auscult.core.release.PackRelease;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The history for a person to read: a line for each release, and under it the rules that reach less far than the pack. */
final class HistoryTable {
    private HistoryTable() {}

    static void print(List<HistoryRow> rows, PrintWriter out) {
        out.println(line(" ", "PACK", "MODE", "SINCE", "BY", "APPROVED BY", "WHY"));
        for (HistoryRow row : rows) {
            PackRelease release = row.release();
            out.println(line(
                    row.state().sign(),
                    release.key(),
                    release.paused() ? "paused" : release.mode().word(),
                    release.pending() ? "waits for approval" : since(release),
                    release.by().isEmpty() ? "(the build)" : release.by(),
                    release.approvedBy(),
                    row.why()));
            Told.less(release).forEach((rule, why) -> out.println("    " + rule + " is " + why));
        }
    }

    private static String line(String... cells) {
        return String.format(Locale.ROOT, "%s %-22s %-7s %-21s %-14s %-14s %s", (Object[]) cells)
                .stripTrailing();
    }

    private static String since(PackRelease release) {
        return release.inForceFrom().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
