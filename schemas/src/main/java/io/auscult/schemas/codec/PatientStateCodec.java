package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.each;
import static io.auscult.schemas.codec.Fields.optional;

import io.auscult.core.event.MergePath;
import io.auscult.core.value.PatientId;
import java.util.TreeMap;

/** The stream's state of one patient, as the store keeps it. */
final class PatientStateCodec {
    private PatientStateCodec() {}

    static io.auscult.schemas.wire.PatientState toWire(PatientState state) {
        return new io.auscult.schemas.wire.PatientState(
                state.incomplete(),
                state.live(),
                state.pendingConcepts(),
                state.nextDue(),
                state.trimDue(),
                state.rulebook(),
                state.models(),
                state.catalogue(),
                state.lastDecisions(),
                optional(state.link().version(), ValueCodec::toWire),
                optional(state.link().survivor(), PatientId::value),
                state.link().returning(),
                each(state.moved(), MergePath::toString));
    }

    static PatientState fromWire(io.auscult.schemas.wire.PatientState wire) {
        return new PatientState(
                wire.getIncomplete(),
                wire.getLive(),
                wire.getPendingConcepts(),
                wire.getNextDue(),
                wire.getTrimDue(),
                wire.getRulebook(),
                wire.getModels(),
                wire.getCatalogue(),
                new TreeMap<>(wire.getLastDecisions()),
                new PatientState.Link(
                        optional(wire.getLinkVersion(), ValueCodec::fromWire),
                        optional(wire.getSurvivor(), PatientId::new),
                        wire.getReturning()),
                each(wire.getMoved(), MergePath::parse));
    }
}
