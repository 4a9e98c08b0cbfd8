package io.auscult.cli.messages;

import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Payload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the parts of messages together again as they come by; only messages whose last part is still to come are held. */
final class Assembly {
    private final Map<String, Begun> begun = new HashMap<>();

    private record Begun(SourceRecord at, List<Message> parts) {}

    /** The message that this part completes; empty while parts are missing, and when its beginning has gone. */
    Optional<WholeMessage> add(SourceRecord at, Message part) {
        if (part.part() == 1) {
            begun.put(part.id(), new Begun(at, new ArrayList<>()));
        }
        Begun message = begun.get(part.id());
        if (message == null || message.parts().size() != part.part() - 1) {
            return Optional.empty();
        }
        message.parts().add(part);
        if (part.part() < part.parts()) {
            return Optional.empty();
        }
        begun.remove(part.id());
        return Optional.of(
                new WholeMessage(message.parts().getFirst(), Payload.of(Message.join(message.parts())), message.at()));
    }
}
