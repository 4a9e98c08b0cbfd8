package io.auscult.cli.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.messages.Search.Found;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Payload;
import io.auscult.schemas.topic.RecordHeaders;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesPrintTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T08:00:00Z");
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final SourceRecord AT = new SourceRecord("cds.messages.v1", 3, 44);
    private static final String BODY = "MSH|^~\\&|LAB|H|CDS|H|20260301||ORU^R01|1\rPID|1||CANARY-4711";

    private final Outcomes outcomes = new Outcomes();

    private static WholeMessage message() {
        Payload body = Payload.of(BODY.getBytes(StandardCharsets.UTF_8));
        Message head = Message.inParts(ID, "lab", RECEIVED, "x-application/hl7-v2+er7", body, true, null)
                .getFirst();
        return new WholeMessage(head, body, AT);
    }

    private static ConsumerRecord<String, byte[]> record(String kind) {
        ConsumerRecord<String, byte[]> item = new ConsumerRecord<>("t", 0, 0, "key", new byte[0]);
        RecordHeaders.put(item.headers(), RecordHeaders.KIND, kind);
        RecordHeaders.put(item.headers(), RecordHeaders.MESSAGE_ID, ID);
        return item;
    }

    private static DeadLetter letter(String id) {
        return new DeadLetter(
                id, App.FHIR_ADAPTER.word(), "PID-3 is empty", "Send it", AT, Payload.of(new byte[0]), RECEIVED);
    }

    private static String printed(Consumer<PrintWriter> print) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        print.accept(out);
        out.flush();
        return text.toString();
    }

    private void becameTwoEventsAndALetter() {
        outcomes.event(record("observation-recorded"));
        outcomes.event(record("observation-recorded"));
        outcomes.letter(record("dead-letter"), letter("1".repeat(32)));
        outcomes.letter(record("dead-letter"), letter("2".repeat(32)));
        outcomes.letter(record("dead-letter"), letter("2".repeat(32)).close(RECEIVED, "retry"));
    }

    @Test
    void aListHasSizesTimesAndOutcomesAndNothingOfThePatient() {
        becameTwoEventsAndALetter();
        String list =
                printed(out -> MessagesListCommand.print(new Found(List.of(Arrived.of(message())), outcomes), out));
        assertThat(list.lines().toList().getLast())
                .matches("2026-03-01T08:00:00Z +0123456789ab +lab +ORU\\^R01 +" + BODY.length() + " +2 +1");
        assertThat(list).doesNotContain("CANARY");
    }

    @Test
    void theSameAsJson() {
        becameTwoEventsAndALetter();
        String row = MessagesListCommand.json(new Found(List.of(Arrived.of(message())), outcomes))
                .toString();
        assertThat(row)
                .contains(
                        "\"id\":\"" + ID,
                        "\"events\":2",
                        "\"openLetters\":1",
                        "\"closedLetters\":1",
                        "\"type\":\"ORU^R01\"")
                .doesNotContain("CANARY");
    }

    @Test
    void aPageSaysWhatBecameOfTheMessageAndNothingOfThePatient() {
        becameTwoEventsAndALetter();
        String page = printed(out -> MessagePage.print(message(), outcomes, out));
        assertThat(page)
                .contains("2026-03-01T08:00:00Z, as an initial load")
                .contains("2 observation-recorded")
                .contains("1 open, 1 closed")
                .contains("111111111111  PID-3 is empty")
                .doesNotContain("CANARY");
    }

    @ParameterizedTest
    @CsvSource({"ORU^R01, true", "oru, true", "ORU^R03, false", "OR, false", "Bundle, false"})
    void isFoundByItsType(String type, boolean found) {
        assertThat(new Wanted(Instant.EPOCH, Instant.MAX, null, type).accepts(message()))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T08:00:00Z, 2026-03-01T08:00:01Z, true",
        "2026-03-01T08:00:01Z, 2026-03-02T00:00:00Z, false",
        "2026-03-01T00:00:00Z, 2026-03-01T08:00:00Z, false"
    })
    void isFoundByItsTime(Instant from, Instant to, boolean found) {
        assertThat(new Wanted(from, to, null, null).accepts(message())).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"lab, true", "ehr, false"})
    void isFoundByItsSource(String source, boolean found) {
        assertThat(new Wanted(Instant.EPOCH, Instant.MAX, source, null).accepts(message()))
                .isEqualTo(found);
    }
}
