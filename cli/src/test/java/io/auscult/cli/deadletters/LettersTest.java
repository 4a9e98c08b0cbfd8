package io.auscult.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Choice OPEN = new Choice(null, null, null, Instant.MIN, false);
    private static final String BODY = "{\"resourceType\":\"Observation\",\"id\":\"CANARY-4711\"}";
    private static final String FIRST = "1a" + "0".repeat(30);
    private static final String SECOND = "1b" + "0".repeat(30);

    private final Letters letters = new Letters();

    private void add(App app, String id, String reason, Instant received, @Nullable Instant closed) {
        DeadLetter open = new DeadLetter(
                id,
                app.word(),
                reason,
                "Mend it",
                new SourceRecord("cds.messages.v1", 3, 44),
                Payload.of(BODY.getBytes(StandardCharsets.UTF_8)),
                received);
        ConsumerRecord<String, byte[]> item = new ConsumerRecord<>("letters", 0, 7, id, new byte[0]);
        RecordHeaders.put(item.headers(), RecordHeaders.SOURCE, "ehr");
        RecordHeaders.put(item.headers(), RecordHeaders.MESSAGE_ID, "m1");
        letters.add(item, closed == null ? open : open.close(closed, "retry"));
    }

    private void add(String id, String reason) {
        add(App.FHIR_ADAPTER, id, reason, RECEIVED, null);
    }

    private static String printed(Consumer<PrintWriter> print) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        print.accept(out);
        out.flush();
        return text.toString();
    }

    @Test
    void theNewestRecordOfALetterCounts() {
        add(FIRST, "No status");
        add(FIRST, "No code");
        assertThat(letters.chosen(OPEN)).extracting(Letter::reason).containsExactly("No code");
    }

    @Test
    void aClosedLetterIsShownOnlyWhenAskedForAndStillKnowsItsOriginal() {
        add(FIRST, "No status");
        add(App.FHIR_ADAPTER, FIRST, "No status", RECEIVED, RECEIVED.plusSeconds(60));
        assertThat(letters.chosen(OPEN)).isEmpty();
        List<Letter> closed = letters.chosen(new Choice(null, null, null, Instant.MIN, true));
        assertThat(closed).singleElement().satisfies(letter -> {
            assertThat(letter.type()).isEqualTo("Observation");
            assertThat(letter.withOriginal()).contains(new SourceRecord("letters", 0, 7));
        });
        assertThat(printed(out -> LetterTable.print(closed, false, out)))
                .contains("closed 2026-03-01T08:01:00Z by retry");
    }

    @Test
    void aLetterThatCameAgainAfterItWasClosedIsOpen() {
        add(App.FHIR_ADAPTER, FIRST, "No status", RECEIVED, RECEIVED);
        add(FIRST, "No status");
        assertThat(letters.chosen(OPEN)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        ",,,2026-03-01T08:00:00Z,true",
        ",,,2026-03-01T08:00:01Z,false",
        "fhir-adapter,,,2026-01-01T00:00:00Z,true",
        "delivery,,,2026-01-01T00:00:00Z,false",
        ",ehr,,2026-01-01T00:00:00Z,true",
        ",lab,,2026-01-01T00:00:00Z,false",
        ",,STATUS,2026-01-01T00:00:00Z,true",
        ",,code,2026-01-01T00:00:00Z,false"
    })
    void areChosenByAppSourceReasonAndTime(
            @Nullable String app, @Nullable String source, @Nullable String reason, Instant since, boolean chosen) {
        add(FIRST, "No status");
        assertThat(letters.chosen(new Choice(app, source, reason, since, false)))
                .hasSize(chosen ? 1 : 0);
    }

    @Test
    void anIdMayBeShortWhileItIsUnique() {
        add(FIRST, "No status");
        add(SECOND, "No code");
        assertThat(letters.only("1b").id()).isEqualTo(SECOND);
        assertThatThrownBy(() -> letters.only("1")).hasMessageContaining("2 dead letters begin with 1");
        assertThatThrownBy(() -> letters.only("f")).hasMessageContaining("There is no dead letter f");
    }

    @Test
    void aFewArePrintedOneByOneWithWhatToDoAndNothingOfThePatient() {
        add(FIRST, "No status");
        String table = printed(out -> LetterTable.print(letters.chosen(OPEN), false, out));
        assertThat(table)
                .containsPattern("1a0000000000 +2026-03-01T08:00:00Z +fhir-adapter +ehr +Observation +No status")
                .contains("    Mend it")
                .doesNotContain("CANARY");
    }

    @Test
    void manyArePrintedByReasonUnlessEachIsAskedFor() {
        for (int i = 0; i < LetterTable.FEW; i++) {
            add("%032x".formatted(i), "No status");
        }
        add(FIRST, "No code");
        List<Letter> many = letters.chosen(OPEN);
        assertThat(printed(out -> LetterTable.print(many, false, out)).lines())
                .hasSize(2 + 2 * 2)
                .anyMatch(line -> line.matches(" *25 +fhir-adapter +2026-03-01T08:00:00Z +[0-9a-f]{12} +No status"))
                .anyMatch(line -> line.matches(" *1 +fhir-adapter +2026-03-01T08:00:00Z +1a0000000000 +No code"));
        assertThat(printed(out -> LetterTable.print(many, true, out)).lines()).hasSize(1 + 2 * (LetterTable.FEW + 1));
    }

    @Test
    void noneIsSaidToo() {
        assertThat(printed(out -> LetterTable.print(List.of(), false, out))).startsWith("No dead letters");
    }

    @Test
    void aPageSaysAllButTheOriginal() {
        add(FIRST, "No status");
        String page = printed(out -> DeadLettersShowCommand.print(letters.only("1a"), out));
        assertThat(page)
                .contains(FIRST, "open", "ehr, cds.messages.v1/3@44", "Observation, " + BODY.length() + " bytes")
                .contains("No status", "Mend it", "m1")
                .doesNotContain("CANARY");
        assertThat(letters.only("1a").json().toString())
                .contains("\"reason\":\"No status\"")
                .doesNotContain("CANARY");
    }

    @Test
    void lettersOfOtherAppsSayWhatToDoInstead() {
        add(App.STREAMS_APP, FIRST, "It cannot be read", RECEIVED, null);
        add(App.DELIVERY, SECOND, "It cannot be read", RECEIVED, null);
        assertThat(Instead.of(letters.only("1a"))).contains("auscult rebuild --switch");
        assertThat(Instead.of(letters.only("1b"))).contains("schema `delivery`");
    }

    @Test
    void whatWasTriedIsCountedAndWhatIsNotClosedIsNamed() {
        List<Tried> tried = List.of(
                new Tried(FIRST, "closed", ""),
                new Tried(SECOND, "still rejected", "No status"),
                new Tried("2".repeat(32), "closed", ""));
        assertThat(printed(out -> TriedTable.print(tried, out)).lines())
                .containsExactly("1b0000000000  still rejected  No status", "2 closed, 1 still rejected");
    }
}
