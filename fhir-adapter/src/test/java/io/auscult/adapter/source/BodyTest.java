package io.auscult.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Room room = new Room(8L * Room.STEP, Duration.ofMillis(20));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Room.STEP - 1, Room.STEP, Room.STEP + 1, 3 * Room.STEP})
    void readsToTheEndAndHoldsRoomForIt(int size) throws Exception {
        byte[] sent = new byte[size];
        try (Room.Place place = room.enter()) {
            assertThat(new Body(3 * Room.STEP, LONG).read(new ByteArrayInputStream(sent), place))
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
            assertThatThrownBy(() -> new Body(100, LONG).read(endless, place))
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
            assertThatThrownBy(() ->
                            new Body(1_000_000, LONG).read(new ByteArrayInputStream(new byte[2 * Room.STEP]), place))
                    .isInstanceOf(NoRoom.class);
        }
        assertThat(room.taken()).isZero();
    }

    @Test
    void holdsMoreRoomForManySmallValuesThanForOneLargeOne() throws Exception {
        byte[] many = "{},".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        byte[] one = "x".repeat(3_000).getBytes(StandardCharsets.UTF_8);
        try (Room.Place place = room.enter()) {
            new Body(10_000, LONG).read(new ByteArrayInputStream(one), place);
            assertThat(room.taken()).isEqualTo(Room.STEP);
            new Body(10_000, LONG).read(new ByteArrayInputStream(many), place);
            assertThat(room.taken()).isEqualTo(3 * Room.STEP);
        }
    }

    @Test
    void turnsAwayWhatWouldNeverFit() throws Exception {
        byte[] bomb = "[".repeat((int) room.bytes() / 16).getBytes(StandardCharsets.UTF_8);
        try (Room.Place place = room.enter()) {
            assertThatThrownBy(() -> new Body(1_000_000, LONG).read(new ByteArrayInputStream(bomb), place))
                    .isInstanceOf(Body.TooLong.class)
                    .hasMessageContaining("smaller parts");
        }
    }

    @Test
    void turnsAwayWhatComesTooSlowly() throws Exception {
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                buffer[from] = 'x';
                return 1;
            }
        };
        try (Room.Place place = room.enter()) {
            assertThatThrownBy(() -> new Body(1_000_000, Duration.ofMillis(50)).read(slow, place))
                    .isInstanceOf(Body.TooSlow.class);
        }
    }
}
