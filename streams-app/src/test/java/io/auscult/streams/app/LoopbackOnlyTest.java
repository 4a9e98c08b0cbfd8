package io.auscult.streams.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoopbackOnlyTest {
    @Test
    void refusesAnAddressThatOthersCanReachAndNamesIt() {
        assertThatThrownBy(() -> new LoopbackOnly("0.0.0.0"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("server.address")
                .hasMessageContaining("0.0.0.0");
    }

    @Test
    void takesLoopback() {
        assertThatCode(() -> new LoopbackOnly("127.0.0.1")).doesNotThrowAnyException();
        assertThatCode(() -> new LoopbackOnly("::1")).doesNotThrowAnyException();
    }
}
