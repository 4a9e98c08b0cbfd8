package io.auscult.cli.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.backtest.life.Backtest;
import io.auscult.core.alert.Alert;
import io.auscult.core.decision.Decision;
import io.auscult.schemas.codec.AlertCodec;
import io.auscult.schemas.codec.DecisionCodec;
import io.auscult.streams.replay.Written;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Every decision and every change of an alert as a line of JSON, for counting by other means. The lines are the same on however many
 * threads: each part of the past writes a file of its own, and the files are joined in the order of the parts.
 */
final class TrailFile implements Backtest.Trails {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Path folder;
    private final Map<Integer, BufferedWriter> open = new ConcurrentHashMap<>();

    TrailFile(Path file) throws IOException {
        this.file = file;
        this.folder = Files.createTempDirectory("auscult-trail-");
    }

    @Override
    public Consumer<Written> of(int part) {
        try {
            BufferedWriter writer = Files.newBufferedWriter(part(part));
            open.put(part, writer);
            return written -> line(written, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path part(int part) {
        return folder.resolve("%03d".formatted(part));
    }

    private static void line(Written written, BufferedWriter to) {
        ObjectNode line = JSON.createObjectNode()
                .put("patient", written.patient())
                .put("at", written.now().toString());
        switch (written) {
            case Written.OfDecision decision -> add(decision.decision(), line.put("topic", "decisions"));
            case Written.OfAlert alert -> add(alert.alert(), line.put("topic", "alerts"));
            case Written.OfSignal _, Written.DeadLetter _ -> {
                return;
            }
        }
        try {
            to.write(line.toString());
            to.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Decision decision, ObjectNode line) {
        line.put("kind", DecisionCodec.kind(decision))
                .put("rule", decision.rule().value())
                .put("subject", decision.subject().value())
                .put("by", decision.rationale().rule().value())
                .put(
                        "pack",
                        decision.rationale().pack() + "@" + decision.rationale().packVersion())
                .put("sentence", decision.rationale().sentence());
        switch (decision) {
            case Decision.Raise raise -> line.put("mode", raise.mode().word());
            case Decision.Withhold hold ->
                line.put("mode", hold.mode().word()).put("until", String.valueOf(hold.until()));
            case Decision.Undetermined _ -> {}
        }
    }

    private static void add(Alert alert, ObjectNode line) {
        line.put("state", AlertCodec.state(alert))
                .put("alert", alert.episode().id().value())
                .put("rule", alert.episode().rule().value())
                .put("revision", alert.episode().revision())
                .put("mode", alert.episode().raise().mode().word())
                .put("openedAt", alert.episode().openedAt().toString());
    }

    @Override
    public void done(int part) throws IOException {
        BufferedWriter writer = open.remove(part);
        if (writer != null) {
            writer.close();
        }
    }

    /** To be called when all parts are done. */
    void join(int parts) throws IOException {
        try (var all = Files.newOutputStream(file)) {
            for (int part = 0; part < parts; part++) {
                Files.copy(part(part), all);
                Files.delete(part(part));
            }
        }
        Files.delete(folder);
    }
}
