package io.auscult.cli.bench.ingest;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** The report for an engineer at a terminal. */
final class IngestText {
    private final Formatter out = new Formatter(Locale.ROOT);

    private IngestText() {}

    static String of(IngestReport report) {
        IngestText text = new IngestText();
        text.setting(report);
        text.part("FHIR: Observations in Bundles of 100 to 500", report.fhir());
        text.part("HL7 v2: ORU^R01 with ten results, each acknowledged after its commit", report.v2());
        return text.out.toString().stripTrailing();
    }

    private void setting(IngestReport report) {
        out.format(
                "%d processors, load %.1f before and %.1f after; Java %s, adapter with %s; seed %d%n",
                report.before().processors(),
                report.before().loadAverage(),
                report.after().loadAverage(),
                report.before().java(),
                report.adapterJava(),
                report.plan().seed());
        out.format(
                "The adapter, its Kafka and this sender share the processors; plain parsing has them for itself.%n%n");
    }

    private void part(String title, Comparison part) {
        Timed round = part.adapter().getFirst();
        out.format(
                "%s; %d rounds of %,d (%.1f MB), %d connections: median (least to most)%n",
                title, part.adapter().size(), round.items(), round.bytes() / 1e6, part.connections());
        line("through the adapter", part.item(), part.adapter());
        line("HAPI parsing alone ", part.item(), part.parsing());
        out.format(
                "  adapter / parsing    %s   [%s]   floor %.1f %s, target %.1f %s%n",
                part.ratio().words(2),
                String.join(
                        ", ",
                        part.ratios().stream()
                                .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                                .toList()),
                Comparison.FLOOR,
                met(part, Comparison.FLOOR),
                Comparison.TARGET,
                met(part, Comparison.TARGET));
        out.format(
                "  processor time an item, in us: adapter %.0f, broker %.0f, this sender %.0f%n%n",
                part.used().adapter(), part.used().broker(), part.used().bench());
    }

    private void line(String name, String item, List<Timed> rounds) {
        out.format(
                "  %s  %28s %s/s   %s MB/s%n",
                name,
                Comparison.perSecond(rounds).words(0),
                item,
                Comparison.megabytesPerSecond(rounds).words(1));
    }

    private static String met(Comparison part, double least) {
        return part.ratio().median() >= least ? "met" : "not met";
    }
}
