package io.auscult.schemas.codec;

import io.auscult.schemas.topic.WatchAlarm;
import java.math.BigDecimal;

/** What the watchdog noticed. */
final class WatchCodec {
    private WatchCodec() {}

    static io.auscult.schemas.wire.WatchAlarm toWire(WatchAlarm alarm) {
        return new io.auscult.schemas.wire.WatchAlarm(
                alarm.kind(),
                alarm.subject(),
                alarm.since(),
                alarm.noticed(),
                alarm.ended(),
                alarm.came(),
                alarm.usual().toString(),
                alarm.sentence());
    }

    static WatchAlarm fromWire(io.auscult.schemas.wire.WatchAlarm wire) {
        return new WatchAlarm(
                wire.getKind(),
                wire.getSubject(),
                wire.getSince(),
                wire.getNoticed(),
                wire.getEnded(),
                wire.getCame(),
                new BigDecimal(wire.getUsual()),
                wire.getSentence());
    }
}
