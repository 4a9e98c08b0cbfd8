package io.auscult.adapter.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final Mapped REJECTED = new Mapped.Rejected("The entry does not hold the resource", "Send it");
    private static final Mapped IGNORED = new Mapped.Ignored("Auscult does not read this type of resource");
    private static final DeadLetter LOST = new DeadLetter(
            "lost",
            App.FHIR_ADAPTER.word(),
            "The notice tells of resources that it does not hold",
            "Set the EHR's base address",
            new SourceRecord("cds.messages.v1", 0, 7),
            Payload.of(new byte[0]),
            Instant.EPOCH);

    private static MappedMessage bundle(MappedEntry... entries) {
        return new MappedMessage(Form.BUNDLE, List.of(entries));
    }

    private static Optional<DeadLetter> none(int entry) {
        return Optional.empty();
    }

    @Test
    void doNotCloseTheLetterThatSaysWhatNobodyCouldReadBack() {
        MappedMessage notice = bundle(MappedEntry.of("Parameters", IGNORED));
        assertThat(Notices.asSaidThen(notice, entry -> entry == 0 ? Optional.of(LOST) : Optional.empty())
                        .entries()
                        .getFirst()
                        .mapped())
                .isEqualTo(new Mapped.Rejected(LOST.reason(), LOST.whatToDo()));
    }

    @Test
    void makeNoLettersOfWhatWasReadBack() {
        MappedMessage notice =
                bundle(MappedEntry.of("SubscriptionStatus", IGNORED), MappedEntry.of("Observation", REJECTED));
        assertThat(Notices.asSaidThen(notice, NoticesTest::none).count(Mapped.Rejected.class))
                .isZero();
    }

    @Test
    void keepWhatIsRejectedThoughTheyHoldIt() {
        MappedMessage notice =
                bundle(MappedEntry.of("SubscriptionStatus", IGNORED), new MappedEntry("Observation", REJECTED, "{}"));
        assertThat(Notices.asSaidThen(notice, NoticesTest::none)).isEqualTo(notice);
    }

    @Test
    void areToldFromOtherBundles() {
        MappedMessage batch = bundle(MappedEntry.of("Patient", IGNORED), MappedEntry.of("Observation", REJECTED));
        assertThat(Notices.asSaidThen(batch, entry -> Optional.of(LOST))).isEqualTo(batch);
    }
}
