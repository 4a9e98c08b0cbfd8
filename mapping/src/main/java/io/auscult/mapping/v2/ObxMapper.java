package io.auscult.mapping.v2;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.StatusRank;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Content;
import io.auscult.mapping.Mapped;
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
    private static final String RETRACTED = "entered-in-error";
    private static final String WITHDRAWN = "cancelled";

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
        FactKey fact = fact(obx, order, code, taken);
        String status = status(obx, order);
        return status.equals(RETRACTED) || status.equals(WITHDRAWN)
                ? retracted(fact, status, times)
                : recorded(obx, fact, status, code, times, visit);
    }

    private Mapped recorded(Segment obx, FactKey fact, String status, CodedText code, Times times, String visit) {
        ObservedValue value = V2Values.observed(obx, arrival.source());
        ObservationDetails details = details(obx, visit);
        FactVersion version = version(status, times, Content.hash(code, value, details));
        Envelope envelope = arrival.envelope(patient, fact, version, times);
        return Mapped.Events.of(new ObservationRecorded(envelope, fact, version, status, code, value, details));
    }

    private Mapped retracted(FactKey fact, String status, Times times) {
        FactVersion version = version(status, times, "");
        Envelope envelope = arrival.envelope(patient, fact, version, times);
        return Mapped.Events.of(new ObservationRetracted(envelope, fact, version, status));
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
        int count = seen.merge(key, 1, Integer::sum);
        return new FactKey(count == 1 ? key : key + "#" + count);
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

    /** OBX-11 in FHIR's words; without it the order's OBR-25; a result without any status is not taken for final. */
    private static String status(Segment obx, @Nullable ResultOrder order) {
        String said = obx.field(11).text();
        if (said.isEmpty() && order != null) {
            said = order.obr().field(25).text();
        }
        return switch (said) {
            case "F", "U", "V" -> "final";
            case "C" -> "corrected";
            case "A" -> "amended";
            case "P", "R", "S" -> "preliminary";
            case "I" -> "registered";
            case "D", "W" -> RETRACTED;
            case "X" -> WITHDRAWN;
            default -> "unknown";
        };
    }
}
