package io.auscult.mapping.v2;

import io.auscult.mapping.Mapped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** TXA and the OBX after it in a document message: the texts are one document, and values among them are results all the same. */
final class DocumentReader {
    private final Header header;
    private final Entries entries;
    private final Supplier<Subject> somebody;
    private final int mostText;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Segment txa;
    private @Nullable Subject subject;
    private int place;
    private boolean tooLong;

    DocumentReader(Header header, Entries entries, Supplier<Subject> somebody, int mostText) {
        this.header = header;
        this.entries = entries;
        this.somebody = somebody;
        this.mostText = mostText;
    }

    void begin(Segment segment) {
        close();
        txa = segment;
        place = entries.reserve("TXA");
        entries.decide(place, () -> {
            subject = somebody.get();
            return new Mapped.Ignored("Nothing more is said of it");
        });
    }

    /** True when the OBX is a part of the document's text. */
    boolean takes(Segment obx) {
        return txa != null
                && MessageKind.isDocument(header)
                && switch (obx.field(2).text()) {
                    case "TX", "FT", "ST", "" -> !ResultStatus.takesBack(ResultStatus.of(obx, null));
                    default -> false;
                };
    }

    /** A text that is too long as a whole is set aside as a whole: half a document misleads. */
    Mapped take(Segment obx) {
        String said = V2Values.text(obx);
        tooLong |= text.length() + said.length() > mostText;
        if (tooLong) {
            return new Mapped.Ignored("The document's text is set aside for its size; it stands in the message");
        }
        text.append(text.isEmpty() ? "" : "\n").append(said);
        return new Mapped.Ignored("It is a part of the document's text");
    }

    void close() {
        Segment document = txa;
        Subject whose = subject;
        if (document != null && whose != null) {
            String whole = tooLong || text.isEmpty() ? null : text.toString();
            entries.decide(place, () -> DocumentMapper.map(document, whole, whose));
        }
        txa = null;
        subject = null;
        text.setLength(0);
        tooLong = false;
    }
}
