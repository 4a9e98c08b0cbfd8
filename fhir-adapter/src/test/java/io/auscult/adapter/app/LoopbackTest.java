package io.auscult.adapter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void letsThisMachineIn(String host) {
        assertThat(Loopback.of("server.address", host).isLoopbackAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    void refusesAnAddressThatOthersCanReach(String host) {
        assertThatThrownBy(() -> Loopback.of("auscult.adapter.mllp.host", host))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("auscult.adapter.mllp.host is " + host)
                .hasMessageContaining("no authentication");
    }

    @Test
    void saysWhichSettingIsWrong() {
        CannotStart problem = new CannotStart("x is wrong", "Set x", null);
        assertThat(new CannotStartAnalyzer().analyze(problem, problem).getAction())
                .isEqualTo("Set x");
    }
}
