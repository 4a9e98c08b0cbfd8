package io.auscult.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoomTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);

    private static Room of(int steps, Duration patience) {
        return new Room((long) steps * Room.STEP, patience);
    }

    @Test
    void takesAStepAtATimeAndGivesAllBack() throws Exception {
        Room room = of(4, SHORT);
        try (Room.Place place = room.enter()) {
            assertThat(room.taken()).isZero();
            place.fit(1);
            place.fit(Room.STEP);
            assertThat(room.taken()).isEqualTo(Room.STEP);
            place.fit(Room.STEP + 1L);
            assertThat(room.taken()).isEqualTo(2 * Room.STEP);
        }
        assertThat(room.taken()).isZero();
    }

    @Test
    void givesBackOnlyOnce() throws Exception {
        Room room = of(4, SHORT);
        Room.Place place = room.enter();
        place.fit(1);
        place.close();
        place.close();
        assertThat(room.taken()).isZero();
    }

    @Test
    void turnsAwayWhatNeverFits() {
        Room room = of(4, LONG);
        assertThatThrownBy(() -> room.enter().fit(room.bytes() + 1)).isInstanceOf(NoRoom.class);
        assertThatThrownBy(() -> room.enter().fit(Long.MAX_VALUE)).isInstanceOf(NoRoom.class);
        assertThat(room.taken()).isZero();
    }

    @Test
    void needsRoomForOneStep() {
        assertThatThrownBy(() -> new Room(Room.STEP - 1L, SHORT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void waitsUntilAnotherIsAnswered() throws Exception {
        Room room = of(1, LONG);
        Room.Place first = room.enter();
        first.fit(1);
        CountDownLatch in = new CountDownLatch(1);
        Thread second = Thread.ofVirtual().start(() -> {
            try (Room.Place place = room.enter()) {
                place.fit(1);
                in.countDown();
            } catch (NoRoom | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Awaitility.await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
        assertThat(in.getCount()).isOne();
        first.close();
        assertThat(in.await(10, TimeUnit.SECONDS)).isTrue();
        second.join();
        assertThat(room.taken()).isZero();
    }

    @Test
    void turnsAwayWhoWaitsTooLong() throws Exception {
        Room room = of(1, SHORT);
        try (Room.Place first = room.enter();
                Room.Place second = room.enter()) {
            first.fit(1);
            assertThatThrownBy(() -> second.fit(1)).isInstanceOf(NoRoom.class);
        }
        assertThat(room.taken()).isZero();
    }

    @Test
    void neverGivesMoreThanThereIsAndNeverLocksUp() throws Exception {
        Room room = of(16, SHORT);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> tries = IntStream.range(0, 64)
                    .mapToObj(_ -> (Callable<Boolean>) () -> grows(room, 12))
                    .map(threads::submit)
                    .toList();
            assertThat(tries.stream().filter(RoomTest::got)).isNotEmpty();
        }
        assertThat(room.taken()).isZero();
    }

    private static boolean grows(Room room, int steps) throws InterruptedException {
        try (Room.Place place = room.enter()) {
            for (int i = 1; i <= steps; i++) {
                place.fit((long) i * Room.STEP);
                assertThat(room.taken()).isBetween((long) Room.STEP, room.bytes());
            }
            return true;
        } catch (NoRoom e) {
            return false;
        }
    }

    private static boolean got(Future<Boolean> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
