package io.auscult.cli.concepts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.rules.concept.ConceptLint;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.streams.release.Releases;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult concepts publish}: the catalogue as a new version, in force some seconds later, without a restart. */
@Command(
        name = "publish",
        description = "Publish the catalogue as the version that its catalogue.yaml says.",
        footer = {
            "",
            "Refused when the lint finds anything, or when that version was published with other content.",
            "New events are read by it once it is in force; a rebuild reads the old ones by it too."
        })
final class ConceptsPublishCommand implements Callable<Integer> {
    /** Beyond the lead that every release needs: time for the broker to have it. */
    private static final Duration AHEAD = Releases.LEAD.plusSeconds(5);

    @Mixin
    private CatalogueFolder folder = new CatalogueFolder();

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CatalogueRelease wanted = checked(folder.read());
        CatalogueTopic topic = new CatalogueTopic(home.addresses());
        Instant inForceFrom = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
        return switch (PublishingStep.of(wanted, topic.all(), inForceFrom)) {
            case PublishingStep.Write(CatalogueRelease release) -> {
                topic.write(release);
                yield told(release, "published", "Published ");
            }
            case PublishingStep.Standing(CatalogueRelease standing) ->
                told(standing, "standing", "Published before, with the same content: ");
            case PublishingStep.Taken(CatalogueRelease taken) ->
                throw new IOException(taken.key() + " was published with other content, and what was decided by it says"
                        + " so. Raise the version in catalogue.yaml.");
        };
    }

    private static CatalogueRelease checked(CatalogueRelease release) throws IOException {
        try {
            return ConceptLint.checked(release);
        } catch (FilesRefused e) {
            throw new IOException("The catalogue is not published:\n" + e.getMessage(), e);
        }
    }

    private int told(CatalogueRelease release, String outcome, String words) {
        Output.of(spec)
                .println(
                        json
                                ? new ObjectMapper()
                                        .createObjectNode()
                                        .put("outcome", outcome)
                                        .put("version", release.version())
                                        .put(
                                                "inForceFrom",
                                                release.inForceFrom().toString())
                                : words + release.key() + ", in force from " + release.inForceFrom());
        return Exit.OK;
    }
}
