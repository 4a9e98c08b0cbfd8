package io.auscult.cli.rules.release;

import io.auscult.cli.Output;
import io.auscult.core.release.PackRelease;
import io.auscult.core.release.Seal;
import io.auscult.rules.PackFolder;
import io.auscult.rules.approval.Approvers;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult rules publish}: a pack as the version that its pack.yaml says, in force some seconds later, without a restart. */
@Command(
        name = "publish",
        description = "Publish a rule pack to the running Auscult.",
        footer = {
            "",
            "Refused, with file and line, when anything is wrong in the pack or a case fails, tried with the "
                    + "catalogue and the models in force; when it does not fit the other packs in force; and when its "
                    + "version was published with other content. What was switched off or into shadow stays so. Where the "
                    + "home has an approvers.yaml, it waits for a second person: auscult rules approve"
        })
public final class RulesPublishCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "the pack's folder")
    private Path folder = Path.of("");

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "the reason, for the record")
    private String why = "";

    @Option(
            names = "--in-force",
            paramLabel = "TIME",
            description = "when it takes force, such as 2026-03-01T06:00:00Z (default: in some seconds)")
    private @Nullable String inForce;

    @Mixin
    private Switching switching = new Switching();

    @Mixin
    private KeyOption keys = new KeyOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PackRelease pack = read(folder).decided(switching.by(), Switching.why(why));
        Instant planned = inForce == null ? null : time(inForce);
        Approvers approvers = switching.approvers();
        PackTopic topic = switching.topic();
        PackHistory history = topic.history(approvers);
        boolean fresh = history.first(pack.id(), pack.version()).isEmpty();
        if (fresh) {
            Gate.requireSound(pack, history, planned, switching.home());
        }
        PackGate.passive(pack, history.at(planned == null ? Instant.now() : planned))
                .forEach(Output.of(spec)::println);
        PackRelease wanted = fresh && approvers.required() ? signed(pack, approvers) : pack;
        PackStep step = PackStep.publish(wanted, history, Switching.soonest(), planned, approvers.required());
        return switching.carryOut(step, topic, history, Output.of(spec));
    }

    private PackRelease signed(PackRelease pack, Approvers approvers) throws IOException {
        String signature = Seal.PUBLISHED.sign(keys.of(pack.by(), approvers), pack.by(), pack.files());
        return pack.signed(Map.of(Seal.PUBLISHED.name(pack.by()), signature), "");
    }

    private static PackRelease read(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(PackFiles.PACK))) {
            throw new IOException(folder + " is not a pack: there is no " + folder.resolve(PackFiles.PACK));
        }
        try {
            return PackFolder.pack(folder, Instant.EPOCH);
        } catch (FilesRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Not a time: \"" + text + "\"; write 2026-03-01T06:00:00Z or 2026-03-01T07:00:00+01:00", e);
        }
    }
}
