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
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
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

    /** Not the sign of a part: such lines stand beside each other, and taking the first back leaves the others. */
    private static final String NTH = "~";

    private final PatientId patient;
    private final Header header;
    private final Arrival arrival;
    private final Map<String, Integer> seen = new HashMap<>();

    ObxMapper(PatientId patient, Header header, Arrival arrival) {
        this.patient = patient;
        this.header = header;
        this.arrival = arrival;
    }

    Mapped map(Segment obx, @Nullable ResultOrder order, String visit) {
        return switch (obx.field(2).text()) {
            case "ED", "RP" -> new Mapped.Ignored("OBX holds a document or a pointer, not a value");
            default ->
                obx.field(11).text().equals("O")
                        ? new Mapped.Ignored("OBX describes the order, not a result")
                        : result(obx, order, visit);
        };
    }

    private Mapped result(Segment obx, @Nullable ResultOrder order, String visit) {
        CodedText code = V2Codes.text(obx.repetitions(3), arrival.source());
        if (code.codings().isEmpty()) {
            throw new Unmappable("OBX-3 has no code", "Say in OBX-3 what was observed");
        }
        Moment taken = taken(obx, order);
        Instant issued = order == null
                ? header.time()
                : V2Times.moment(order.obr().field(22), arrival.zone()).at();
        Times times = taken.times(issued == null ? header.time() : issued, arrival);
        FactKey line = fact(obx, order, code, taken);
        int nth = seen.merge(line.value(), 1, Integer::sum);
        FactKey fact = nth == 1 ? line : new FactKey(line.value() + NTH + nth);
        ResultId result =
                nth == 1 && order != null ? Results.id(order.filler(), code, part(obx), times.effective()) : null;
        String status = ResultStatus.of(obx, order);
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
        ObservedValue value = V2Values.observed(obx, arrival.source());
        if (value instanceof ObservedValue.Absent && ResultStatus.isWithoutValue(obx)) {
            throw new Unmappable(
                    "The status changed to final without the value being sent again",
                    "Send the value again, with OBX-11 F");
        }
        ObservationDetails details = Results.with(result, details(obx, visit));
        FactVersion version = version(status, times, Content.hash(code, value, details));
        Envelope envelope = arrival.envelope(patient, fact, version, times);
        return Mapped.Events.of(new ObservationRecorded(envelope, fact, version, status, code, value, details));
    }

    private Mapped retracted(FactKey fact, String status, Times times, @Nullable ResultId result) {
        FactVersion version = version(status, times, "");
        Envelope envelope = arrival.envelope(patient, fact, version, times);
        return Mapped.Events.of(new ObservationRetracted(envelope, fact, version, status, result));
    }

    private FactVersion version(String status, Times times, String said) {
        Instant updated = header.lastUpdated(times.issued() == null ? times.effective() : times.issued());
        return new FactVersion(updated, StatusRank.of(status), Content.hash(status, times, said));
    }

    private FactKey fact(Segment obx, @Nullable ResultOrder order, CodedText code, Moment taken) {
        String number = order == null ? "" : order.number();
        String key = "v2/" + (number.isEmpty() ? patient.value() : number) + "/"
                + code.codings().getFirst().code().value() + "/"
                + obx.field(4).text() + "/" + taken.words();
        return new FactKey(key);
    }

    /** OBX-4 where it tells lines of one code apart; many a laboratory counts the only one as 1. */
    private static String part(Segment obx) {
        String sub = obx.field(4).text();
        return sub.equals(ONLY) ? "" : sub;
    }

    private Moment taken(Segment obx, @Nullable ResultOrder order) {
        Moment own = V2Times.moment(obx.field(14), arrival.zone());
        return own.equals(Moment.UNKNOWN) && order != null
                ? V2Times.moment(order.obr().field(7), arrival.zone())
                : own;
    }

    private ObservationDetails details(Segment obx, String visit) {
        Field laboratory = obx.field(23);
        Field producer = obx.field(15);
        String performer = laboratory.isEmpty() ? producer.given(2) : laboratory.given(1);
        return new ObservationDetails(
                V2Codes.text(obx.repetitions(17), arrival.source()),
                V2Codes.entity(obx.repetitions(18), arrival.source()),
                obx.field(7).isEmpty() ? null : obx.field(7).text(),
                obx.field(8).given(1),
                performer == null ? producer.given(1) : performer,
                visit.isEmpty() ? null : visit);
    }
}
