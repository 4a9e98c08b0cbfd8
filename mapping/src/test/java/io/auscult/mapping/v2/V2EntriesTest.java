package io.auscult.mapping.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.mapping.Corpus;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.Sent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of a message is passed over (I6): each segment that says something is exactly one entry. */
class V2EntriesTest {
    private static final Set<String> STATEMENTS = Set.of(
            "PID", "PV1", "MRG", "OBX", "DG1", "PR1", "AL1", "IAM", "PRB", "RXA", "RXD", "RXE", "RXO", "SPM", "TXA",
            "SCH", "NTE");

    static List<String> samples() {
        return Samples.ALL;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void makesEachSegmentOneEntry(String message) {
        assertEntries(V2Text.read(message.getBytes(StandardCharsets.UTF_8)), Sent.v2(message));
    }

    @Test
    void makesEachSegmentOfTheCorpusOneEntry() {
        for (Path file : Corpus.files("hl7v2", ".hl7")) {
            byte[] body = Corpus.read(file);
            MappedMessage mapped = V2MessageMapper.map(body, Sent.arrival(), Sent.PATIENTS);
            if (isRead(mapped)) {
                assertEntries(V2Text.read(body), mapped);
            }
        }
    }

    @Test
    void countsOneWordForAMessageThatIsNotReadAtAll() {
        assertThat(Sent.v2("MSH|^~\\&|A|B|C|D|20260101||MFN^M02|1|P|2.5\nMFI|x\nPID|1||1")
                        .entries())
                .extracting(MappedEntry::type)
                .containsExactly("MFN");
    }

    @Test
    void countsWhatItDoesNotKnow() {
        assertThat(Sent.v2("MSH|^~\\&|A|B|C|D|20260101||ORU^R01|1|P|2.5\nPID|1||1\nNK1|1\nZZ9|x\nABC|y\nNTE|1||z")
                        .entries())
                .extracting(MappedEntry::type)
                .containsExactly("PID", "NK1", "Z", "other", "NTE");
    }

    @Test
    void countsAnOrderControlThatNothingFollows() {
        assertThat(Sent.v2("MSH|^~\\&|A|B|C|D|20260101||ORM^O01|1|P|2.5\nPID|1||1\nORC|SC|1\nORC|NW|2\nOBR|1|2||1^x^LN")
                        .entries())
                .extracting(MappedEntry::type)
                .containsExactly("PID", "ORC", "OBR");
    }

    @Test
    void refusesAMessageOfMoreSegmentsThanCanBeHeld() {
        String message = Samples.ALL.getFirst() + "NTE|1\r".repeat(50_000);
        MappedMessage mapped =
                V2MessageMapper.map(message.getBytes(StandardCharsets.UTF_8), Sent.arrival(), Sent.PATIENTS);
        assertThat(mapped.events()).isEmpty();
        assertThat(mapped.count(Mapped.Rejected.class)).isEqualTo(1);
    }

    @Test
    void refusesTheSecondMessageOfAFrame() {
        String twice = "MSH|^~\\&|A|B|C|D|20260101||ORU^R01|1|P|2.5\nPID|1||1\n";
        assertThat(Sent.v2(twice + twice).entries())
                .extracting(MappedEntry::type)
                .containsExactly("PID", "MSH");
    }

    @Test
    void takesALineThatBeginsNoSegmentForTheRestOfTheOneBefore() {
        MappedMessage mapped =
                Sent.v2("MSH|^~\\&|A|B|C|D|20260101||ORU^R01|1|P|2.5\nPID|1||1\nOBX|1|TX|1^x^LN||first\nsecond||||||F");
        assertThat(mapped.entries()).extracting(MappedEntry::type).containsExactly("PID", "OBX");
        assertThat(mapped.events().getLast().toString()).contains("first\nsecond");
    }

    /** A message of which one entry speaks as a whole was not read segment by segment. */
    private static boolean isRead(MappedMessage mapped) {
        return mapped.entries().size() > 1;
    }

    private static void assertEntries(V2Text text, MappedMessage mapped) {
        List<Segment> segments =
                Objects.requireNonNull(Er7.parse(text.text(), text.charset())).segments();
        assertThat(counts(mapped.entries().stream().map(MappedEntry::type).toList()))
                .isEqualTo(counts(segments.stream().map(Segment::name).toList()));
    }

    private static Map<String, Long> counts(List<String> names) {
        return names.stream()
                .filter(STATEMENTS::contains)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
