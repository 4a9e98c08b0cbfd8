package io.auscult.schemas.codec;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.Times;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.wire.PatientEvent;

/** What every event carries, beside its one body. */
final class EnvelopeCodec {
    private EnvelopeCodec() {}

    /** The event on the wire, its body still to be set. */
    static PatientEvent toWire(Envelope envelope, String kind) {
        PatientEvent wire = new PatientEvent();
        wire.setId(envelope.id());
        wire.setPatient(envelope.patient().value());
        wire.setKind(kind);
        wire.setEffective(envelope.times().effective());
        wire.setEffectiveGiven(envelope.times().effectiveGiven());
        wire.setIssued(envelope.times().issued());
        wire.setReceived(envelope.times().received());
        wire.setSource(envelope.source());
        wire.setMessageId(envelope.messageId());
        wire.setBackfill(envelope.backfill());
        wire.setMoreFollow(envelope.moreFollow());
        return wire;
    }

    static Envelope fromWire(PatientEvent wire) {
        return new Envelope(
                wire.getId(),
                new PatientId(wire.getPatient()),
                new Times(wire.getEffective(), wire.getEffectiveGiven(), wire.getIssued(), wire.getReceived()),
                wire.getSource(),
                wire.getMessageId(),
                wire.getBackfill(),
                wire.getMoreFollow());
    }
}
