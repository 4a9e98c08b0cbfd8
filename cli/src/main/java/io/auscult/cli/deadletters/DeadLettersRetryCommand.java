package io.auscult.cli.deadletters;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.concepts.Since;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult deadletters retry} */
@Command(
        name = "retry",
        description = "Map messages with dead letters again, with the configuration that is in force now.",
        footer = {
            "",
            "Only letters of fhir-adapter can be tried again. The original message is mapped anew; of what it",
            "says, only what was not published before is published, and letters whose entries are understood",
            "now are closed. Exit code 0 when all of them are closed, 1 otherwise."
        })
final class DeadLettersRetryCommand implements Callable<Integer> {
    private static final int AT_ONCE = 500;

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--source", paramLabel = "NAME", description = "with --all: only what this source sent")
    private @Nullable String source;

    @Option(names = "--reason", paramLabel = "TEXT", description = "with --all: only those with this in their reason")
    private @Nullable String reason;

    @Option(names = "--since", paramLabel = "TIME", description = "with --all: only what was received since")
    private @Nullable String since;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    private static final class Which {
        @Parameters(arity = "1..*", paramLabel = "ID", description = "of letters, or as much of each as is unique")
        private List<String> ids = List.of();

        @Option(names = "--all", description = "all open letters of fhir-adapter")
        private boolean all;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!which.all && (source != null || reason != null || since != null)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--source, --reason and --since go with --all");
        }
        Addresses at = home.addresses();
        Map<String, Tried> tried = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>();
        for (Letter letter : letters(at)) {
            if (letter.of(App.FHIR_ADAPTER)) {
                ids.add(letter.id());
            } else {
                tried.put(letter.id(), new Tried(letter.id(), Tried.NOT_RETRIABLE, Instead.of(letter)));
            }
        }
        retry(ids, new RetryDoor(at.adapter()), tried);
        print(List.copyOf(tried.values()));
        return tried.values().stream().allMatch(Tried::done) ? Exit.OK : Exit.FAILED;
    }

    private List<Letter> letters(Addresses at) {
        try (TopicReader reader = new TopicReader(at.kafka())) {
            Letters letters = Letters.read(reader, Topics.withPrefix(at.topicPrefix()), RegistrySerdes.of(at));
            Instant from = since == null ? Instant.MIN : Since.parse(since, Instant.now());
            return which.all
                    ? letters.chosen(new Choice(App.FHIR_ADAPTER.word(), source, reason, from, false))
                    : which.ids.stream().map(letters::only).distinct().toList();
        }
    }

    private void retry(List<String> ids, RetryDoor door, Map<String, Tried> tried)
            throws IOException, InterruptedException {
        try (ProgressLine progress = new ProgressLine(Output.errors(spec))) {
            for (int first = 0; first < ids.size(); first += AT_ONCE) {
                List<String> some = ids.subList(first, Math.min(ids.size(), first + AT_ONCE)).stream()
                        .filter(id -> !tried.containsKey(id))
                        .toList();
                progress.show("Trying letter " + (first + 1) + " of " + ids.size());
                if (!some.isEmpty()) {
                    door.retry(some).forEach(letter -> tried.put(letter.id(), letter));
                }
            }
        }
    }

    private void print(List<Tried> tried) {
        if (json) {
            ArrayNode rows = new ObjectMapper().createArrayNode();
            tried.forEach(letter -> rows.addObject()
                    .put("id", letter.id())
                    .put("outcome", letter.outcome())
                    .put("reason", letter.reason()));
            Output.of(spec).println(rows);
        } else {
            TriedTable.print(tried, Output.of(spec));
        }
    }
}
