package io.auscult.mapping.v2;

import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.Unmappable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ORU^R01: results, read in the order of the segments, each under the PID, PV1, ORC and OBR that came last. */
final class OruMapper {
    private final Header header;
    private final Arrival arrival;
    private final PatientFinder patients;
    private final List<MappedEntry> entries = new ArrayList<>();
    private @Nullable ObxMapper results;
    private @Nullable Segment orc;
    private @Nullable ResultOrder order;
    private String visit = "";
    private boolean orderHasResults = true;

    OruMapper(Header header, Arrival arrival, PatientFinder patients) {
        this.header = header;
        this.arrival = arrival;
        this.patients = patients;
    }

    List<MappedEntry> map(Er7 message) {
        for (Segment segment : message.segments()) {
            switch (segment.name()) {
                case "PID" -> patient(segment);
                case "PV1" -> visit = VisitMapper.visitNumber(segment);
                case "ORC" -> orc = segment;
                case "OBR" -> order(segment);
                case "OBX" -> result(segment);
                default -> {}
            }
        }
        orderOver();
        return entries;
    }

    private void patient(Segment pid) {
        orderOver();
        results = null;
        order = null;
        orc = null;
        visit = "";
        entries.add(Attempt.at("PID", () -> {
            PatientId patient = patients.find(PidMapper.mention(pid, arrival));
            results = new ObxMapper(patient, header, arrival);
            return PidMapper.copied(pid, patient, arrival);
        }));
    }

    private void order(Segment obr) {
        orderOver();
        order = new ResultOrder(orc, obr);
        orc = null;
        orderHasResults = false;
    }

    private void result(Segment obx) {
        orderHasResults = true;
        entries.add(Attempt.at("OBX", () -> {
            if (results == null) {
                throw new Unmappable("The result is of nobody", "Send the patient's identifier in PID-3 before OBX");
            }
            return results.map(obx, order, visit);
        }));
    }

    private void orderOver() {
        if (!orderHasResults) {
            entries.add(MappedEntry.of("OBR", new Mapped.Ignored("The order has no results yet")));
            orderHasResults = true;
        }
    }
}
