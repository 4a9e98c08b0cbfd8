package io.auscult.adapter.source;

import static io.auscult.adapter.source.Lab.ADT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The port itself: what a sender sees of it, however the sender behaves. */
class MllpListenerTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Lab lab = new Lab();
    private final List<MllpListener> opened = new ArrayList<>();

    private int open(MllpLimits limits) throws IOException {
        MllpListener listener = MllpListener.open(InetAddress.getLoopbackAddress(), 0, lab.port(limits, null));
        opened.add(listener);
        return listener.port();
    }

    @AfterEach
    void close() throws IOException {
        for (MllpListener listener : opened) {
            listener.close();
        }
    }

    @Test
    void answersMessagesInTheirOrder() throws Exception {
        try (Caller caller = new Caller(open(Lab.LIMITS))) {
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            for (int i = 0; i < 50; i++) {
                packet.writeBytes(Caller.frame(ADT.replace("C1", "N" + i)));
            }
            caller.write(packet.toByteArray());
            for (int i = 0; i < 50; i++) {
                assertThat(caller.read()).contains("MSA|AA|N" + i + "|");
            }
        }
        assertThat(lab.stored).hasSize(50);
    }

    @Test
    void answersTwoHundredConnectionsWithInterleavedMessages() throws Exception {
        int port = open(Lab.LIMITS);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> sending = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "S" + i + "-";
                sending.add(senders.submit(() -> sendTen(port, name)));
            }
            for (Future<Integer> answers : sending) {
                assertThat(answers.get()).isEqualTo(10);
            }
        }
        assertThat(lab.stored).hasSize(2_000);
        Awaitility.await().until(() -> lab.room.taken() == 0);
    }

    /** In halves, so that the messages of all senders are underway at the same time. */
    private static int sendTen(int port, String name) throws IOException {
        int answers = 0;
        try (Caller caller = new Caller(port)) {
            for (int i = 0; i < 10; i++) {
                byte[] frame = Caller.frame(ADT.replace("C1", name + i));
                caller.write(Arrays.copyOf(frame, frame.length / 2));
                caller.write(Arrays.copyOfRange(frame, frame.length / 2, frame.length));
                answers += caller.read().contains("MSA|AA|" + name + i + "|") ? 1 : 0;
            }
        }
        return answers;
    }

    @Test
    void refusesWhatIsTooLongAndGoesOn() throws Exception {
        try (Caller caller = new Caller(open(new MllpLimits(2_000, 9, LONG, LONG)))) {
            assertThat(caller.send(ADT + "x".repeat(3_000))).contains("MSA|AR|C1|", "at most");
            assertThat(caller.send(ADT)).contains("MSA|AA|C1|");
        }
        assertThat(lab.stored).hasSize(1);
    }

    @Test
    void breaksOffWhatNeverEnds() throws Exception {
        try (Caller caller = new Caller(open(new MllpLimits(2_000, 9, LONG, LONG)))) {
            caller.write(("\u000b" + ADT + "x".repeat(9_000)).getBytes(StandardCharsets.UTF_8));
            assertThat(caller.read()).contains("MSA|AR|C1|");
            assertThat(caller.isHungUp()).isTrue();
        }
        Awaitility.await().until(() -> lab.ended("broken") == 1);
    }

    @Test
    void closesAConnectionThatStopsInTheMiddleOfAMessageAndGivesItsRoomBack() throws Exception {
        try (Caller caller = new Caller(open(new MllpLimits(1_000_000, 9, LONG, SHORT)))) {
            caller.write(("\u000b" + ADT + "x".repeat(1_000)).getBytes(StandardCharsets.UTF_8));
            assertThat(caller.isHungUp()).isTrue();
        }
        Awaitility.await().until(() -> lab.ended("stalled") == 1);
        Awaitility.await().until(() -> lab.room.taken() == 0);
    }

    @Test
    void closesAConnectionThatDrips() throws Exception {
        try (Caller caller = new Caller(open(new MllpLimits(1_000_000, 9, LONG, SHORT)))) {
            caller.write(("\u000b" + ADT).getBytes(StandardCharsets.UTF_8));
            Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
                try {
                    caller.write(new byte[] {'x'});
                    return false;
                } catch (IOException e) {
                    return true;
                }
            });
        }
        Awaitility.await().until(() -> lab.ended("stalled") == 1);
    }

    @Test
    void closesAConnectionThatIsIdle() throws Exception {
        try (Caller caller = new Caller(open(new MllpLimits(1_000_000, 9, SHORT, LONG)))) {
            assertThat(caller.send(ADT)).contains("MSA|AA|");
            assertThat(caller.isHungUp()).isTrue();
        }
        Awaitility.await().until(() -> lab.ended("idle") == 1);
    }

    @Test
    void closesAConnectionWhoseSenderNeverReads() throws Exception {
        try (Caller caller = new Caller(open(new MllpLimits(1_000_000, 9, LONG, SHORT)))) {
            byte[] many = Caller.frame("x");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        try {
                            for (int i = 0; i < 2_000; i++) {
                                caller.write(many);
                            }
                            return lab.ended("stalled") > 0;
                        } catch (IOException e) {
                            return true;
                        }
                    });
            Awaitility.await().until(() -> lab.ended("stalled") == 1);
        }
    }

    @Test
    void doesNotLetOneSlowSenderStallAnother() throws Exception {
        int port = open(Lab.LIMITS);
        try (Caller slow = new Caller(port);
                Caller other = new Caller(port)) {
            slow.write("\u000bMSH|".getBytes(StandardCharsets.UTF_8));
            assertThat(other.send(ADT)).contains("MSA|AA|");
        }
    }

    @Test
    void closesWhatIsOverTheLimitOfConnectionsAndServesTheOthers() throws Exception {
        int port = open(new MllpLimits(1_000_000, 2, LONG, LONG));
        try (Caller one = new Caller(port);
                Caller two = new Caller(port)) {
            assertThat(one.send(ADT)).contains("MSA|AA|");
            assertThat(two.send(ADT)).contains("MSA|AA|");
            try (Caller three = new Caller(port)) {
                assertThat(three.isHungUp()).isTrue();
            }
            Awaitility.await().until(() -> lab.ended("full") == 1);
            assertThat(one.send(ADT)).contains("MSA|AA|");
        }
        Awaitility.await().until(() -> {
            try (Caller later = new Caller(port)) {
                later.write(Caller.frame(ADT));
                return later.read().contains("MSA|AA|");
            } catch (IOException e) {
                return false;
            }
        });
    }

    @Test
    void answersWhatItWorksOnBeforeItCloses() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        lab.kafka = outgoing -> {
            begun.countDown();
            closed.await();
            lab.store(outgoing);
        };
        int port = open(Lab.LIMITS);
        try (Caller caller = new Caller(port);
                Caller idle = new Caller(port)) {
            caller.write(Caller.frame(ADT));
            begun.await();
            opened.getFirst().close();
            closed.countDown();
            assertThat(caller.read()).contains("MSA|AA|C1|");
            assertThat(caller.isHungUp()).isTrue();
            assertThat(idle.isHungUp()).isTrue();
        }
    }
}
