package io.auscult.schemas.codec;

import io.auscult.core.event.Snooze;

/** That an alert is put off, in events and in alerts. */
final class SnoozeCodec {
    private SnoozeCodec() {}

    static io.auscult.schemas.wire.Snooze toWire(Snooze snooze) {
        return new io.auscult.schemas.wire.Snooze(
                snooze.by(), snooze.at(), snooze.until(), snooze.untilNewData(), snooze.scoreRise());
    }

    static Snooze fromWire(io.auscult.schemas.wire.Snooze wire) {
        return new Snooze(wire.getBy(), wire.getAt(), wire.getUntil(), wire.getUntilNewData(), wire.getScoreRise());
    }
}
