package io.auscult.streams.processor;

import io.auscult.core.event.PatientEvent;

/** A record of the log as it arrived: understood, or with the reason why it could not be read. Its bytes stay at hand. */
public sealed interface Arrival {

    byte[] original();

    record Understood(byte[] original, PatientEvent event) implements Arrival {}

    record Unreadable(byte[] original, String reason) implements Arrival {}
}
