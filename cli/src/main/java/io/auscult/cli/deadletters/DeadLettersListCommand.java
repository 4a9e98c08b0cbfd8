package io.auscult.cli.deadletters;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.concepts.Since;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult deadletters list} */
@Command(
        name = "list",
        description = "The dead letters that are open, of all apps: by reason when they are many.",
        footer = {"", "TIME is an instant, a day (2026-03-01) or a span before now (7 d). No patient data are shown."})
final class DeadLettersListCommand implements Callable<Integer> {
    @Option(names = "--app", paramLabel = "APP", description = "only of fhir-adapter, streams-app or delivery")
    private @Nullable String app;

    @Option(names = "--source", paramLabel = "NAME", description = "only what this source sent")
    private @Nullable String source;

    @Option(names = "--reason", paramLabel = "TEXT", description = "only those with this in their reason")
    private @Nullable String reason;

    @Option(names = "--since", paramLabel = "TIME", description = "only what was received since")
    private @Nullable String since;

    @Option(names = "--closed", description = "also those that were closed")
    private boolean closed;

    @Option(names = "--each", description = "one by one, however many they are")
    private boolean each;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Instant from = since == null ? Instant.MIN : Since.parse(since, Instant.now());
        Addresses at = home.addresses();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            List<Letter> letters = Letters.read(reader, Topics.withPrefix(at.topicPrefix()), RegistrySerdes.of(at))
                    .chosen(new Choice(app, source, reason, from, closed));
            if (json) {
                ArrayNode rows = new ObjectMapper().createArrayNode();
                letters.forEach(letter -> rows.add(letter.json()));
                Output.of(spec).println(rows);
            } else {
                LetterTable.print(letters, each, Output.of(spec));
            }
        }
        return Exit.OK;
    }
}
