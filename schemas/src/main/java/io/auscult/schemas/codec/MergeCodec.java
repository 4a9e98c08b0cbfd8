package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.each;
import static io.auscult.schemas.codec.Fields.required;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.MergePath;
import io.auscult.core.event.PatientEvent.ChartLeft;
import io.auscult.core.event.PatientEvent.ChartMoved;
import io.auscult.core.event.PatientEvent.PatientMerged;
import io.auscult.core.event.PatientEvent.PatientUnmerged;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.wire.PatientEvent;

/** The events by which two records become one, and part again. */
final class MergeCodec {
    private MergeCodec() {}

    static io.auscult.schemas.wire.PatientMerged toWire(PatientMerged event) {
        return new io.auscult.schemas.wire.PatientMerged(
                ValueCodec.toWire(event.version()), event.survivor().value());
    }

    static io.auscult.schemas.wire.PatientUnmerged toWire(PatientUnmerged event) {
        return new io.auscult.schemas.wire.PatientUnmerged(ValueCodec.toWire(event.version()));
    }

    static io.auscult.schemas.wire.ChartMoved toWire(ChartMoved event) {
        return new io.auscult.schemas.wire.ChartMoved(
                event.from().value(),
                each(event.facts(), FactCodec::toWire),
                AlertBookCodec.toWire(event.book()),
                event.returned());
    }

    static io.auscult.schemas.wire.ChartLeft toWire(ChartLeft event) {
        return new io.auscult.schemas.wire.ChartLeft(event.path().toString(), event.erased());
    }

    static PatientMerged merged(PatientEvent wire, Envelope envelope) {
        var body = required(wire.getPatientMerged(), "patientMerged");
        return new PatientMerged(envelope, ValueCodec.fromWire(body.getVersion()), new PatientId(body.getSurvivor()));
    }

    static PatientUnmerged unmerged(PatientEvent wire, Envelope envelope) {
        var body = required(wire.getPatientUnmerged(), "patientUnmerged");
        return new PatientUnmerged(envelope, ValueCodec.fromWire(body.getVersion()));
    }

    static ChartMoved chartMoved(PatientEvent wire, Envelope envelope) {
        var body = required(wire.getChartMoved(), "chartMoved");
        return new ChartMoved(
                envelope,
                new PatientId(body.getFrom()),
                each(body.getFacts(), FactCodec::fromWire),
                AlertBookCodec.fromWire(body.getBook()),
                body.getReturned());
    }

    static ChartLeft chartLeft(PatientEvent wire, Envelope envelope) {
        var body = required(wire.getChartLeft(), "chartLeft");
        return new ChartLeft(envelope, MergePath.parse(body.getPath()), body.getErased());
    }
}
