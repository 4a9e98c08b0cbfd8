package io.auscult.mapping.v2;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.DocumentReceived;
import io.auscult.core.event.FactEvent.DocumentRetracted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.v2.V2Times.Moment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TXA and the text after it: a document came, was changed, replaces another, or is withdrawn. The trigger event says which; of the
 * pairs T01 and T02, T03 and T04 and so on, the second brings the content along and the first only tells of it.
 */
final class DocumentMapper {
    private static final String KIND = "TXA";
    private static final String RETRACTED = "entered-in-error";

    private DocumentMapper() {}

    /** @param text of the document, null when the message brings none that is kept */
    static Mapped map(Segment txa, @Nullable String text, Subject subject) {
        String gone = gone(txa, subject.header());
        CodedText type = V2Codes.text(
                txa.repetitions(2), txa.field(25), subject.arrival().source());
        Moment written = subject.moment(txa.field(4)).or(subject.moment(txa.field(6)));
        FactKey fact = fact(txa, type, written, subject);
        Times times = subject.times(written);
        if (gone != null) {
            return Mapped.Events.of(retracted(fact, gone, times, subject));
        }
        if (text == null && onlyTells(subject.header())) {
            return new Mapped.Ignored("The message tells of a change without the document's text; what is kept stays");
        }
        List<FactEvent> events = new ArrayList<>();
        String replaced = Identity.entity(txa.field(13));
        if (replaces(subject.header()) && !replaced.isEmpty()) {
            events.add(retracted(subject.numbered(KIND, replaced), "superseded", times, subject));
        }
        events.add(received(fact, type, status(txa, subject.header()), text, times, subject));
        return new Mapped.Events(events, null);
    }

    private static FactEvent received(
            FactKey fact, CodedText type, String status, @Nullable String text, Times times, Subject subject) {
        FactVersion version = subject.version(status, times, type, text);
        return new DocumentReceived(subject.envelope(fact, version, times), fact, version, type, status, text);
    }

    private static FactEvent retracted(FactKey fact, String status, Times times, Subject subject) {
        FactVersion version = subject.version(status, times);
        return new DocumentRetracted(subject.envelope(fact, version, times), fact, version, status);
    }

    private static FactKey fact(Segment txa, CodedText type, Moment written, Subject subject) {
        String number = Identity.entity(txa.field(12));
        return number.isEmpty()
                ? subject.described(KIND, Identity.code(type), when(written, subject.header()))
                : subject.numbered(KIND, number);
    }

    private static String when(Moment written, Header header) {
        return written.or(new Moment(header.time(), null)).words();
    }

    /** Why the document is not to be read any more, null when it is: T11, else TXA-19 (HL7 table 0273). */
    private static @Nullable String gone(Segment txa, Header header) {
        return header.event().equals("T11")
                ? RETRACTED
                : switch (txa.field(19).component(1)) {
                    case "CA" -> RETRACTED;
                    case "OB" -> "superseded";
                    case "UN" -> "unavailable";
                    default -> null;
                };
    }

    private static boolean onlyTells(Header header) {
        return switch (header.event()) {
            case "T03", "T07" -> true;
            default -> false;
        };
    }

    private static boolean replaces(Header header) {
        return switch (header.event()) {
            case "T09", "T10" -> true;
            default -> false;
        };
    }

    /** TXA-17 (HL7 table 0271). */
    private static String status(Segment txa, Header header) {
        return switch (txa.field(17).component(1)) {
            case "AU", "LA" -> header.event().equals("T08") ? "amended" : "final";
            case "DI", "DO", "IN", "IP", "PA" -> "preliminary";
            default -> "unknown";
        };
    }
}
