package io.auscult.cli.concepts;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.topics.TopicsUnavailable;
import io.auscult.cli.up.Addresses;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.PatientEvent;
import io.auscult.rules.PackFolder;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult concepts unmapped}: what arrives that nobody understands, by count. */
@Command(
        name = "unmapped",
        description = "What arrives that nobody understands: codes without a concept, units not accepted.",
        footer = {
            "",
            "Reads the committed events of the log. By default with the catalogue that is in force;",
            "with --folder, with files that are not published yet: what would they leave over?",
            "TIME is an instant, a day (2026-03-01) or a span (7 d). No patient is named."
        })
final class ConceptsUnmappedCommand implements Callable<Integer> {
    @Option(names = "--top", paramLabel = "N", description = "at most so many of each (default: ${DEFAULT-VALUE})")
    private int top = 50;

    @Option(names = "--since", paramLabel = "TIME", description = "only what was received since")
    private @Nullable String since;

    @Option(names = "--folder", paramLabel = "DIR", description = "a catalogue's folder instead of the one in force")
    private @Nullable Path folder;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Instant now = Instant.now();
        Instant from = since == null ? Instant.MIN : Since.parse(since, now);
        Concepts concepts = concepts(now);
        Unmapped unmapped = new Unmapped(concepts);
        read(unmapped, from);
        UnmappedReport report = new UnmappedReport(unmapped, concepts.version(), top);
        if (json) {
            Output.of(spec).println(report.json());
        } else {
            report.print(Output.of(spec));
        }
        return Exit.OK;
    }

    private Concepts concepts(Instant now) throws IOException {
        try {
            return ConceptFiles.parse(
                    folder != null
                            ? PackFolder.concepts(folder, Instant.EPOCH)
                            : PublishingStep.inForce(new CatalogueTopic(home.addresses()).all(), now)
                                    .orElseThrow(() -> new IOException("No catalogue is in force; name a --folder")));
        } catch (FilesRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void read(Unmapped unmapped, Instant from) throws TopicsUnavailable {
        Addresses at = home.addresses();
        Topic events = Topics.withPrefix(at.topicPrefix()).events();
        Deserializer<PatientEvent> wire = RegistrySerdes.of(at).events().deserializer();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            reader.toEnd(reader.partitions(events.name()), item -> {
                if (item.value() != null) {
                    PatientEvent event = wire.deserialize(events.name(), item.value());
                    if (!event.envelope().times().received().isBefore(from)) {
                        unmapped.add(event);
                    }
                }
            });
        }
    }
}
