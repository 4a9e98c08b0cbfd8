package io.auscult.cli.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.up.Addresses;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult trace}: the records from message to alert. */
@Command(
        name = "trace",
        description =
                "Show the records that led to an alert, or what a message led to: events, signals, decisions, alerts.",
        footer = {
            "",
            "The id of an alert stands on its page in the inbox, and in: auscult topics tail alerts",
            "The id of a message stands beside each fact in: auscult chart"
        })
public final class TraceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "of an alert or of a message")
    private String id = "";

    @Option(names = "--json", description = "print the records whole, one a line")
    private boolean json;

    @Option(names = "--show-patient-data", description = "with --json: show message bodies")
    private boolean showPatientData;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Addresses at = home.addresses();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            AvroDecoder decoder = new AvroDecoder(at.registry(), new AvroJson(showPatientData));
            Trace trace = new Trace(reader, decoder, at);
            List<ObjectNode> alert = trace.of(id);
            List<ObjectNode> steps = alert.isEmpty() ? trace.ofMessage(id) : alert;
            if (steps.isEmpty()) {
                Output.errors(spec).println("There is no alert and no message " + id + " in " + at.kafka());
                return Exit.FAILED;
            }
            print(steps, Output.of(spec));
        }
        return Exit.OK;
    }

    private void print(List<ObjectNode> steps, PrintWriter out) {
        for (ObjectNode step : steps) {
            if (json) {
                out.println(step);
            } else {
                out.printf(
                        Locale.ROOT,
                        "%-9s %-28s %-24s %s%n",
                        step.path("stage").asText(),
                        step.path("at").asText(),
                        step.path("time").asText(),
                        words(step));
            }
        }
    }

    private static String words(ObjectNode step) {
        JsonNode value = step.path("value");
        return switch (step.path("stage").asText()) {
            case "message" ->
                value.path("contentType").asText() + " from "
                        + value.path("source").asText();
            case "signal" ->
                model(value) + " " + step.path("kind").asText() + " "
                        + value.path("band").asText();
            case "decision" ->
                value.path("rule").asText() + ": " + step.path("kind").asText() + ". "
                        + value.path("rationale").path("sentence").asText();
            case "alert" ->
                value.path("state").asText() + ", revision "
                        + value.path("revision").asText() + ": "
                        + value.path("raise").path("summary").asText();
            default -> step.path("kind").asText();
        };
    }

    private static String model(JsonNode value) {
        return value.path("model").path("id").asText() + "@"
                + value.path("model").path("version").asText();
    }
}
