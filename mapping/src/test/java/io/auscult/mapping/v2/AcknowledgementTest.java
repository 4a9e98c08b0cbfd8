package io.auscult.mapping.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.mapping.Sent;
import io.auscult.mapping.v2.Verdict.Condition;
import io.auscult.mapping.v2.Verdict.NotStored;
import io.auscult.mapping.v2.Verdict.NotUnderstood;
import io.auscult.mapping.v2.Verdict.Problem;
import io.auscult.mapping.v2.Verdict.Refused;
import io.auscult.mapping.v2.Verdict.Stored;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgementTest {
    private static final Verdict STORED = new Stored();
    private static final Verdict NOT_UNDERSTOOD =
            new NotUnderstood(List.of(new Problem(Condition.APPLICATION, "OBX: no status")));
    private static final Verdict NOT_STORED =
            new NotStored(new Problem(Condition.APPLICATION, "Not stored, send it again"));
    private static final Verdict REFUSED =
            new Refused(new Problem(Condition.VALUE_TOO_LONG, "A message has at most 9 bytes"));

    private final AtomicInteger controlIds = new AtomicInteger();

    private List<byte[]> bytes(byte[] message, Verdict verdict) {
        return Acknowledgement.of(message, verdict, () -> "ID" + controlIds.incrementAndGet(), Sent.RECEIVED);
    }

    private List<String> answers(String message, Verdict verdict) {
        return bytes(Sent.er7(message), verdict).stream()
                .map(answer -> new String(answer, StandardCharsets.UTF_8))
                .toList();
    }

    private String answer(String message, Verdict verdict) {
        assertThat(answers(message, verdict)).hasSize(1);
        return answers(message, verdict).getFirst();
    }

    @Test
    void goesBackToTheSenderAndEchoesItsControlId() {
        String ack = answer("MSH|^~\\&|LAB|H1|CDS|H2|20260101||ORU^R01^ORU_R01|CTRL-7|T|2.5.1", STORED);
        assertThat(ack).startsWith("MSH|^~\\&|CDS|H2|LAB|H1|20261122120000+0000||ACK^R01^ACK|ID2|T|2.5.1\r");
        assertThat(ack).endsWith("\rMSA|AA|CTRL-7|\r");
    }

    @Test
    void leavesOutWhatOldVersionsDoNotKnow() {
        assertThat(answer("MSH|^~\\&|LAB|H1|CDS|H2|20260101||ORU^R01|CTRL-7|T|2.3", STORED))
                .contains("||ACK^R01|ID2|T|2.3\r");
    }

    @Test
    void speaksTheSendersDelimiters() {
        assertThat(answer("MSH#!@%*#S#F#R#F#20260301120000##ADT!A01#MSG007#P#2.5", NOT_STORED))
                .startsWith("MSH#!@%*#R#F#S#F#")
                .contains("##ACK!A01!ACK#")
                .endsWith("MSA#AE#MSG007#\rERR###207!Application error!HL70357#E####Not stored, send it again\r");
    }

    @Test
    void escapesItsOwnWords() {
        assertThat(answer("MSH, ~\\&,S,F,R,F,2026,,ADT A01,7,P,2.3", NOT_STORED))
                .contains("MSA,AE,7,Not\\S\\stored\\F\\\\S\\send\\S\\it\\S\\again");
    }

    @Test
    void answersEvenWhatItCannotRead() {
        assertThat(answer("hello", REFUSED)).startsWith("MSH|^~\\&|").contains("\rMSA|AR||\rERR|||104^");
        assertThat(bytes(new byte[0], REFUSED)).hasSize(1);
    }

    @Test
    void saysWhatIsWrongInErrSinceVersion25() {
        assertThat(answer("MSH|^~\\&|LAB|H1|CDS|H2|20260101||ORU^R01|C|P|2.5", NOT_UNDERSTOOD))
                .endsWith("MSA|AE|C|\rERR|||207^Application error^HL70357|E||||OBX: no status\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.2", "2.3", "2.3.1", "2.4"})
    void saysWhatIsWrongInMsaAndTheOldErrBefore(String version) {
        assertThat(answer("MSH|^~\\&|LAB|H1|CDS|H2|20260101||ORU^R01|C|P|" + version, NOT_UNDERSTOOD))
                .endsWith("MSA|AE|C|OBX: no status\rERR|^^^207&Application error&HL70357\r");
    }

    @Test
    void namesAtMostTenProblems() {
        List<Problem> many = IntStream.range(0, 99)
                .mapToObj(i -> new Problem(Condition.APPLICATION, "OBX " + i + " é" + "x".repeat(999)))
                .toList();
        String ack = answer("MSH|^~\\&|LAB|H1|CDS|H2|20260101||ORU^R01|C|P|2.5", new NotUnderstood(many));
        assertThat(ack.split("\rERR", -1)).hasSize(11);
        assertThat(ack).hasSizeLessThan(4_000).contains("OBX 9 ?x").doesNotContain("OBX 10");
    }

    /** MSH-15 and MSH-16; what is answered when it is stored, stored but not understood, not stored, refused. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'','',    AA,    AE,    AE, AR",
                "AL,NE,    CA,    CA,    CE, CR",
                "NE,AL,    AA,    AE,    AE, AR",
                "'',AL,    AA,    AE,    AE, AR",
                "AL,'',    CA,    CA,    CE, CR",
                "AL,AL,    CA AA, CA AE, CE, CR",
                "ER,AL,    AA,    AE,    CE, CR",
                "SU,AL,    CA AA, CA AE, AE, AR",
                "AL,ER,    CA,    CA AE, CE, CR",
                "AL,SU,    CA AA, CA,    CE, CR",
                "ER,ER,    -,     AE,    CE, CR",
                "SU,SU,    CA AA, CA,    -,  -",
                "NE,NE,    -,     -,     -,  -",
                "NE,ER,    -,     AE,    AE, AR",
                "\"\",\"\",AA,    AE,    AE, AR",
                "XX,NE,    CA,    CA,    CE, CR",
            })
    void answersAsTheSenderAsks(
            String accept,
            String application,
            @Nullable String stored,
            @Nullable String understood,
            @Nullable String not,
            @Nullable String refused) {
        String message = "MSH|^~\\&|LAB|H1|CDS|H2|20260101||ORU^R01|C|P|2.5.1|||" + accept + "|" + application;
        assertThat(codes(message, STORED)).isEqualTo(stored);
        assertThat(codes(message, NOT_UNDERSTOOD)).isEqualTo(understood);
        assertThat(codes(message, NOT_STORED)).isEqualTo(not);
        assertThat(codes(message, REFUSED)).isEqualTo(refused);
    }

    private @Nullable String codes(String message, Verdict verdict) {
        List<String> codes = answers(message, verdict).stream()
                .map(answer -> answer.replaceAll("(?s).*\rMSA\\|(..).*", "$1"))
                .toList();
        return codes.isEmpty() ? null : String.join(" ", codes);
    }

    @Test
    void sendsTheAcceptAcknowledgementFirstAndEachUnderItsOwnId() {
        List<String> answers = answers("MSH|^~\\&|LAB|H1|CDS|H2|20260101||ORU^R01|C|P|2.5.1|||AL|AL", STORED);
        assertThat(answers.getFirst()).contains("|ID1|P|2.5.1|||NE|NE\r", "MSA|CA|C|");
        assertThat(answers.getLast()).contains("|ID2|P|2.5.1|||NE|NE\r", "MSA|AA|C|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "ISO-8859-5"})
    void givesNamesBackInTheCharacterSetInWhichTheyCame(String charset) {
        byte[] facility = "Köln".getBytes(Charset.forName(charset));
        byte[] message =
                "MSH|^~\\&|LAB|Köln|CDS|H2|20260101||ORU^R01|7|P|2.5|||||AUT|8859/1".getBytes(Charset.forName(charset));
        byte[] answer = bytes(message, STORED).getFirst();
        assertThat(new String(answer, StandardCharsets.ISO_8859_1))
                .contains("|CDS|H2|LAB|" + new String(facility, StandardCharsets.ISO_8859_1) + "|")
                .contains("|P|2.5||||||8859/1\r");
    }

    @Test
    void answersInTwoByteCharactersToo() {
        byte[] message = "MSH|^~\\&|LAB|H1|CDS|H2|20260101||ORU^R01|7|P|2.5".getBytes(StandardCharsets.UTF_16LE);
        assertThat(new String(bytes(message, STORED).getFirst(), StandardCharsets.UTF_16LE))
                .contains("\rMSA|AA|7|\r");
    }

    @Test
    void readsAHeaderBehindAByteOrderMark() {
        assertThat(answer("\uFEFFMSH|^~\\&|LAB|H1|CDS|H2|20260101||ORU^R01|7|P|2.5", STORED))
                .contains("MSA|AA|7|");
    }

    @Test
    void knowsWhatAnAcknowledgementAcknowledges() {
        String ack = "MSH|^~\\&|A|B|C|D|2026||ACK^R01|9|P|2.5\rMSA|CA|ID1|";
        assertThat(Acknowledgement.acknowledged(Sent.er7(ack))).isEqualTo("ID1");
        assertThat(Acknowledgement.acknowledged(Sent.er7(ack.replace("ACK^", "ORU^"))))
                .isEmpty();
        assertThat(Acknowledgement.acknowledged(Sent.er7("hello"))).isEmpty();
    }
}
