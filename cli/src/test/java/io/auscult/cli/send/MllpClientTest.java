package io.auscult.cli.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MllpClientTest {
    private static final byte[] MESSAGE = "MSH|^~\\&|LAB\r".getBytes(StandardCharsets.UTF_8);

    @Test
    void framesTheMessageAndReadsTheAcknowledgement() throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = answerOnce(door, "\u000bMSH|^~\\&|CDS\rMSA|AE|7|No patient\r\u001c\r");
            try (MllpClient client = connect(door)) {
                Acknowledgement answer = client.send(MESSAGE);
                assertThat(answer).isEqualTo(new Acknowledgement("AE", "No patient"));
                assertThat(answer.accepted()).isFalse();
            }
            assertThat(received.join()).isEqualTo("\u000bMSH|^~\\&|LAB\r\u001c\r");
        }
    }

    @Test
    void saysThatTheDoorClosedWithoutAnAnswer() throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = answerOnce(door, "");
            try (MllpClient client = connect(door)) {
                assertThatThrownBy(() -> client.send(MESSAGE)).isInstanceOf(EOFException.class);
            }
            assertThat(received.join()).isNotEmpty();
        }
    }

    @Test
    void readsBothAnswersOfAMessageThatWantsTwo() throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = answerOnce(
                    door, "\u000bMSH|^~\\&|CDS\rMSA|CA|7\r\u001c\r\u000bMSH|^~\\&|CDS\rMSA|AE|7|Later\r\u001c\r");
            try (MllpClient client = connect(door)) {
                assertThat(client.sendLast(MESSAGE))
                        .containsExactly(new Acknowledgement("CA", ""), new Acknowledgement("AE", "Later"));
            }
            assertThat(received.join()).isNotEmpty();
        }
    }

    @Test
    void awaitsNoAnswerThatNobodyWants() throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = answerOnce(door, "");
            try (MllpClient client = connect(door)) {
                assertThat(client.sendLast(MESSAGE)).isEmpty();
            }
            assertThat(received.join()).isNotEmpty();
        }
    }

    @Test
    void seesInTheHeaderWhetherAnswersAreAskedFor() {
        String header = "MSH|^~\\&|A|B|C|D|20260101||ADT^A01|1|P|2.5||";
        assertThat(Acknowledgement.isAskedFor((header + "|||\rPID|1").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(Acknowledgement.isAskedFor((header + "|NE|NE").getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(Acknowledgement.isAskedFor((header + "||AL").getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(Acknowledgement.isAskedFor(MESSAGE)).isFalse();
    }

    private static MllpClient connect(ServerSocket door) throws IOException {
        return MllpClient.connect("127.0.0.1", door.getLocalPort(), Duration.ofSeconds(10));
    }

    private static CompletableFuture<String> answerOnce(ServerSocket door, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket caller = door.accept()) {
                String frame = frame(caller.getInputStream());
                caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                return frame;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String frame(InputStream in) throws IOException {
        StringBuilder frame = new StringBuilder();
        while (frame.length() < 2 || frame.charAt(frame.length() - 2) != '\u001c') {
            frame.append((char) in.read());
        }
        return frame.toString();
    }
}
