package io.auscult.mapping.v2;

import io.auscult.mapping.Arrival;
import io.auscult.mapping.LastOfMessage;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.Results;
import io.auscult.mapping.Unmappable;
import java.util.List;

/** An HL7 v2 message, in any version and with any delimiters, to events: segment by segment, none left out that says something. */
public final class V2MessageMapper {
    private V2MessageMapper() {}

    public static MappedMessage map(byte[] body, Arrival arrival, PatientFinder patients) {
        V2Text text = V2Text.read(body);
        Er7 message = Er7.parse(text.text(), text.charset());
        if (message == null) {
            return MappedMessage.unreadable(
                    "The bytes do not start with a usable MSH segment", "Send one HL7 v2 message in ER7 encoding");
        }
        Header header = Header.of(message, arrival);
        try {
            return new MappedMessage(Form.V2, LastOfMessage.mark(entries(message, header, arrival, patients)));
        } catch (Unmappable e) {
            return new MappedMessage(Form.V2, List.of(MappedEntry.of(header.label(), e.rejected())));
        } catch (RuntimeException e) {
            return new MappedMessage(Form.V2, List.of(MappedEntry.of(header.label(), Attempt.surprise(e))));
        }
    }

    private static List<MappedEntry> entries(Er7 message, Header header, Arrival arrival, PatientFinder patients) {
        if (!MessageKind.isRead(header)) {
            return List.of(
                    MappedEntry.of(header.label(), new Mapped.Ignored("Auscult does not read this type of message")));
        }
        List<MappedEntry> entries = new MessageReader(header, arrival, patients).map(message);
        return entries.isEmpty()
                ? List.of(MappedEntry.of(header.label(), new Mapped.Ignored("The message holds nothing of a patient")))
                : Results.tellApart(entries);
    }
}
