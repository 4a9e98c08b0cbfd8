package io.auscult.adapter.source;

import static io.auscult.adapter.source.Lab.ADT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever bytes come: every complete frame gets exactly one answer, and the connection goes on. */
class MllpFuzzTest {
    private static final String ORU = """
            MSH|^~\\&|LAB|HOSP|CDS|HOSP|20261122101500||ORU^R01^ORU_R01|CTRL-9|P|2.5.1
            PID|1||20001^^^HOSP^MR||Doe^Jane||19580302|F
            PV1|1|I|W^1^1||||||||||||||||V1
            OBR|1||F9^LAB|67151-1^Troponin T^LN|||20261122093000+0000
            OBX|1|NM|67151-1^Troponin T^LN||52|ng/L^^UCUM|||||F
            OBX|2|SN|67151-1^Troponin T^LN||<^5|ng/L^^UCUM|||||F
            """.replace("\n", "\r");
    private static final String LAST = ADT.replace("C1", "LAST");
    private static final Lab LAB = new Lab();
    private static final MllpListener LISTENER = open();

    private static MllpListener open() {
        try {
            return MllpListener.open(InetAddress.getLoopbackAddress(), 0, LAB.port(Lab.LIMITS, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterContainer
    static void close() throws IOException {
        LISTENER.close();
    }

    /** Sends the frames and a good message behind them, in one go, and counts the answers before the good message's. */
    private static int answersTo(List<byte[]> messages) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            all.write(0x0B);
            all.writeBytes(message);
            all.write(0x1C);
            all.write('\r');
        }
        all.writeBytes(Caller.frame(LAST));
        try (Caller caller = new Caller(LISTENER.port())) {
            caller.write(all.toByteArray());
            int answers = 0;
            for (String answer = caller.read(); !answer.contains("|LAST|"); answer = caller.read()) {
                assertThat(answer).as("an answer, not the end").contains("MSA");
                answers++;
            }
            return answers;
        }
    }

    /** A message cannot hold the signs of MLLP. */
    private static byte[] unframed(byte[] bytes) {
        byte[] message = bytes.clone();
        for (int i = 0; i < message.length; i++) {
            message[i] = message[i] == 0x0B || message[i] == 0x1C ? (byte) '.' : message[i];
        }
        return message;
    }

    @Property(tries = 200)
    void answersArbitraryBytes(@ForAll @Size(max = 8) List<@Size(max = 300) byte[]> frames) throws IOException {
        List<byte[]> sent = frames.stream().map(MllpFuzzTest::unframed).toList();
        assertThat(answersTo(sent)).isEqualTo(sent.size());
    }

    @Property(tries = 300)
    void answersMutatedMessages(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes)
            throws IOException {
        byte[] message = unframed(mutated(ORU.getBytes(StandardCharsets.UTF_8), new Random(seed), changes));
        // With fourteen separators there is an MSH-15, by which a message may ask for no answer, or for two.
        Assume.that(separators(message) < 14);
        assertThat(answersTo(List.of(message))).isEqualTo(1);
    }

    private static long separators(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        String header = text.strip().lines().findFirst().orElse("");
        return header.length() < 4
                ? 0
                : header.chars().filter(sign -> sign == header.charAt(3)).count();
    }

    private static byte[] mutated(byte[] message, Random random, int changes) {
        byte[] changed = message.clone();
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(changed.length);
            changed = switch (random.nextInt(4)) {
                case 0 -> replaced(changed, at, (byte) random.nextInt(256));
                case 1 -> Arrays.copyOf(changed, Math.max(1, at));
                case 2 -> spliced(changed, at, random.nextInt(changed.length));
                default -> replaced(changed, at, (byte) "|^~\\&\r".charAt(random.nextInt(6)));
            };
        }
        return changed;
    }

    private static byte[] replaced(byte[] message, int at, byte by) {
        byte[] changed = message.clone();
        changed[at] = by;
        return changed;
    }

    /** A piece of it once more, elsewhere. */
    private static byte[] spliced(byte[] message, int at, int from) {
        int length = Math.min(20, message.length - from);
        byte[] changed = new byte[message.length + length];
        System.arraycopy(message, 0, changed, 0, at);
        System.arraycopy(message, from, changed, at, length);
        System.arraycopy(message, at, changed, at + length, message.length - at);
        return changed;
    }
}
