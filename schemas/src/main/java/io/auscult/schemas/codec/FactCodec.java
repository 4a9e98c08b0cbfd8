package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.each;
import static io.auscult.schemas.codec.Fields.optional;
import static io.auscult.schemas.codec.Fields.required;

import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Mark;
import io.auscult.core.concept.Reading;
import io.auscult.core.event.FactKey;
import io.auscult.core.value.Quantity;
import java.util.List;
import java.util.Set;

/** A fact of the chart, as the store keeps it: the largest write of the whole path. */
final class FactCodec {
    static final Words<Mark> MARKS = Words.of(Mark.class);

    private FactCodec() {}

    static io.auscult.schemas.wire.Fact toWire(Fact fact) {
        return new io.auscult.schemas.wire.Fact(
                fact.key().value(),
                ValueCodec.toWire(fact.version()),
                fact.eventId(),
                fact.source(),
                ValueCodec.toWire(fact.code()),
                fact.at(),
                StatementCodec.toWire(fact.statement()),
                each(List.copyOf(fact.concepts()), ConceptId::value),
                toWire(fact.reading()),
                fact.messageId(),
                optional(fact.hiddenBy(), FactKey::value));
    }

    static Fact fromWire(io.auscult.schemas.wire.Fact wire) {
        return new Fact(
                new FactKey(wire.getKey()),
                ValueCodec.fromWire(wire.getVersion()),
                wire.getEventId(),
                wire.getMessageId(),
                wire.getSource(),
                ValueCodec.fromWire(wire.getCode()),
                wire.getAt(),
                StatementCodec.fromWire(wire.getStatement()),
                Set.copyOf(each(wire.getConcepts(), ConceptId::of)),
                fromWire(wire.getReading()),
                optional(wire.getHiddenBy(), FactKey::new));
    }

    private static io.auscult.schemas.wire.Reading toWire(Reading reading) {
        Quantity amount = reading.amount();
        return new io.auscult.schemas.wire.Reading(
                amount == null ? null : Fields.decimal(amount.amount()),
                amount == null ? null : amount.ucum(),
                reading.comparator(),
                optional(reading.mark(), MARKS::word));
    }

    private static Reading fromWire(io.auscult.schemas.wire.Reading wire) {
        Quantity amount = wire.getAmount() == null
                ? null
                : new Quantity(Fields.decimal(wire.getAmount()), required(wire.getUcum(), "ucum"));
        return new Reading(amount, wire.getComparator(), optional(wire.getMark(), MARKS::constant));
    }
}
