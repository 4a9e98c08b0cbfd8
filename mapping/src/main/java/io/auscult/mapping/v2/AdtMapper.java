package io.auscult.mapping.v2;

import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.Unmappable;
import java.util.ArrayList;
import java.util.List;

/** ADT: who the patient is, and how the visit stands. */
record AdtMapper(Header header, Arrival arrival, PatientFinder patients) {

    List<MappedEntry> map(Er7 message) {
        Segment pid = message.first("PID").orElseThrow(AdtMapper::nobody);
        PatientId patient = patients.find(PidMapper.mention(pid, arrival));
        VisitMapper visits = new VisitMapper(patient, header, arrival);
        List<MappedEntry> entries = new ArrayList<>();
        entries.add(MappedEntry.of("PID", PidMapper.registered(pid, patient, header, arrival)));
        message.first("PV1").ifPresent(pv1 -> entries.add(Attempt.at("PV1", () -> visits.map(pv1))));
        message.first("MRG")
                .ifPresent(_ -> entries.add(
                        MappedEntry.of("MRG", new Mapped.Ignored("Merging patients is not supported yet"))));
        return entries;
    }

    private static Unmappable nobody() {
        return new Unmappable("The message has no PID", "Send the patient in a PID segment");
    }
}
