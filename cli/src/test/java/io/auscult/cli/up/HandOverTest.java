package io.auscult.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOverTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isUnderWayUntilItIsLetGoOf() {
        Home home = Home.open(folder.resolve("home"));
        try (HomeLock running = HomeLock.take(home)) {
            assertThat(HomeLock.isHeld(home)).isTrue();
            try (HandOver handOver = HandOver.take(home)) {
                assertThat(HandOver.isUnderWay(home)).isTrue();
                assertThatThrownBy(() -> HandOver.take(home)).hasMessageContaining("under way");
                assertThatThrownBy(handOver::stopStreams).hasMessageContaining("No streams-app is running");
            }
            assertThat(HandOver.isUnderWay(home)).isFalse();
            assertThat(running).isNotNull();
        }
    }

    @Test
    void notesWhichProcessItStopped() {
        Home home = Home.open(folder.resolve("home"));
        Children children = new Children(home, Duration.ofSeconds(10));
        ChildProcess streams =
                children.add(ChildProcess.start(App.STREAMS, List.of("sleep", "60"), Map.of(), home.log(App.STREAMS)));
        assertThat(HandOver.stopped(home, streams.handle())).isFalse();
        try (HomeLock running = HomeLock.take(home);
                HandOver handOver = HandOver.take(home)) {
            handOver.stopStreams();
            assertThat(running).isNotNull();
        }
        assertThat(streams.isAlive()).isFalse();
        assertThat(HandOver.stopped(home, streams.handle())).isTrue();
        assertThat(HandOver.stopped(home, ProcessHandle.current())).isFalse();
    }

    @Test
    void needsARunningAuscult() {
        Home home = Home.open(folder.resolve("home"));
        assertThatThrownBy(() -> HandOver.take(home)).hasMessageContaining("auscult up");
    }

    @Test
    void theHomeRemembersTheGenerationAndIsWipedOfIt() {
        Home home = Home.open(folder.resolve("home"));
        assertThat(Generation.of(home).number()).isEqualTo(5);
        Generation.of(home).next().remember(home);
        assertThat(Generation.of(home).number()).isEqualTo(6);
        home.wipe();
        assertThat(Generation.of(home).number()).isEqualTo(5);
    }
}
