package io.auscult.schemas.codec;

import io.auscult.core.value.PatientId;
import io.auscult.schemas.topic.Disclosure;
import io.auscult.schemas.topic.Disclosure.Outcome;

/** Who was shown what. */
final class DisclosureCodec {
    private static final Words<Outcome> OUTCOMES = Words.of(Outcome.class);

    private DisclosureCodec() {}

    static io.auscult.schemas.wire.Disclosure toWire(Disclosure disclosure) {
        return new io.auscult.schemas.wire.Disclosure(
                disclosure.id(),
                disclosure.at(),
                disclosure.user(),
                disclosure.proven(),
                disclosure.roles(),
                disclosure.what(),
                OUTCOMES.word(disclosure.outcome()),
                Fields.each(disclosure.patients(), PatientId::value),
                disclosure.alerts(),
                disclosure.address());
    }

    static Disclosure fromWire(io.auscult.schemas.wire.Disclosure wire) {
        return new Disclosure(
                wire.getId(),
                wire.getAt(),
                wire.getUser(),
                wire.getProven(),
                wire.getRoles(),
                wire.getWhat(),
                OUTCOMES.constant(wire.getOutcome()),
                Fields.each(wire.getPatients(), PatientId::new),
                wire.getAlerts(),
                wire.getAddress());
    }
}
