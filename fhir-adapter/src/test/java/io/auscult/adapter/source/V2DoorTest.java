package io.auscult.adapter.source;

import static io.auscult.adapter.source.Lab.ADT;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.source.MllpFrame.Kind;
import io.auscult.adapter.source.MllpSettings.Acknowledge;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** I7: AA means safe with us; AE means not stored; AR means that there was no message. */
class V2DoorTest {
    private static final String NOBODY = ADT.replace("7^^^H^MR", "");

    private final Lab lab = new Lab();

    @Test
    void acceptsWhatIsStored() {
        assertThat(lab.answer(ADT)).contains("MSA|AA|C1|");
        assertThat(lab.stored)
                .singleElement()
                .satisfies(out -> assertThat(out.events()).hasSize(1));
    }

    @Test
    void asksForWhatIsNotStoredAgain() {
        lab.kafka = Lab.DOWN;
        assertThat(lab.answer(ADT)).contains("MSA|AE|C1|\rERR|||207^Application error^HL70357|E||||Not stored: send");
        assertThat(lab.messages("not-stored")).isEqualTo(1);
    }

    @Test
    void acceptsWhatIsSentAgainAfterKafkaCameBack() {
        lab.kafka = Lab.DOWN;
        lab.answer(ADT);
        lab.kafka = lab::store;
        assertThat(lab.answer(ADT)).contains("MSA|AA|C1|");
        assertThat(lab.stored).hasSize(1);
    }

    @Test
    void asksAgainAfterAnErrorOfItsOwn() {
        lab.kafka = _ -> {
            throw new IllegalStateException("a bug");
        };
        assertThat(lab.answer(ADT)).contains("MSA|AE|C1|");
    }

    @Test
    void refusesWhatIsNoMessageAndKeepsItAsADeadLetter() {
        assertThat(lab.answer("hello")).contains("MSA|AR|");
        assertThat(lab.stored)
                .singleElement()
                .satisfies(out -> assertThat(out.rejections()).hasSize(1));
    }

    @Test
    void acceptsADeadLetterWhereStoredIsEnough() {
        assertThat(lab.answer(NOBODY)).contains("MSA|AA|C1|").doesNotContain("ERR|");
        assertThat(lab.stored.getFirst().rejections()).isNotEmpty();
    }

    @Test
    void tellsOfADeadLetterWhereAllMustBeUnderstoodAndStoresItAllTheSame() {
        lab.acknowledge = Acknowledge.UNDERSTOOD;
        assertThat(lab.answer(NOBODY)).contains("MSA|AE|C1|", "ERR|||207", "kept as a dead letter");
        assertThat(lab.stored.getFirst().rejections()).isNotEmpty();
        assertThat(lab.answer(ADT)).contains("MSA|AA|C1|");
    }

    @Test
    void sendsTheAcceptAcknowledgementOnlyAfterTheCommit() {
        String enhanced = ADT.replace("|2.5\r", "|2.5|||AL|AL\r");
        lab.kafka = Lab.DOWN;
        assertThat(lab.answer(enhanced)).contains("MSA|CE|C1|").doesNotContain("MSA|CA", "MSA|A");
        lab.kafka = lab::store;
        assertThat(lab.answer(enhanced)).containsSubsequence("MSA|CA|C1|", "MSA|AA|C1|");
    }

    @Test
    void hangsUpWhenItMayNotSayThatNothingIsStored() {
        lab.kafka = Lab.DOWN;
        byte[] silent = ADT.replace("|2.5\r", "|2.5|||NE|NE\r").getBytes(StandardCharsets.UTF_8);
        MllpReply reply = lab.door().answer(new MllpFrame(Kind.WHOLE, silent));
        assertThat(reply.messages()).isEmpty();
        assertThat(reply.hangUp()).isTrue();
        lab.kafka = lab::store;
        assertThat(lab.door().answer(new MllpFrame(Kind.WHOLE, silent)).hangUp())
                .isFalse();
    }

    @Test
    void answersNoAnswerToItsOwnAnswers() {
        V2Door door = lab.door();
        String answer = Lab.words(door.answer(new MllpFrame(Kind.WHOLE, ADT.getBytes(StandardCharsets.UTF_8))));
        String ours = answer.split("\\|", -1)[9];
        String ack = "MSH|^~\\&|HIS|H|CDS|H|20261122||ACK|C2|P|2.5\rMSA|CA|" + ours + "\r";
        assertThat(door.answer(new MllpFrame(Kind.WHOLE, ack.getBytes(StandardCharsets.UTF_8)))
                        .messages())
                .isEmpty();
        assertThat(lab.answer(ack.replace(ours, "somebody's"))).contains("MSA|AA|C2|");
    }

    @Test
    void refusesWhatIsTooLongByItsBeginning() {
        MllpFrame begun = new MllpFrame(Kind.TOO_LONG, ADT.getBytes(StandardCharsets.UTF_8));
        assertThat(Lab.words(lab.door().answer(begun)))
                .contains(
                        "MSA|AR|C1|\rERR|||104^Value too long^HL70357|E||||Not stored: a message has at most 1000000");
        assertThat(lab.messages("too-long")).isEqualTo(1);
        assertThat(lab.stored).isEmpty();
    }

    @Test
    void asksAgainForWhatThereIsNoRoomFor() {
        MllpFrame begun = new MllpFrame(Kind.NO_ROOM, ADT.getBytes(StandardCharsets.UTF_8));
        assertThat(Lab.words(lab.door().answer(begun))).contains("MSA|AE|C1|");
        assertThat(lab.messages("no-room")).isEqualTo(1);
    }

    @Test
    void handsOnWhichRecordsAreOnePatient() {
        lab.answer(ADT.replace("A08", "A40") + "MRG|8^^^H\r");
        assertThat(lab.stored).singleElement().satisfies(out -> {
            assertThat(out.links()).hasSize(1);
            assertThat(out.people()).hasSize(2);
        });
    }

    @Test
    void accountsForEveryEntry() {
        lab.answer(ADT.replace("A08", "A41") + "PV1|1|I\rMRG|8^^^H\r");
        double events = lab.meters
                .counter("auscult.events.published", "source", "lab", "kind", "demographics-recorded")
                .count();
        double ignored = lab.meters
                        .counter("auscult.entries.ignored", "source", "lab", "type", "PV1")
                        .count()
                + lab.meters
                        .counter("auscult.entries.ignored", "source", "lab", "type", "MRG")
                        .count();
        assertThat(events).isEqualTo(1);
        assertThat(ignored).isEqualTo(2);
    }
}
