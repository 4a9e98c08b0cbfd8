package io.auscult.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static final int LIMIT = 200_000;

    private static List<Line> lines(String text) throws IOException {
        LineReader reader =
                new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 0, 0, LIMIT);
        List<Line> lines = new ArrayList<>();
        for (Line line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static String text(Line line) {
        return new String(Objects.requireNonNull(line.bytes()).toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void readsLinesWithTheirNumbersAndEnds() throws IOException {
        List<Line> lines = lines("one\n\nthree\n");
        assertThat(lines).extracting(LineReaderTest::text).containsExactly("one", "", "three");
        assertThat(lines).extracting(Line::number).containsExactly(1L, 2L, 3L);
        assertThat(lines).extracting(Line::end).containsExactly(4L, 5L, 11L);
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(lines("one\ntwo")).extracting(LineReaderTest::text).containsExactly("one", "two");
        assertThat(lines("one\ntwo").getLast().end()).isEqualTo(7);
        assertThat(lines("")).isEmpty();
    }

    @Test
    void carriageReturnsAndAByteOrderMarkAreNoPartOfALine() throws IOException {
        List<Line> lines = lines("\uFEFFone\r\ntwo\r\n\uFEFFx");
        assertThat(lines).extracting(LineReaderTest::text).containsExactly("one", "two", "\uFEFFx");
        assertThat(lines.getFirst().end()).isEqualTo(8);
    }

    @Test
    void aLineMayBeLongerThanTheBuffer() throws IOException {
        String longLine = "ü".repeat(90_000);
        assertThat(lines("a\n" + longLine + "\nb\n"))
                .extracting(LineReaderTest::text)
                .containsExactly("a", longLine, "b");
    }

    @Test
    void ofALineOverTheLimitOnlyItsPlaceIsKept() throws IOException {
        List<Line> lines = lines("a\n" + "x".repeat(LIMIT + 1) + "\n" + "y".repeat(LIMIT) + "\n");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).bytes()).isNull();
        assertThat(lines.get(1).end()).isEqualTo(2 + LIMIT + 2);
        assertThat(text(lines.get(2))).hasSize(LIMIT);
    }
}
