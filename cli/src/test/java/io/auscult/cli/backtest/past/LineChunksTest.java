package io.auscult.cli.backtest.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineChunksTest {
    @Test
    void everyLineIsWholeInOnePiece() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            lines.add(i + "x".repeat(i % 1_000));
        }
        List<String> pieces = pieces(String.join("\n", lines));

        assertThat(pieces).hasSizeGreaterThan(2);
        assertThat(pieces.stream().flatMap(String::lines).toList()).isEqualTo(lines);
    }

    @Test
    void aLineLongerThanAPieceStaysWhole() throws IOException {
        String longest = "y".repeat(700_000);

        assertThat(pieces("a\n" + longest + "\nb\n").stream()
                        .flatMap(String::lines)
                        .toList())
                .containsExactly("a", longest, "b");
    }

    @Test
    void nothingHasNoPiece() throws IOException {
        assertThat(pieces("")).isEmpty();
    }

    private static List<String> pieces(String text) throws IOException {
        List<String> pieces = new ArrayList<>();
        try (LineChunks chunks = new LineChunks(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            for (byte[] next = chunks.next(); next != null; next = chunks.next()) {
                pieces.add(new String(next, StandardCharsets.UTF_8));
            }
        }
        return pieces;
    }
}
