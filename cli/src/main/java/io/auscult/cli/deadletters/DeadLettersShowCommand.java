package io.auscult.cli.deadletters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.topics.AvroDecoder;
import io.auscult.cli.topics.AvroJson;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Payload;
import io.auscult.schemas.topic.Topics;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult deadletters show} */
@Command(
        name = "show",
        description = "One dead letter: why it is one, where it came from and, when asked for, what it says.",
        footer = {"", "The original is patient data and is shown with --original only."})
final class DeadLettersShowCommand implements Callable<Integer> {
    private static final String LINE = "%-9s %s%n";

    @Parameters(paramLabel = "ID", description = "of the letter, or as much of it as is unique")
    private String id = "";

    @Option(names = "--original", description = "show what could not be processed, which is patient data")
    private boolean original;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Addresses at = home.addresses();
        WireSerdes serdes = RegistrySerdes.of(at);
        try (TopicReader reader = new TopicReader(at.kafka())) {
            Letter letter = Letters.read(reader, Topics.withPrefix(at.topicPrefix()), serdes)
                    .only(id);
            Optional<String> text = original
                    ? Letters.original(letter, reader, serdes)
                            .map(Payload::toBytes)
                            .map(new OriginalText(new AvroDecoder(at.registry(), new AvroJson(true)))::of)
                    : Optional.empty();
            text.ifPresent(_ -> Output.errors(spec).println("Patient data follow."));
            show(letter, text, Output.of(spec));
        }
        return Exit.OK;
    }

    private void show(Letter letter, Optional<String> text, PrintWriter out) {
        if (json) {
            ObjectNode page = letter.json();
            text.ifPresent(words -> page.put("original", words));
            out.println(page);
            return;
        }
        print(letter, out);
        out.println();
        out.println(text.orElseGet(() -> withheld(letter)));
    }

    static void print(Letter letter, PrintWriter out) {
        out.printf(LINE, "Letter", letter.id());
        out.printf(LINE, "State", letter.open() ? "open" : LetterTable.closing(letter));
        out.printf(LINE, "App", letter.app());
        out.printf(LINE, "From", letter.from() + ", " + letter.origin().words());
        out.printf(LINE, "Received", letter.received());
        out.printf(LINE, "Type", letter.type() + ", " + letter.originalBytes() + " bytes");
        out.printf(LINE, "Reason", letter.reason());
        out.printf(LINE, "To do", letter.whatToDo());
        if (letter.messageId() != null) {
            out.printf(LINE, "Message", letter.messageId());
        }
    }

    private String withheld(Letter letter) {
        if (!original) {
            return "The original is patient data: add --original to see it.";
        }
        return letter.messageId() == null
                ? "The letter has no original."
                : "The letter has no original; the message may be there: auscult messages show " + letter.messageId()
                        + " --phi";
    }
}
