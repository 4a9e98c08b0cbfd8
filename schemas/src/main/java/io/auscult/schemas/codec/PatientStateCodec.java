package io.auscult.schemas.codec;

/** The stream's state of one patient, as the store keeps it. */
final class PatientStateCodec {
    private PatientStateCodec() {}

    static io.auscult.schemas.wire.PatientState toWire(PatientState state) {
        return new io.auscult.schemas.wire.PatientState(
                state.now(),
                state.lastOffset(),
                state.incomplete(),
                state.live(),
                state.pendingConcepts(),
                state.nextDue(),
                state.rulebook(),
                state.lastDecisions());
    }

    static PatientState fromWire(io.auscult.schemas.wire.PatientState wire) {
        return new PatientState(
                wire.getNow(),
                wire.getLastOffset(),
                wire.getIncomplete(),
                wire.getLive(),
                wire.getPendingConcepts(),
                wire.getNextDue(),
                wire.getRulebook(),
                wire.getLastDecisions());
    }
}
