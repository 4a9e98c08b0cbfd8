package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.optional;

import io.auscult.core.event.Answer;
import io.auscult.core.value.Coding;

/** A clinician's answer, in events and in alerts. */
final class AnswerCodec {
    static final Words<Answer.Outcome> OUTCOMES = Words.of(Answer.Outcome.class);

    private AnswerCodec() {}

    static io.auscult.schemas.wire.Answer toWire(Answer answer) {
        return new io.auscult.schemas.wire.Answer(
                OUTCOMES.word(answer.outcome()),
                answer.by(),
                answer.at(),
                optional(answer.reason(), ValueCodec::toWire),
                answer.comment());
    }

    static Answer fromWire(io.auscult.schemas.wire.Answer wire) {
        Coding reason = wire.getReason() == null ? null : ValueCodec.fromWire(wire.getReason());
        return new Answer(OUTCOMES.constant(wire.getOutcome()), wire.getBy(), wire.getAt(), reason, wire.getComment());
    }
}
