package io.auscult.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private final Room room = new Room(8L * Room.STEP, Duration.ofMillis(20));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Room.STEP - 1, Room.STEP, Room.STEP + 1, 3 * Room.STEP})
    void readsToTheEndAndHoldsRoomForIt(int size) throws Exception {
        byte[] sent = new byte[size];
        try (Room.Place place = room.enter()) {
            assertThat(Body.read(new ByteArrayInputStream(sent), 3 * Room.STEP, place))
                    .isEqualTo(sent);
            assertThat(room.taken()).isBetween((long) size, (long) size + Room.STEP);
        }
    }

    @Test
    void readsNoMoreThanItMust() throws Exception {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        try (Room.Place place = room.enter()) {
            assertThatThrownBy(() -> Body.read(endless, 100, place))
                    .isInstanceOf(Body.TooLong.class)
                    .hasMessage("A message has at most 100 bytes");
            assertThat(room.taken()).isZero();
        }
    }

    @Test
    void stopsWhenThereIsNoRoom() throws Exception {
        try (Room.Place other = room.enter();
                Room.Place place = room.enter()) {
            other.fit(7L * Room.STEP);
            assertThatThrownBy(() -> Body.read(new ByteArrayInputStream(new byte[2 * Room.STEP]), 1_000_000, place))
                    .isInstanceOf(NoRoom.class);
        }
        assertThat(room.taken()).isZero();
    }
}
