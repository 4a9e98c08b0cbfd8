package io.auscult.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.auscult.cli.Auscult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch answers every save, and ends when it is interrupted. */
class WatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private Thread watch = new Thread();

    @BeforeEach
    void aPackIsWatched() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("cardiac"));
        try (Stream<Path> files = Files.list(Path.of("../rules/packs/cardiac"))) {
            for (Path file : files.toList()) {
                Files.copy(file, pack.resolve(file.getFileName()));
            }
        }
    }

    @AfterEach
    void endIt() throws InterruptedException {
        watch.interrupt();
        watch.join(PATIENCE.toMillis());
        assertThat(watch.isAlive()).isFalse();
    }

    private void start(String... options) {
        String[] arguments = Stream.concat(Stream.of("rules", "watch", folder.toString()), Stream.of(options))
                .toArray(String[]::new);
        watch = Thread.ofPlatform()
                .start(() -> Auscult.commandLine().setOut(new PrintWriter(out)).execute(arguments));
    }

    @Test
    void aSaveThatBreaksACaseIsToldAndTheNextThatMendsIt() throws IOException {
        start();
        await().atMost(PATIENCE).until(() -> out.toString().contains("Watching "));
        assertThat(out.toString()).contains("All well: cardiac");

        Path table = folder.resolve("cardiac/thresholds.csv");
        String sound = Files.readString(table);
        Files.writeString(table, sound.replace("40,75,7.5", "40,75,10"));
        await().atMost(PATIENCE).until(() -> out.toString().contains("NOT YET: cardiac"));
        assertThat(out.toString()).contains("FAILS cardiac/high-ascvd-risk-without-statin: ");

        Files.writeString(table, sound);
        await().atMost(PATIENCE).until(() -> out.toString().split("All well: cardiac", -1).length == 3);
    }

    @Test
    void aFileThatCannotBeReadDoesNotEndTheWatch() throws IOException {
        start();
        await().atMost(PATIENCE).until(() -> out.toString().contains("Watching "));
        Files.writeString(folder.resolve("cardiac/troponin-rise.drl"), "rule \"cardiac/troponin-rise\" when");

        await().atMost(PATIENCE).until(() -> out.toString().contains("NOT YET: cardiac"));
        assertThat(out.toString()).contains("the file ends, and the rule's then is missing");
    }

    @Test
    void aScriptReadsLines() {
        start("--json");
        await().atMost(PATIENCE).until(() -> out.toString().contains("\"run\":\"passed\""));
        assertThat(out.toString().lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }
}
