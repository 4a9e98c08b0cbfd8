package io.auscult.adapter.status;

import java.util.List;

/**
 * A {@link StatusReport} in words.
 *
 * @param headline what to know first
 */
public record StatusPage(
        String at,
        String since,
        boolean ready,
        String headline,
        List<Check> checks,
        List<String> configurationProblems,
        List<SourceCard> sources) {

    public static StatusPage of(StatusReport report) {
        List<SourceCard> cards = report.sources().stream()
                .map(source -> SourceCard.of(source, report.at()))
                .toList();
        return new StatusPage(
                Wording.time(report.at()),
                Wording.time(report.since()),
                report.ready(),
                headline(report),
                report.checks(),
                report.configurationProblems(),
                cards);
    }

    private static String headline(StatusReport report) {
        if (!report.ready()) {
            return "Not ready: senders are told to send again";
        }
        long wanting = report.sources().stream()
                .filter(source ->
                        source.state() == SourceStatus.State.SILENT || source.state() == SourceStatus.State.TROUBLED)
                .count();
        if (wanting > 0) {
            return wanting == 1
                    ? "Ready, and one source needs a look"
                    : "Ready, and " + wanting + " sources need a look";
        }
        return "Ready to receive";
    }
}
