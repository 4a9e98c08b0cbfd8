package io.auscult.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.adapter.source.MllpFrame.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MllpFramesTest {
    private final Room room = new Room(1_000_000, Duration.ofMillis(10));

    /** Gives so many bytes at a time, as a network does. */
    private static InputStream inPackets(String bytes, int size) {
        return new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(size, length));
            }
        };
    }

    private static MllpFrames frames(InputStream in, int mostBytes) {
        MllpPatience patience = new MllpPatience(Duration.ofMinutes(1), Duration.ofMinutes(1));
        return new MllpFrames(in, new ByteArrayOutputStream(), mostBytes, patience);
    }

    private List<String> read(InputStream in, int mostBytes) throws IOException, InterruptedException {
        MllpFrames frames = frames(in, mostBytes);
        List<String> messages = new ArrayList<>();
        while (true) {
            try (Room.Place place = room.enter()) {
                MllpFrame frame = frames.next(place);
                if (frame == null) {
                    return messages;
                }
                String text = new String(frame.bytes(), StandardCharsets.ISO_8859_1);
                messages.add(frame.kind() == Kind.WHOLE ? text : frame.kind() + " " + text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u000bMSH|1\u001c\r\u000bMSH|2\u001c\r",
                "\r\n\u000bMSH|1\u001c\r\n \u000bMSH|2\u001c\r",
                "\u000b\u000bMSH|1\u001c\r\u001c\r\u000b\u000bMSH|2\u001c\r\u001c\r",
                "\u000bMSH|1\u001c\u000bMSH|2\u001c",
                "\u000bMSH|1\u001c\r\u000bMSH|2\u001c\r\u000bMSH|broken off",
                "\u000bMSH|1\u001c\r\u000bMSH|about another patient\r\u000bMSH|2\u001c\r"
            })
    void readsMessagesOneByOne(String bytes) throws Exception {
        for (int packet : new int[] {1, 2, 3, 7, 1_000}) {
            assertThat(read(inPackets(bytes, packet), 100))
                    .as("in packets of %d", packet)
                    .containsExactly("MSH|1", "MSH|2");
        }
    }

    @Test
    void readsAnEmptyMessage() throws Exception {
        assertThat(read(inPackets("\u000b\u001c\r\u000bMSH|2\u001c\r", 100), 100))
                .containsExactly("", "MSH|2");
    }

    @Test
    void handsOnTheBeginningOfAMessageThatIsTooLongAndReadsOnBehindIt() throws Exception {
        String bytes = "\u000bMSH|1" + "x".repeat(12) + "\u001c\r\u000bMSH|2\u001c\r";
        assertThat(read(inPackets(bytes, 1_000), 10)).containsExactly("TOO_LONG MSH|1" + "x".repeat(12), "MSH|2");
        assertThat(read(inPackets(bytes, 1), 10)).containsExactly("TOO_LONG MSH|1xxxxxx", "MSH|2");
    }

    @Test
    void keepsOnlyTheBeginningOfAMessageThatIsTooLong() throws Exception {
        MllpFrames frames = frames(inPackets("\u000bMSH|" + "x".repeat(300_000), 8_000), 200_000);
        MllpFrame frame = Objects.requireNonNull(frames.next(room.enter()));
        assertThat(frame.kind()).isEqualTo(Kind.TOO_LONG);
        assertThat(frame.bytes().length).isLessThan(20_000);
    }

    @Test
    void givesUpOnAMessageWithoutEnd() {
        assertThatThrownBy(() -> read(inPackets("\u000b" + "x".repeat(100), 7), 10))
                .isInstanceOf(IOException.class);
    }

    @Test
    void givesUpOnWhatIsNotMllp() {
        assertThatThrownBy(() -> read(inPackets("GET / HTTP/1.1\r\n".repeat(10_000), 1_000), 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not MLLP");
    }

    @Test
    void handsOnTheBeginningWhenThereIsNoRoomAndReadsOnBehindIt() throws Exception {
        Room small = new Room(Room.STEP, Duration.ofMillis(10));
        MllpFrames frames =
                frames(inPackets("\u000bMSH|1" + "x".repeat(40_000) + "\u001c\r\u000bMSH|2\u001c\r", 8_000), 100_000);
        try (Room.Place place = small.enter()) {
            MllpFrame begun = Objects.requireNonNull(frames.next(place));
            assertThat(begun.kind()).isEqualTo(Kind.NO_ROOM);
        }
        assertThat(small.taken()).isZero();
        try (Room.Place place = small.enter()) {
            MllpFrame next = Objects.requireNonNull(frames.next(place));
            assertThat(new String(next.bytes(), StandardCharsets.US_ASCII)).isEqualTo("MSH|2");
        }
    }

    @Property(tries = 300)
    void readsWhatWasFramedInWhateverPacketsItComes(
            @ForAll @Size(max = 20) List<@StringLength(max = 200) String> texts,
            @ForAll @IntRange(min = 1, max = 300) int packet)
            throws Exception {
        List<String> sent =
                texts.stream().map(text -> text.replaceAll("[^ -~\r]", ".")).toList();
        StringBuilder bytes = new StringBuilder();
        sent.forEach(text -> bytes.append('\u000b').append(text).append("\u001c\r"));
        assertThat(read(inPackets(bytes.toString(), packet), 1_000)).isEqualTo(sent);
    }

    @Test
    void framesTheAnswer() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MllpPatience patience = new MllpPatience(Duration.ofMinutes(1), Duration.ofMinutes(1));
        new MllpFrames(new ByteArrayInputStream(new byte[0]), out, 10, patience)
                .send("ACK".getBytes(StandardCharsets.US_ASCII));
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("\u000bACK\u001c\r");
    }
}
