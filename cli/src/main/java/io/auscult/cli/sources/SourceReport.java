package io.auscult.cli.sources;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.adapter.site.Problem;
import io.auscult.adapter.site.SourceSet;
import io.auscult.adapter.source.EhrSettings;
import io.auscult.adapter.source.MllpSettings;
import io.auscult.adapter.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is wrong with a folder of source files, or else who sends and where.
 *
 * @param fhir where the adapter listens for HTTP
 */
record SourceReport(SourceSet set, String fhir) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (set.isValid()) {
            lines.add(row("SOURCE", "ZONE", "WAYS IN"));
            set.sources()
                    .forEach(source -> lines.add(
                            row(source.name(), source.dialect().zone().getId(), String.join("; ", ways(source)))));
        } else {
            set.problems().forEach(problem -> lines.add(problem.words()));
            lines.add("Problems: " + set.problems().size());
        }
        return lines;
    }

    private static String row(String name, String zone, String ways) {
        return String.format(Locale.ROOT, "%-16s %-18s %s", name, zone, ways);
    }

    private List<String> ways(Source source) {
        List<String> ways = new ArrayList<>();
        if (source.mllp() != null) {
            ways.add("MLLP " + place(source.mllp()));
        }
        if (source.fhir() != null) {
            String secret = source.fhir().secret() == null
                    ? ""
                    : " with " + source.fhir().secret().header();
            ways.add("FHIR " + fhir + "/sources/" + source.name() + "/fhir" + secret);
        }
        if (source.ehr() != null) {
            ways.add(asked(source.ehr()));
        }
        return ways;
    }

    private static String place(MllpSettings mllp) {
        String port = mllp.port() == 0 ? "any port" : Integer.toString(mllp.port());
        String tls = mllp.tls() == null ? "" : mllp.tls().trustStore() == null ? " with TLS" : " with mutual TLS";
        return mllp.host() + ":" + port + tls;
    }

    private static String asked(EhrSettings ehr) {
        return "asks " + ehr.base() + " (subscriptions: " + ehr.subscriptions().size() + ", polls: "
                + ehr.polls().size() + ")";
    }

    ObjectNode json() {
        ObjectNode all = new ObjectMapper().createObjectNode();
        var problems = all.putArray("problems");
        for (Problem problem : set.problems()) {
            problems.addObject()
                    .put("file", problem.file())
                    .put("line", problem.line())
                    .put("column", problem.column())
                    .put("what", problem.what())
                    .put("remedy", problem.remedy());
        }
        var sources = all.putArray("sources");
        for (Source source : set.sources()) {
            ObjectNode row = sources.addObject()
                    .put("name", source.name())
                    .put("zone", source.dialect().zone().getId());
            var identifiers = row.putArray("patientIdentifiers");
            source.patientIdentifiers().forEach(identifiers::add);
            var ways = row.putArray("ways");
            ways(source).forEach(ways::add);
        }
        return all;
    }
}
