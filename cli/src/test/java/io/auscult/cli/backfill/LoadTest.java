package io.auscult.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.cli.backfill.Chunks.Bounds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
    private static final Bounds BOUNDS = new Bounds(10, 4_000, 100_000);
    private static final int AT_ONCE = 3;

    @TempDir
    private Path folder = Path.of("");

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private FakeDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new FakeDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private LoadState state() throws IOException {
        return LoadState.open(folder.resolve("state.json"), "http://adapter/fhir", false);
    }

    private void send(BulkFile... files) throws IOException, InterruptedException {
        Perseverance perseverance = new Perseverance(Duration.ofSeconds(60), _ -> {}, notes::add);
        try (LoadState state = state();
                Load load = new Load(
                        new BulkDoor(door.url(), Map.of(), perseverance), state, BOUNDS, AT_ONCE, new Notes())) {
            load.send(List.of(files));
            load.decide();
            state.complete();
        }
    }

    private final class Notes implements Load.Watch {
        @Override
        public void sending(BulkFile file, int number, int of, FileProgress progress) {}

        @Override
        public void deciding(long done, long all) {}

        @Override
        public void note(String words) {
            notes.add(words);
        }
    }

    /** A file that is made while it is read. */
    private record Made(String name, String type, OptionalLong size, boolean mayRecover, Source source)
            implements BulkFile {
        private interface Source {
            InputStream open() throws IOException;
        }

        private static Made of(String name, Source source) {
            return new Made(name, "Observation", OptionalLong.empty(), true, source);
        }

        @Override
        public String fingerprint() {
            return "same";
        }

        @Override
        public InputStream open() throws IOException {
            return source.open();
        }
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void neverReadsFurtherThanTheChunksThatAreUnderWay() throws Exception {
        int lines = 5_000;
        AtomicLong read = new AtomicLong();
        AtomicLong ahead = new AtomicLong();
        InputStream endless = new InputStream() {
            private final byte[] line = (Ndjson.weight("o", "p") + "\n").getBytes(StandardCharsets.UTF_8);
            private long left = (long) lines * line.length;

            @Override
            public int read() {
                throw new UnsupportedOperationException("Read in blocks");
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                if (left == 0) {
                    return -1;
                }
                int count = (int) Math.min(Math.min(length, left), line.length);
                System.arraycopy(line, 0, buffer, from, Math.min(count, line.length));
                left -= count;
                long taken = door.taken() * (long) line.length;
                ahead.accumulateAndGet(read.addAndGet(count) - taken, Math::max);
                return count;
            }
        };
        send(Made.of("endless", () -> endless));
        assertThat(door.lines()).hasSize(lines);
        assertThat(ahead.get()).isLessThan((AT_ONCE + 2L) * BOUNDS.bytes());
    }

    @Test
    void asksAgainWhileTheDoorCannotStore() throws Exception {
        door.answering(request -> request % 3 == 0 ? 200 : 503);
        send(Made.of("a", () -> stream(Ndjson.weights(50, "p"))));
        assertThat(door.lines()).hasSize(50).doesNotHaveDuplicates();
        assertThat(notes).anyMatch(note -> note.contains("answers 503"));
    }

    @Test
    void givesUpWhenTheDoorStaysShutAndSaysThatNothingIsLost() {
        door.answering(_ -> 429);
        assertThatThrownBy(() -> send(Made.of("a", () -> stream(Ndjson.weights(50, "p")))))
                .hasMessageContaining("answers 429")
                .hasMessageContaining("run the same command again");
    }

    @Test
    void goesOnWhereItWasStopped() throws Exception {
        Made file = Made.of("a", () -> stream(Ndjson.weights(200, "p")));
        door.answering(request -> request <= 7 ? 200 : 403);
        assertThatThrownBy(() -> send(file)).hasMessageContaining("--secret");
        List<String> first = door.lines();
        assertThat(first).hasSize(70);
        long committed;
        try (LoadState state = state()) {
            committed = state.of(file).line();
        }
        assertThat(committed).isBetween(70L - AT_ONCE * 10, 70L);
        // What was under way when it stopped may still arrive: at the door before, not at this one.
        door.close();
        door = new FakeDoor();
        send(file);
        List<String> then = door.lines();
        assertThat(then).hasSize((int) (200 - committed));
        assertThat(Stream.concat(first.stream(), then.stream()).distinct()).hasSize(200);
        assertThat(door.ended()).hasSize(1);
        assertThat(notes)
                .anyMatch(note -> note.startsWith("Going on: " + committed + " lines were sent before"))
                .anyMatch(note -> note.contains("going on after line " + committed));
        try (LoadState state = state()) {
            assertThat(state.of(file).tally().lines()).isEqualTo(200);
            assertThat(state.of(file).done()).isTrue();
        }
    }

    @Test
    void sendsNothingTwice() throws Exception {
        Made file = Made.of("a", () -> stream(Ndjson.weights(20, "p")));
        send(file);
        send(file);
        assertThat(door.lines()).hasSize(20);
        assertThat(door.ended()).hasSize(1);
    }

    @Test
    void readsOnWhenADownloadBreaksOff() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        String all = Ndjson.weights(100, "p");
        Made file = Made.of("a", () -> {
            int half = opened.incrementAndGet() * all.length() / 3;
            return half >= all.length()
                    ? stream(all)
                    : new SequenceInputStream(stream(all.substring(0, half)), new Broken());
        });
        send(file);
        assertThat(opened.get()).isEqualTo(3);
        assertThat(door.lines()).hasSize(100).doesNotHaveDuplicates();
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            return read();
        }
    }

    @Test
    void aFileThatEndsTooEarlyIsSentUpToThere() throws Exception {
        Path whole = Ndjson.gzip(folder.resolve("w.ndjson.gz"), Ndjson.weights(2_000, "p"));
        byte[] bytes = Files.readAllBytes(whole);
        Path broken = folder.resolve("b.ndjson.gz");
        Files.write(broken, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> send(LocalFile.of(broken)))
                .hasMessageContaining("b.ndjson.gz cannot be read on after line")
                .hasMessageContaining("EOFException");
        assertThat(door.lines()).isNotEmpty();
    }

    @Test
    void decidesEachPatientOnceAlsoWhenItIsStoppedThere() throws Exception {
        StringBuilder patients = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            patients.append(Ndjson.patient("p" + i))
                    .append('\n')
                    .append(Ndjson.weight("o" + i, "p" + i))
                    .append('\n');
        }
        Made file = Made.of("a", () -> stream(patients.toString()));
        door.answering(request -> request <= 16 ? 200 : 401);
        assertThatThrownBy(() -> send(file)).hasMessageContaining("401");
        assertThat(door.ended()).hasSize(10);
        door.answering(_ -> 200);
        send(file);
        assertThat(door.lines()).hasSize(60);
        assertThat(door.ended().stream().distinct()).hasSize(30);
        assertThat(door.ended()).hasSizeLessThanOrEqualTo(30 + AT_ONCE);
    }

    @Test
    void aPatientWithNewHistoryIsDecidedAgain() throws Exception {
        send(Made.of("a", () -> stream(Ndjson.weights(1, "p"))));
        send(Made.of("a", () -> stream(Ndjson.weights(1, "p"))), Made.of("b", () -> stream(Ndjson.weights(2, "p"))));
        assertThat(door.ended()).hasSize(2);
    }

    @Test
    void sendsALineOfTwentyMegabytes() throws Exception {
        String large = Ndjson.weight("big", "p").replace("\"72\"", "\"" + "x".repeat(20_000_000) + "\"");
        Path file = Files.writeString(folder.resolve("o.ndjson"), large + "\n" + Ndjson.weight("small", "p"));
        Perseverance perseverance = new Perseverance(Duration.ofSeconds(60), _ -> {}, notes::add);
        try (LoadState state = state();
                Load load = new Load(
                        new BulkDoor(door.url(), Map.of(), perseverance), state, Bounds.USUAL, 1, new Notes())) {
            BulkFile local = LocalFile.of(file);
            load.send(List.of(local));
            assertThat(state.of(local).tally().events()).isEqualTo(2);
        }
        assertThat(door.lines()).hasSize(2);
        assertThat(door.lines().getFirst()).hasSize(large.length());
    }

    @Test
    void sendsLineByLineToADoorThatTakesLess() throws Exception {
        door.takingAtMost(300);
        String large = Ndjson.weight("big", "p").replace("\"72\"", "\"" + "x".repeat(300) + "\"");
        Made file = Made.of("a", () -> stream(Ndjson.weights(5, "p") + large + "\n"));
        send(file);
        assertThat(door.lines()).hasSize(5);
        try (LoadState state = state()) {
            assertThat(state.of(file).tally().reasons()).hasSize(1).allSatisfy((reason, some) -> {
                assertThat(reason).contains("longer than any message");
                assertThat(some.first()).isEqualTo("a, line 6");
            });
        }
    }
}
