package io.auscult.cli.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    private static String pretty(String body) {
        return MessageText.pretty(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void hasASegmentOnEachLine() {
        assertThat(pretty("MSH|^~\\&|\rPID|1\r\nOBX|1\r")).isEqualTo("MSH|^~\\&|\nPID|1\nOBX|1");
    }

    @Test
    void indentsJsonAndKeepsItsDigits() {
        assertThat(pretty("{\"value\":6.50}").lines()).containsExactly("{", "  \"value\" : 6.50", "}");
    }

    @Test
    void leavesWhatIsNeitherAsItIs() {
        assertThat(pretty("{\"value\":")).isEqualTo("{\"value\":");
    }

    @Test
    void readsWhatIsNoUtf8AsSendersMeanIt() {
        assertThat(MessageText.raw(new byte[] {'M', (byte) 0xFC, 'l'})).isEqualTo("Mül");
    }
}
