package io.auscult.mapping.v2;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.ResultId;
import io.auscult.core.event.StatusRank;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.mapping.Content;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Results;
import io.auscult.mapping.Unmappable;
import io.auscult.mapping.v2.V2Times.Moment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An OBX of one patient in one message. Its identity is order number, code, sub-id and original time, so that a correction meets
 * what it corrects; lines of a report that share all four are told apart by their number.
 */
final class ObxMapper {
    private static final String ONLY = "1";
    private static final String NOT_ASKED = "not-asked";

    /** Not the sign of a part: such lines stand beside each other, and taking the first back leaves the others. */
    private static final String NTH = "~";

    private final Subject subject;
    private final Map<String, Integer> seen = new HashMap<>();
    private @Nullable ResultOrder reportedOf;
    private @Nullable Instant reported;

    ObxMapper(Subject subject) {
        this.subject = subject;
    }

    /** @param collected when the specimen was taken, for an order that does not say */
    Mapped map(Segment obx, @Nullable ResultOrder order, Moment collected, String visit) {
        if (ResultStatus.isOrderDetail(obx)) {
            return new Mapped.Ignored("OBX describes the order, not a result");
        }
        String status = ResultStatus.of(obx, order);
        Mapped.Ignored aside = ResultStatus.takesBack(status)
                ? null
                : Attachment.setAside(obx, subject.arrival().dialect().attachmentBytes());
        return aside == null ? result(obx, status, order, taken(obx, order).or(collected), visit) : aside;
    }

    private Mapped result(Segment obx, String status, @Nullable ResultOrder order, Moment taken, String visit) {
        CodedText code = subject.code(obx.repetitions(3));
        if (code.codings().isEmpty()) {
            throw new Unmappable("OBX-3 has no code", "Say in OBX-3 what was observed");
        }
        Times times = taken.times(issued(order), subject.arrival());
        FactKey line = fact(obx, order, code, taken);
        int nth = seen.merge(line.value(), 1, Integer::sum);
        FactKey fact = nth == 1 ? line : new FactKey(line.value() + NTH + nth);
        ResultId result =
                nth == 1 && order != null ? Results.id(order.filler(), code, part(obx), times.effective()) : null;
        return ResultStatus.takesBack(status)
                ? retracted(fact, status, times, result)
                : recorded(obx, fact, status, code, times, visit, result);
    }

    private Mapped recorded(
            Segment obx,
            FactKey fact,
            String status,
            CodedText code,
            Times times,
            String visit,
            @Nullable ResultId result) {
        ObservedValue value = value(obx);
        if (value instanceof ObservedValue.Absent && ResultStatus.isWithoutValue(obx)) {
            throw new Unmappable(
                    "The status changed to final without the value being sent again",
                    "Send the value again, with OBX-11 F");
        }
        ObservationDetails details = Results.with(result, details(obx, visit));
        FactVersion version = version(status, times, Content.hash(code, value, details));
        Envelope envelope = subject.envelope(fact, version, times);
        return Mapped.Events.of(new ObservationRecorded(envelope, fact, version, status, code, value, details));
    }

    /** OBX-32 says why there is none. */
    private ObservedValue value(Segment obx) {
        ObservedValue value = V2Values.observed(obx, subject.arrival().source());
        if (!(value instanceof ObservedValue.Absent)) {
            return value;
        }
        Field reason = obx.field(32);
        String said = reason.component(2).isEmpty() ? reason.component(1) : reason.component(2);
        return said.isEmpty() && !ResultStatus.isNotAsked(obx)
                ? value
                : new ObservedValue.Absent(said.isEmpty() ? NOT_ASKED : said);
    }

    private Mapped retracted(FactKey fact, String status, Times times, @Nullable ResultId result) {
        FactVersion version = version(status, times, "");
        Envelope envelope = subject.envelope(fact, version, times);
        return Mapped.Events.of(new ObservationRetracted(envelope, fact, version, status, result));
    }

    private FactVersion version(String status, Times times, String said) {
        Instant updated = subject.header().lastUpdated(times.issued() == null ? times.effective() : times.issued());
        return new FactVersion(updated, StatusRank.of(status), Content.hash(status, times, said));
    }

    private FactKey fact(Segment obx, @Nullable ResultOrder order, CodedText code, Moment taken) {
        String number = order == null ? "" : order.number();
        return Identity.key(
                "v2",
                number.isEmpty() ? subject.patient().value() : number,
                code.codings().getFirst().code().value(),
                obx.field(4).text(),
                taken.words());
    }

    /** OBX-4 where it tells lines of one code apart; many a laboratory counts the only one as 1. */
    private static String part(Segment obx) {
        String sub = obx.field(4).text();
        return sub.equals(ONLY) ? "" : sub;
    }

    private Moment taken(Segment obx, @Nullable ResultOrder order) {
        Moment own = subject.moment(obx.field(14));
        return order == null || !own.equals(Moment.UNKNOWN)
                ? own
                : subject.moment(order.obr().field(7));
    }

    /** Said once for all results of an order, which follow each other. */
    private @Nullable Instant issued(@Nullable ResultOrder order) {
        if (order == null) {
            return subject.header().time();
        }
        if (!order.equals(reportedOf)) {
            reported = subject.moment(order.obr().field(22)).at();
            reportedOf = order;
        }
        return reported == null ? subject.header().time() : reported;
    }

    private ObservationDetails details(Segment obx, String visit) {
        Field laboratory = obx.field(23);
        Field producer = obx.field(15);
        String performer = laboratory.isEmpty() ? producer.given(2) : laboratory.given(1);
        return new ObservationDetails(
                subject.code(obx.repetitions(17)),
                V2Codes.entity(obx.repetitions(18), subject.arrival().source()),
                obx.field(7).isEmpty() ? null : obx.field(7).text(),
                obx.field(8).given(1),
                performer == null ? producer.given(1) : performer,
                visit.isEmpty() ? null : visit);
    }
}
