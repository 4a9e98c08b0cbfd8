package io.auscult.mapping.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages spoilt in every way that a line, a gateway or an enemy spoils them: each is read or refused, none is a surprise. */
class MutationTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int ENDLESS = 1_000_000;

    private static final List<BiFunction<String, Random, String>> SPOILERS = List.of(
            MutationTest::withoutASegment,
            MutationTest::withASegmentTwice,
            MutationTest::cutOff,
            MutationTest::withoutAField,
            MutationTest::withOtherDelimiters,
            MutationTest::withAnotherSign,
            MutationTest::withAnEndlessField,
            MutationTest::shuffled);

    @Property(tries = 2000)
    void mapsWhateverASpoiltMessageSays(
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed, @ForAll @IntRange(min = 1, max = 6) int times) {
        Random random = new Random(seed);
        String message = Samples.ALL.get(random.nextInt(Samples.ALL.size()));
        for (int n = 0; n < times; n++) {
            message = SPOILERS.get(random.nextInt(SPOILERS.size())).apply(message, random);
        }
        assertNoSurprise(message.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void mapsWhateverBytesFollowAHeader(@ForAll byte[] bytes) {
        byte[] header = "MSH|^~\\&|A|B|C|D|20260101||ADT^A01|1|P|2.5\rPID|".getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(header, header.length + bytes.length);
        System.arraycopy(bytes, 0, message, header.length, bytes.length);
        assertNoSurprise(message);
        assertNoSurprise(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSH",
                "MSH|",
                "MSH|^~\\&",
                "MSH||||||||ADT^A01",
                "MSH|||||",
                "MSH|\u0000\u0000\u0000\u0000|",
                "MSH\r\r\r"
            })
    void mapsAHeaderAlone(String header) {
        assertNoSurprise(header.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9", "~", "^", "&", "\\", "\\T\\", "|", "\n", "<", "~9^9", "\\X41", "\u00e4", "0.", "OBX|1\r"})
    void isNotDelayedByAnEndlessField(String part) {
        String endless = part.repeat(ENDLESS / part.length());
        for (String sample : Samples.ALL) {
            String message =
                    sample.replaceFirst("@", endless.replace("\\", "\\\\").replace("$", "\\$"));
            assertTimeout(SOON, () -> assertNoSurprise(message.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void isNotDelayedByManyResults() {
        StringBuilder message = new StringBuilder(Samples.ALL.getFirst());
        for (int n = 0; n < 10_000; n++) {
            message.append("OBX|").append(n).append("|NM|1^x^LN||5|mg||||F\r");
        }
        assertTimeout(
                SOON,
                () -> assertThat(assertNoSurprise(message.toString().getBytes(StandardCharsets.UTF_8))
                                .entries())
                        .hasSizeGreaterThan(10_000));
    }

    private static MappedMessage assertNoSurprise(byte[] message) {
        MappedMessage mapped = V2MessageMapper.map(message, Sent.arrival(), Sent.PATIENTS);
        assertThat(mapped.entries())
                .isNotEmpty()
                .noneMatch(entry -> entry.mapped() instanceof Mapped.Rejected rejected
                        && rejected.reason().contains("could not be mapped"));
        return mapped;
    }

    private static String withoutASegment(String message, Random random) {
        List<String> lines = lines(message);
        lines.remove(random.nextInt(lines.size()));
        return String.join("\r", lines);
    }

    private static String withASegmentTwice(String message, Random random) {
        List<String> lines = lines(message);
        lines.add(random.nextInt(lines.size() + 1), lines.get(random.nextInt(lines.size())));
        return String.join("\r", lines);
    }

    private static String cutOff(String message, Random random) {
        return message.substring(0, random.nextInt(message.length() + 1));
    }

    private static String withoutAField(String message, Random random) {
        int from = message.indexOf('|', random.nextInt(message.length() + 1));
        int to = from < 0 ? -1 : message.indexOf('|', from + 1);
        return to < 0 ? message : message.substring(0, from) + message.substring(to);
    }

    private static String withOtherDelimiters(String message, Random random) {
        char sign = "|^~\\&#!@ \r.0A".charAt(random.nextInt(13));
        return message.replace("|^~\\&#".charAt(random.nextInt(6)), sign);
    }

    private static String withAnotherSign(String message, Random random) {
        if (message.isEmpty()) {
            return message;
        }
        int at = random.nextInt(message.length());
        return message.substring(0, at) + (char) random.nextInt(0x300) + message.substring(at + 1);
    }

    private static String withAnEndlessField(String message, Random random) {
        int at = message.indexOf('|', random.nextInt(message.length() + 1));
        String part = List.of("9", "~", "^a", "&", "\\T\\", "\\", "-1.5e9~").get(random.nextInt(7));
        return at < 0 ? message : message.substring(0, at + 1) + part.repeat(3000) + message.substring(at + 1);
    }

    private static String shuffled(String message, Random random) {
        List<String> lines = lines(message);
        Collections.shuffle(lines.subList(Math.min(1, lines.size()), lines.size()), random);
        return String.join("\r", lines);
    }

    private static List<String> lines(String message) {
        return new ArrayList<>(Arrays.asList(message.split("\r", -1)));
    }
}
