package io.auscult.adapter.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.adapter.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LiveSourcesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private final AtomicInteger changes = new AtomicInteger();

    @BeforeEach
    void configure() throws IOException {
        write("lab.yaml", "zone: UTC\nmllp:\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private LiveSources open() throws SourcesRefused {
        LiveSources sources = LiveSources.open(
                new SourceFolder(folder, new MllpAddress("127.0.0.1", 2575)), Clock.fixed(NOW, ZoneOffset.UTC));
        sources.onChange(changes::incrementAndGet);
        return sources;
    }

    private static ZoneId zone(LiveSources sources) {
        return sources.named("lab").orElseThrow().dialect().zone();
    }

    @Test
    void doesNotOpenWithProblems() throws IOException {
        write("ehr.yaml", "zone: Mars\nfhir: {sekret: 1}\n");
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        SourcesRefused.class,
                        refused -> assertThat(refused.problems()).hasSize(2))
                .hasMessageContainingAll("ehr.yaml:1:7: ", "\nehr.yaml:2:8: ");
    }

    @Test
    void takesAChangeThatHasSettled() throws Exception {
        LiveSources sources = open();
        write("lab.yaml", "zone: Europe/Vienna\nmllp:\n");
        sources.look();
        assertThat(zone(sources)).isEqualTo(ZoneId.of("UTC"));
        sources.look();
        assertThat(zone(sources)).isEqualTo(ZoneId.of("Europe/Vienna"));
        sources.look();
        assertThat(changes).hasValue(1);
    }

    @Test
    void seesFilesComeAndGo() throws Exception {
        LiveSources sources = open();
        write("ehr.yaml", "zone: UTC\nfhir:\n");
        sources.look();
        sources.look();
        assertThat(sources.all()).extracting(Source::name).containsExactly("ehr", "lab");
        Files.delete(folder.resolve("lab.yaml"));
        sources.look();
        sources.look();
        assertThat(sources.all()).extracting(Source::name).containsExactly("ehr");
        assertThat(sources.named("lab")).isEmpty();
        assertThat(changes).hasValue(2);
    }

    @Test
    void tellsNobodyOfAChangedComment() throws Exception {
        LiveSources sources = open();
        write("lab.yaml", "# the laboratory\nzone: UTC\nmllp:\n");
        sources.look();
        sources.look();
        assertThat(changes).hasValue(0);
    }

    @Test
    void keepsWhatWasRightAndSaysWhatIsWrongOnce(CapturedOutput output) throws Exception {
        LiveSources sources = open();
        write("lab.yaml", "zone: Mars\nmllp:\n");
        for (int i = 0; i < 5; i++) {
            sources.look();
        }
        assertThat(zone(sources)).isEqualTo(ZoneId.of("UTC"));
        assertThat(changes).hasValue(0);
        LiveSources.Refused refused = sources.refused().orElseThrow();
        assertThat(refused.since()).isEqualTo(NOW);
        assertThat(refused.problems()).extracting(Problem::line).containsExactly(1);
        assertThat(sources.problemCount()).isOne();
        assertThat(sources.refusedWords()).singleElement().asString().startsWith("lab.yaml:1:7: ");
        assertThat(output.getAll()).containsOnlyOnce("lab.yaml:1:7: \"zone\" is no time zone: \"Mars\"");
    }

    @Test
    void forgetsTheProblemsWhenTheOldFileIsBack() throws Exception {
        LiveSources sources = open();
        write("lab.yaml", "zone: Mars\nmllp:\n");
        sources.look();
        sources.look();
        write("lab.yaml", "zone: UTC\nmllp:\n");
        sources.look();
        sources.look();
        assertThat(sources.refused()).isEmpty();
        assertThat(changes).hasValue(0);
    }

    @Test
    void takesWhatBecameRightByAKeyFile() throws Exception {
        LiveSources sources = open();
        write("ehr.yaml", "zone: UTC\nfhir: {secret: {file: ehr.secret}}\n");
        sources.look();
        sources.look();
        assertThat(sources.refused()).isPresent();
        write("ehr.secret", "open sesame");
        sources.look();
        assertThat(sources.refused()).isEmpty();
        assertThat(sources.named("ehr")).isPresent();
    }

    @Test
    void keepsItsSourcesWhileTheFolderIsAway() throws Exception {
        LiveSources sources = open();
        Files.delete(folder.resolve("lab.yaml"));
        Files.delete(folder);
        sources.look();
        assertThat(sources.all()).hasSize(1);
        assertThat(sources.problemCount()).isOne();
        Files.createDirectory(folder);
        configure();
        sources.look();
        sources.look();
        assertThat(sources.refused()).isEmpty();
    }

    @Test
    void letsNoDoorKeepAnotherFromChanging() throws Exception {
        LiveSources sources =
                LiveSources.open(new SourceFolder(folder, new MllpAddress("127.0.0.1", 2575)), Clock.systemUTC());
        sources.onChange(() -> {
            throw new IllegalStateException("stuck");
        });
        sources.onChange(changes::incrementAndGet);
        write("lab.yaml", "zone: Europe/Vienna\nmllp:\n");
        sources.look();
        sources.look();
        assertThat(changes).hasValue(1);
    }

    @Test
    void isWatched() throws Exception {
        LiveSources sources = open();
        FolderWatch watch = FolderWatch.start(sources, Duration.ofMillis(10));
        try {
            write("lab.yaml", "zone: Europe/Vienna\nmllp:\n");
            Awaitility.await().until(() -> zone(sources).equals(ZoneId.of("Europe/Vienna")));
            write("lab.yaml", "zone: Mars\nmllp:\n");
            Awaitility.await().until(() -> sources.refused().isPresent());
            write("lab.yaml", "zone: UTC\nmllp: {port: 7777}\n");
            Awaitility.await()
                    .until(() -> Objects.requireNonNull(
                                            sources.named("lab").orElseThrow().mllp())
                                    .port()
                            == 7777);
            assertThat(sources.refused()).isEmpty();
        } finally {
            watch.close();
        }
    }
}
