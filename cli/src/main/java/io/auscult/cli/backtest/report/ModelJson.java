package io.auscult.cli.backtest.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.backtest.count.ModelCounts;
import io.auscult.cli.backtest.outcome.ModelPerformance;
import io.auscult.cli.models.Comparison;

/** A model's backtest for programs. */
public final class ModelJson {
    private ModelJson() {}

    public static ObjectNode of(ModelReport report) {
        ModelCounts counts = report.counts();
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("model", counts.model().toString())
                .put("patients", counts.lives().size())
                .put("scored", counts.scored());
        counts.spread()
                .ifPresent(spread -> json.putObject("score")
                        .put("median", spread.median().value())
                        .put("lowerQuartile", spread.lower())
                        .put("upperQuartile", spread.upper()));
        counts.histogram()
                .forEach(bar -> json.withArray("histogram")
                        .addObject()
                        .put("from", bar.from())
                        .put("to", bar.to())
                        .put("patients", bar.patients()));
        ObjectNode bands = json.putObject("bands");
        counts.bands().forEach(bands::put);
        ObjectNode reasons = json.putObject("notAssessable");
        counts.reasons().forEach(reasons::put);
        Comparison against = report.against();
        if (against != null) {
            ObjectNode other = json.putObject("against");
            other.put("model", against.first().toString())
                    .put("patients", against.pairs().size())
                    .put("sameBand", against.agreeing());
            against.bands()
                    .forEach((before, to) -> to.forEach((now, patients) ->
                            other.withObject("/bands").withObject("/" + before).put(now, patients)));
        }
        report.performances()
                .forEach(one -> performance(one, json.withArray("outcomes").addObject()));
        return json;
    }

    private static void performance(ModelPerformance one, ObjectNode to) {
        to.put("outcome", one.outcome())
                .put("group", one.group().name())
                .put("patients", one.people())
                .put("outcomes", one.outcomes())
                .put("leftOut", one.leftOut());
        if (one.auroc() != null) {
            ReportJson.estimate(one.auroc(), to.putObject("auroc"));
        }
        if (one.ratio() != null) {
            ReportJson.estimate(one.ratio(), to.putObject("observedPerExpected"));
        }
        if (one.brier() != null) {
            to.put("brier", one.brier());
        }
        one.tenths().forEach(tenth -> {
            ObjectNode bin = to.withArray("tenths").addObject().put("predicted", tenth.predicted());
            ReportJson.share(tenth.observed(), bin.putObject("observed"));
        });
    }
}
