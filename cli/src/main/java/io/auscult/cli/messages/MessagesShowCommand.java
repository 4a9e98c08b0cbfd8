package io.auscult.cli.messages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

/** {@code auscult messages show} */
@Command(
        name = "show",
        description = "One message: where it came from, what became of it and, when asked for, what it says.",
        footer = {
            "",
            "The body is patient data and is shown with --phi only: HL7 v2 one segment a line, JSON indented.",
            "With --raw the body is printed alone and as it is; with --save it is written to a file, byte by byte."
        })
final class MessagesShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "of the message, or as much of it as is unique")
    private String id = "";

    @Option(names = "--phi", description = "show the body, which is patient data")
    private boolean phi;

    @ArgGroup
    private Form form = new Form();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    private static final class Form {
        @Option(names = "--raw", description = "with --phi: the body alone, as it is")
        private boolean raw;

        @Option(names = "--pretty", description = "with --phi: the body made readable (the default)")
        private boolean pretty;

        @Option(names = "--save", paramLabel = "FILE", description = "with --phi: write the body to a file")
        private @Nullable Path file;

        boolean given() {
            return raw || pretty || file != null;
        }
    }

    @Override
    public Integer call() throws IOException {
        if (form.given() && !phi) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "The body is patient data: add --phi to have it");
        }
        Addresses at = home.addresses();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            Archive archive = new Archive(reader, Topics.withPrefix(at.topicPrefix()), RegistrySerdes.of(at));
            WholeMessage message = find(archive);
            Outcomes outcomes = new Outcomes();
            archive.letters(message.head().received(), outcomes);
            archive.events(message.head().received(), Set.of(message.id()), outcomes);
            show(message, outcomes);
        }
        return Exit.OK;
    }

    /** @throws IllegalArgumentException unless exactly one message has such an id */
    private WholeMessage find(Archive archive) {
        Map<String, WholeMessage> found = new TreeMap<>();
        archive.messages(Instant.EPOCH, message -> {
            if (message.id().startsWith(id)) {
                found.put(message.id(), message);
            }
        });
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no message " + id + "; messages are kept 14 days. See: auscult messages list");
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "The ids of " + found.size() + " messages begin with " + id + "; write more of it");
        }
        return found.values().iterator().next();
    }

    private void show(WholeMessage message, Outcomes outcomes) throws IOException {
        PrintWriter out = Output.of(spec);
        byte[] body = message.body().toBytes();
        if (form.file != null) {
            Files.write(form.file, body);
            out.println("The body of message " + message.id() + " is in " + form.file + ": " + body.length + " bytes");
            return;
        }
        if (phi) {
            Output.errors(spec).println("Patient data follow.");
        }
        if (form.raw) {
            out.print(MessageText.raw(body));
            out.flush();
        } else if (json) {
            out.println(json(message, outcomes, phi));
        } else {
            MessagePage.print(message, outcomes, out);
            out.println();
            out.println(phi ? MessageText.pretty(body) : "The body is patient data: add --phi to see it.");
        }
    }

    private static ObjectNode json(WholeMessage message, Outcomes outcomes, boolean phi) {
        Arrived arrived = Arrived.of(message);
        ObjectNode page = new ObjectMapper()
                .createObjectNode()
                .put("id", arrived.id())
                .put("received", arrived.received().toString())
                .put("source", arrived.source())
                .put("type", arrived.type())
                .put("contentType", arrived.contentType())
                .put("bytes", arrived.bytes())
                .put("parts", arrived.parts())
                .put("backfill", message.head().backfill())
                .put("at", arrived.at().words());
        ObjectNode events = page.putObject("events");
        outcomes.events(arrived.id()).forEach(events::put);
        ObjectNode letters = page.putObject("openLetters");
        outcomes.openLetters(arrived.id()).forEach(letters::put);
        page.put("closedLetters", outcomes.closedLetters(arrived.id()));
        if (phi) {
            page.put("body", MessageText.raw(message.body().toBytes()));
        }
        return page;
    }
}
