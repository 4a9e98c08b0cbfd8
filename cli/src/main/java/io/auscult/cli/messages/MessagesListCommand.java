package io.auscult.cli.messages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.concepts.Since;
import io.auscult.cli.messages.Search.Found;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult messages list} */
@Command(
        name = "list",
        description = "The newest messages, by patient, type and time, with what became of each.",
        footer = {
            "",
            "TIME is an instant, a day (2026-03-01) or a span before now (7 d). No patient data are shown.",
            "A patient's messages are those that led to the patient's events, and those with a dead letter",
            "that name one of the patient's identifiers."
        })
final class MessagesListCommand implements Callable<Integer> {
    private static final String ROW = "%-20s  %-12s  %-12s  %-18s %9s %7s %8s%n";
    static final int SHORT_ID = 12;

    @Option(names = "--patient", paramLabel = "MRN|ID", description = "only this patient's")
    private @Nullable String patient;

    @Option(names = "--type", paramLabel = "TYPE", description = "only these: ORU^R01, ORU, Bundle, Observation, …")
    private @Nullable String type;

    @Option(names = "--source", paramLabel = "NAME", description = "only what this source sent")
    private @Nullable String source;

    @Option(names = "--from", paramLabel = "TIME", description = "only what was received since")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "only what was received before")
    private @Nullable String to;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "at most so many (default: ${DEFAULT-VALUE})")
    private int limit = 50;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Instant now = Instant.now();
        Wanted wanted = new Wanted(
                from == null ? Instant.EPOCH : Since.parse(from, now),
                to == null ? Instant.MAX : Since.parse(to, now),
                source,
                type);
        Addresses at = home.addresses();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            Archive archive = new Archive(reader, Topics.withPrefix(at.topicPrefix()), RegistrySerdes.of(at));
            Found found = new Search(archive, wanted).newest(limit, Optional.ofNullable(patient));
            if (json) {
                Output.of(spec).println(json(found));
            } else {
                print(found, Output.of(spec));
            }
        }
        return Exit.OK;
    }

    static void print(Found found, PrintWriter out) {
        if (found.messages().isEmpty()) {
            out.println("No message is found");
            return;
        }
        out.printf(Locale.ROOT, ROW, "RECEIVED", "ID", "SOURCE", "TYPE", "BYTES", "EVENTS", "LETTERS");
        for (Arrived message : found.messages()) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    message.received().truncatedTo(ChronoUnit.SECONDS),
                    message.id().substring(0, SHORT_ID),
                    message.source(),
                    message.type(),
                    message.bytes(),
                    found.outcomes().eventCount(message.id()),
                    letters(message.id(), found.outcomes()));
        }
    }

    private static String letters(String message, Outcomes outcomes) {
        int open = outcomes.openLetters(message).size();
        return open == 0 && outcomes.closedLetters(message) > 0 ? "closed" : Integer.toString(open);
    }

    static ArrayNode json(Found found) {
        ArrayNode rows = new ObjectMapper().createArrayNode();
        for (Arrived message : found.messages()) {
            rows.addObject()
                    .put("id", message.id())
                    .put("received", message.received().toString())
                    .put("source", message.source())
                    .put("type", message.type())
                    .put("contentType", message.contentType())
                    .put("bytes", message.bytes())
                    .put("parts", message.parts())
                    .put("at", message.at().words())
                    .put("events", found.outcomes().eventCount(message.id()))
                    .put(
                            "openLetters",
                            found.outcomes().openLetters(message.id()).size())
                    .put("closedLetters", found.outcomes().closedLetters(message.id()));
        }
        return rows;
    }
}
