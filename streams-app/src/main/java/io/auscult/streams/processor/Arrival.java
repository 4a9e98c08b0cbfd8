package io.auscult.streams.processor;

import io.auscult.core.event.PatientEvent;
import io.auscult.schemas.topic.Payload;

/** A record of the log as it arrived: understood, or with the reason why it could not be read. Its bytes stay at hand. */
public sealed interface Arrival {

    Payload original();

    record Understood(Payload original, PatientEvent event) implements Arrival {}

    record Unreadable(Payload original, String reason) implements Arrival {}
}
