package io.auscult.schemas.codec;

import io.auscult.schemas.wire.CodedText;
import io.auscult.schemas.wire.Coding;
import io.auscult.schemas.wire.FactVersion;
import io.auscult.schemas.wire.Observation;
import io.auscult.schemas.wire.ObservationDetails;
import io.auscult.schemas.wire.ObservedValue;
import io.auscult.schemas.wire.PatientEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.data.TimeConversions.TimestampMicrosConversion;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * Events as Avro's own writer has them, byte for byte, for a third of the cost: it looks up every field of every record anew. What
 * every event has and observations, which are most of all that is written, are written here field by field, in the order of their
 * schemas; other bodies are left to Avro.
 */
final class EventWriter extends SpecificDatumWriter<PatientEvent> {
    private static final int FIRST_BODY =
            PatientEvent.getClassSchema().getField("demographics").pos();
    private static final int ABSENT = 0;
    private static final int PRESENT = 1;
    private static final Schema TIME = LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
    private static final TimestampMicrosConversion MICROS = new TimestampMicrosConversion();

    private final List<Field> fields;

    EventWriter() {
        super(PatientEvent.getClassSchema());
        this.fields = PatientEvent.getClassSchema().getFields();
    }

    @Override
    public void write(PatientEvent event, Encoder out) throws IOException {
        out.writeString(event.getId());
        out.writeString(event.getPatient());
        out.writeString(event.getKind());
        optional(event.getEffective(), out);
        optional(event.getEffectiveGiven(), out);
        optional(event.getIssued(), out);
        time(event.getReceived(), out);
        out.writeString(event.getSource());
        out.writeString(event.getMessageId());
        out.writeBoolean(event.getBackfill());
        out.writeBoolean(event.getMoreFollow());
        for (Field field : fields.subList(FIRST_BODY, fields.size())) {
            body(field, event.get(field.pos()), out);
        }
    }

    private void body(Field field, @Nullable Object body, Encoder out) throws IOException {
        if (body == null) {
            out.writeIndex(ABSENT);
        } else if (body instanceof Observation observation) {
            out.writeIndex(PRESENT);
            observation(observation, out);
        } else {
            write(field.schema(), body, out);
        }
    }

    private static void observation(Observation observation, Encoder out) throws IOException {
        out.writeString(observation.getFact());
        version(observation.getVersion(), out);
        out.writeString(observation.getStatus());
        coded(observation.getCode(), out);
        value(observation.getValue(), out);
        details(observation.getDetails(), out);
    }

    private static void version(FactVersion version, Encoder out) throws IOException {
        time(version.getLastUpdated(), out);
        out.writeInt(version.getStatusRank());
        out.writeString(version.getContentHash());
    }

    private static void value(ObservedValue value, Encoder out) throws IOException {
        out.writeString(value.getKind());
        optional(value.getAmount(), out);
        optional(value.getComparator(), out);
        optional(value.getUnitCode(), out);
        optional(value.getUnitText(), out);
        if (value.getCoded() == null) {
            out.writeIndex(ABSENT);
        } else {
            out.writeIndex(PRESENT);
            coded(value.getCoded(), out);
        }
        optional(value.getText(), out);
        optional(value.getAbsentReason(), out);
    }

    private static void details(ObservationDetails details, Encoder out) throws IOException {
        coded(details.getMethod(), out);
        coded(details.getDevice(), out);
        optional(details.getReferenceRange(), out);
        optional(details.getInterpretation(), out);
        optional(details.getPerformer(), out);
        optional(details.getEncounter(), out);
        optional(details.getResultId(), out);
    }

    private static void coded(CodedText coded, Encoder out) throws IOException {
        List<Coding> codings = coded.getCodings();
        out.writeArrayStart();
        out.setItemCount(codings.size());
        for (Coding coding : codings) {
            out.startItem();
            out.writeString(coding.getSystem());
            out.writeString(coding.getCode());
            optional(coding.getDisplay(), out);
        }
        out.writeArrayEnd();
        optional(coded.getText(), out);
    }

    private static void optional(@Nullable String text, Encoder out) throws IOException {
        if (text == null) {
            out.writeIndex(ABSENT);
        } else {
            out.writeIndex(PRESENT);
            out.writeString(text);
        }
    }

    private static void optional(@Nullable Instant time, Encoder out) throws IOException {
        if (time == null) {
            out.writeIndex(ABSENT);
        } else {
            out.writeIndex(PRESENT);
            time(time, out);
        }
    }

    private static void time(Instant time, Encoder out) throws IOException {
        out.writeLong(MICROS.toLong(time, TIME, TIME.getLogicalType()));
    }
}
