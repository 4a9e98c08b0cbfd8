package io.auscult.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.backfill.Chunks.Bounds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksTest {
    private static final Bounds BOUNDS = new Bounds(3, 100, 300);

    private static List<Chunk> chunks(String text, long sent) throws IOException {
        return chunks(text, sent, new Companions());
    }

    private static List<Chunk> chunks(String text, long sent, Companions companions) throws IOException {
        LineReader lines =
                new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 0, 0, BOUNDS.line());
        Chunks chunks = new Chunks(lines, companions, BOUNDS, sent);
        List<Chunk> all = new ArrayList<>();
        for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            all.add(chunk);
        }
        return all;
    }

    private static String text(Chunk chunk) {
        return new String(chunk.body().toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void cutsByLines() throws IOException {
        List<Chunk> chunks = chunks("a\nb\n\nc\nd\n", 0);
        assertThat(chunks).extracting(ChunksTest::text).containsExactly("a\nb\nc\n", "d\n");
        assertThat(chunks.getFirst().numbers()).containsExactly(1L, 2L, 4L);
        assertThat(chunks.getFirst().end()).isEqualTo(7);
        assertThat(chunks.getLast().end()).isEqualTo(9);
        assertThat(chunks.getLast().lastLine()).isEqualTo(5);
    }

    @Test
    void cutsByBytesAndSendsALongLineAlone() throws IOException {
        String some = "x".repeat(60);
        String large = "y".repeat(200);
        assertThat(chunks(some + "\n" + some + "\n" + large + "\nz\n", 0))
                .extracting(ChunksTest::text)
                .containsExactly(some + "\n", some + "\n", large + "\n", "z\n");
    }

    @Test
    void tellsOfALineThatIsTooLong() throws IOException {
        List<Chunk> chunks = chunks("a\n" + "y".repeat(301) + "\nb\n", 0);
        assertThat(chunks).hasSize(1);
        assertThat(chunks.getFirst().tooLong()).containsExactly(2L);
        assertThat(text(chunks.getFirst())).isEqualTo("a\nb\n");
    }

    @Test
    void passesOverWhatWasSent() throws IOException {
        List<Chunk> chunks = chunks("a\nb\nc\n", 4);
        assertThat(chunks).extracting(ChunksTest::text).containsExactly("c\n");
        assertThat(chunks.getFirst().numbers()).containsExactly(3L);
        assertThat(chunks("a\nb\nc\n", 6)).isEmpty();
    }

    @Test
    void sendsTheMedicationWithTheOrder() throws IOException {
        Companions companions = new Companions();
        String medication = "{\"resourceType\":\"Medication\",\"id\":\"m\"}\n";
        assertThat(chunks(medication, medication.length(), companions)).isEmpty();
        String order = "{\"medicationReference\":{\"reference\":\"Medication/m\"}}\n";
        List<Chunk> chunks = chunks(order + order, 0, companions);
        assertThat(chunks).hasSize(2);
        assertThat(text(chunks.getFirst())).isEqualTo(order + medication);
        assertThat(chunks.getFirst().companions()).isOne();
        assertThat(chunks.getFirst().numbers()).containsExactly(1L);
    }

    @Test
    void keepsOnlyAsManyMedicationsAsFit() throws IOException {
        Companions companions = new Companions(50);
        chunks(
                "{\"resourceType\":\"Medication\",\"id\":\"m1\"}\n{\"resourceType\":\"Medication\",\"id\":\"m2\"}\n",
                0,
                companions);
        assertThat(companions.medication("m1")).isNotNull();
        assertThat(companions.medication("m2")).isNull();
        assertThat(companions.isFull()).isTrue();
    }

    @Test
    void aChunkCanBeSentLineByLine() throws IOException {
        Chunk chunk = chunks("a\nb\n", 0).getFirst();
        assertThat(chunk.lines()).extracting(ChunksTest::text).containsExactly("a\n", "b\n");
        assertThat(chunk.lines().getLast().numbers()).containsExactly(2L);
    }
}
