package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.each;
import static io.auscult.schemas.codec.Fields.optional;
import static io.auscult.schemas.codec.Fields.required;

import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.ObservedValue.Absent;
import io.auscult.core.event.ObservedValue.Coded;
import io.auscult.core.event.ObservedValue.Numeric;
import io.auscult.core.event.ObservedValue.Text;
import io.auscult.core.event.ResultId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import io.auscult.core.value.Period;

/** The values that several stages share. */
final class ValueCodec {
    private static final String NUMERIC = "numeric";
    private static final String CODED = "coded";
    private static final String TEXT = "text";
    private static final String ABSENT = "absent";

    private ValueCodec() {}

    static io.auscult.schemas.wire.Coding toWire(Coding coding) {
        return new io.auscult.schemas.wire.Coding(
                coding.code().system(), coding.code().value(), coding.display());
    }

    static Coding fromWire(io.auscult.schemas.wire.Coding wire) {
        return new Coding(new Code(wire.getSystem(), wire.getCode()), wire.getDisplay());
    }

    static io.auscult.schemas.wire.CodedText toWire(CodedText coded) {
        return new io.auscult.schemas.wire.CodedText(each(coded.codings(), ValueCodec::toWire), coded.text());
    }

    static CodedText fromWire(io.auscult.schemas.wire.CodedText wire) {
        return new CodedText(each(wire.getCodings(), ValueCodec::fromWire), wire.getText());
    }

    static io.auscult.schemas.wire.FactVersion toWire(FactVersion version) {
        return new io.auscult.schemas.wire.FactVersion(
                version.lastUpdated(), version.statusRank(), version.contentHash());
    }

    static FactVersion fromWire(io.auscult.schemas.wire.FactVersion wire) {
        return new FactVersion(wire.getLastUpdated(), wire.getStatusRank(), wire.getContentHash());
    }

    static io.auscult.schemas.wire.Period toWire(Period period) {
        return new io.auscult.schemas.wire.Period(period.start(), period.end());
    }

    static Period fromWire(io.auscult.schemas.wire.Period wire) {
        return new Period(wire.getStart(), wire.getEnd());
    }

    static io.auscult.schemas.wire.ModelRef toWire(ModelRef model) {
        return new io.auscult.schemas.wire.ModelRef(model.id(), model.version());
    }

    static ModelRef fromWire(io.auscult.schemas.wire.ModelRef wire) {
        return new ModelRef(wire.getId(), wire.getVersion());
    }

    static io.auscult.schemas.wire.ObservationDetails toWire(ObservationDetails details) {
        return new io.auscult.schemas.wire.ObservationDetails(
                toWire(details.method()),
                toWire(details.device()),
                details.referenceRange(),
                details.interpretation(),
                details.performer(),
                details.encounter(),
                optional(details.resultId(), ResultId::value));
    }

    static ObservationDetails fromWire(io.auscult.schemas.wire.ObservationDetails wire) {
        return new ObservationDetails(
                fromWire(wire.getMethod()),
                fromWire(wire.getDevice()),
                wire.getReferenceRange(),
                wire.getInterpretation(),
                wire.getPerformer(),
                wire.getEncounter(),
                optional(wire.getResultId(), ResultId::new));
    }

    static io.auscult.schemas.wire.ObservedValue toWire(ObservedValue value) {
        var wire = new io.auscult.schemas.wire.ObservedValue();
        switch (value) {
            case Numeric numeric -> {
                wire.setKind(NUMERIC);
                wire.setAmount(Fields.decimal(numeric.amount()));
                wire.setComparator(numeric.comparator());
                wire.setUnitCode(numeric.unitCode());
                wire.setUnitText(numeric.unitText());
            }
            case Coded coded -> {
                wire.setKind(CODED);
                wire.setCoded(toWire(coded.code()));
            }
            case Text text -> {
                wire.setKind(TEXT);
                wire.setText(text.text());
            }
            case Absent absent -> {
                wire.setKind(ABSENT);
                wire.setAbsentReason(absent.reason());
            }
        }
        return wire;
    }

    static ObservedValue fromWire(io.auscult.schemas.wire.ObservedValue wire) {
        return switch (wire.getKind()) {
            case NUMERIC ->
                new Numeric(
                        Fields.decimal(required(wire.getAmount(), "amount")),
                        wire.getComparator(),
                        wire.getUnitCode(),
                        wire.getUnitText());
            case CODED -> new Coded(fromWire(required(wire.getCoded(), "coded")));
            case TEXT -> new Text(required(wire.getText(), "text"));
            case ABSENT -> new Absent(wire.getAbsentReason());
            default -> throw new UnknownWordException();
        };
    }
}
