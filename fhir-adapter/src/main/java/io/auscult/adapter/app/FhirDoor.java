package io.auscult.adapter.app;

import io.auscult.adapter.app.Refusal.Reason;
import io.auscult.adapter.source.Body;
import io.auscult.adapter.source.FhirSettings;
import io.auscult.adapter.source.NoRoom;
import io.auscult.adapter.source.Room;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may come in by FHIR, and how much: all that is checked before a message is looked at. */
@Component
class FhirDoor {
    private final Sources sources;
    private final Room room;
    private final Body bodies;

    FhirDoor(Sources sources, Room room, AdapterSettings settings) {
        this.sources = sources;
        this.room = room;
        this.bodies = new Body(settings.mostBytes(), settings.bodyTime());
    }

    /**
     * The sender of a request.
     *
     * @param name null at the bare address, which is that of the first source with a FHIR door
     */
    Source sender(@Nullable String name, HttpServletRequest request) throws Refusal {
        for (Source source : sources.all()) {
            FhirSettings fhir = source.fhir();
            if (fhir != null && (name == null || name.equals(source.name()))) {
                if (fhir.secret() != null) {
                    SecretCheck.check(
                            source.name(),
                            fhir.secret(),
                            request.getHeader(fhir.secret().header()));
                }
                return source;
            }
        }
        throw new Refusal(
                Reason.NO_SOURCE, "", "No source of this name has a FHIR door; look at its file among the sources");
    }

    /** A place for one message; close it when the message is answered. */
    Room.Place enter() {
        return room.enter();
    }

    byte[] body(Source sender, HttpServletRequest request, Room.Place place) throws Refusal, InterruptedException {
        if (request.getContentLengthLong() > bodies.mostBytes()) {
            throw new Refusal(Reason.TOO_LONG, sender.name(), "A message has at most " + bodies.mostBytes() + " bytes");
        }
        try {
            return bodies.read(request.getInputStream(), place);
        } catch (Body.TooLong e) {
            throw new Refusal(Reason.TOO_LONG, sender.name(), String.valueOf(e.getMessage()));
        } catch (Body.TooSlow e) {
            throw new Refusal(Reason.TOO_SLOW, sender.name(), String.valueOf(e.getMessage()));
        } catch (NoRoom e) {
            throw new Refusal(
                    Reason.NO_ROOM,
                    sender.name(),
                    String.valueOf(e.getMessage()) + "; nothing is stored, send it again");
        } catch (IOException e) {
            throw new Refusal(
                    Reason.BROKEN_OFF, sender.name(), "The message broke off; nothing is stored, send it again");
        }
    }
}
