package io.auscult.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
    void needsARunningAuscult() {
        Home home = Home.open(folder.resolve("home"));
        assertThatThrownBy(() -> HandOver.take(home)).hasMessageContaining("auscult up");
    }

    @Test
    void theHomeRemembersTheGenerationAndIsWipedOfIt() {
        Home home = Home.open(folder.resolve("home"));
        assertThat(Generation.of(home).number()).isEqualTo(2);
        Generation.of(home).next().remember(home);
        assertThat(Generation.of(home).number()).isEqualTo(3);
        home.wipe();
        assertThat(Generation.of(home).number()).isEqualTo(2);
    }
}
