package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.each;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertId;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.MergePath;
import io.auscult.schemas.wire.Answered;
import io.auscult.schemas.wire.Snoozed;
import java.util.Map;
import java.util.TreeMap;

/** A patient's book of alerts, as the store keeps it. */
final class AlertBookCodec {
    private AlertBookCodec() {}

    static io.auscult.schemas.wire.AlertBook toWire(AlertBook book) {
        return new io.auscult.schemas.wire.AlertBook(
                each(book.current(), AlertCodec::toWire),
                each(book.answers(), AlertBookCodec::toWire),
                movedToWire(book.moved()),
                each(book.snoozes(), AlertBookCodec::toWire));
    }

    static AlertBook fromWire(io.auscult.schemas.wire.AlertBook wire) {
        return new AlertBook(
                each(wire.getCurrent(), AlertCodec::fromWire),
                each(wire.getAnswers(), AlertBookCodec::fromWire),
                movedFromWire(wire.getMoved()),
                each(wire.getSnoozes(), AlertBookCodec::fromWire));
    }

    private static Map<String, String> movedToWire(Map<AlertId, MergePath> moved) {
        Map<String, String> wire = new TreeMap<>();
        moved.forEach((alert, path) -> wire.put(alert.value(), path.toString()));
        return wire;
    }

    private static Map<AlertId, MergePath> movedFromWire(Map<String, String> wire) {
        Map<AlertId, MergePath> moved = new TreeMap<>();
        wire.forEach((alert, path) -> moved.put(new AlertId(alert), MergePath.parse(path)));
        return moved;
    }

    private static Snoozed toWire(AlertBook.Snoozed snoozed) {
        return new Snoozed(
                snoozed.rule().value(),
                snoozed.subject().value(),
                snoozed.alert().value(),
                SnoozeCodec.toWire(snoozed.snooze()),
                DecisionCodec.toWire(snoozed.basis()));
    }

    private static AlertBook.Snoozed fromWire(Snoozed wire) {
        return new AlertBook.Snoozed(
                new RuleId(wire.getRule()),
                new Subject(wire.getSubject()),
                new AlertId(wire.getAlert()),
                SnoozeCodec.fromWire(wire.getSnooze()),
                (Raise) DecisionCodec.fromWire(wire.getBasis()));
    }

    private static Answered toWire(AlertBook.Answered answered) {
        return new Answered(
                answered.rule().value(),
                answered.subject().value(),
                answered.alert().value(),
                AnswerCodec.toWire(answered.answer()));
    }

    private static AlertBook.Answered fromWire(Answered wire) {
        return new AlertBook.Answered(
                new RuleId(wire.getRule()),
                new Subject(wire.getSubject()),
                new AlertId(wire.getAlert()),
                AnswerCodec.fromWire(wire.getAnswer()));
    }
}
