package io.auscult.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LoopbackOnlyTest {
    @Test
    void acceptsThisMachine() {
        assertThat(new LoopbackOnly(InetAddress.ofLiteral("127.0.0.1"), Logins.NONE))
                .isNotNull();
        assertThat(new LoopbackOnly(InetAddress.ofLiteral("::1"), Logins.NONE)).isNotNull();
    }

    @Test
    void refusesEveryOtherAddressAndSaysWhatToDo() {
        InetAddress everywhere = InetAddress.ofLiteral("0.0.0.0");

        assertThatThrownBy(() -> new LoopbackOnly(everywhere, Logins.NONE))
                .isInstanceOf(LoopbackOnly.NotLoopback.class);
        assertThatThrownBy(() -> new LoopbackOnly(null, Logins.NONE)).isInstanceOf(LoopbackOnly.NotLoopback.class);
        var analysis =
                Objects.requireNonNull(new NotLoopbackAnalyzer().analyze(new LoopbackOnly.NotLoopback(everywhere)));
        assertThat(analysis.getDescription()).contains("0.0.0.0");
        assertThat(analysis.getAction()).contains("127.0.0.1", "login.issuer");
    }

    @Test
    void listensAnywhereOnceThereIsALogin() {
        assertThat(new LoopbackOnly(InetAddress.ofLiteral("0.0.0.0"), Logins.of("https://login.hospital.example")))
                .isNotNull();
    }
}
