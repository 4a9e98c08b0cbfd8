package io.auscult.mapping.v2;

import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.Unmappable;
import io.auscult.mapping.v2.V2Times.Moment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ADT: who the patient is, how the visit stands, and which records are one patient. A message may tell of several patients; a PV1 or
 * MRG belongs to the PID that came last.
 */
final class AdtMapper {
    private static final String DELETES_PERSON = "A29";

    private final Header header;
    private final Arrival arrival;
    private final PatientFinder patients;
    private final MergeMapper merges;
    private final List<MappedEntry> entries = new ArrayList<>();
    private final List<PatientId> named = new ArrayList<>();
    private Moment occurred = Moment.UNKNOWN;
    private @Nullable Segment pid;
    private @Nullable PatientId patient;

    AdtMapper(Header header, Arrival arrival, PatientFinder patients) {
        this.header = header;
        this.arrival = arrival;
        this.patients = patients;
        this.merges = new MergeMapper(header, arrival, patients);
    }

    List<MappedEntry> map(Er7 message) {
        if (message.first("PID").isEmpty()) {
            throw new Unmappable("The message has no PID", "Send the patient in a PID segment");
        }
        if (header.event().equals(DELETES_PERSON)) {
            throw new Unmappable("A message does not erase a person", "Have somebody with the right to it do so");
        }
        for (Segment segment : message.segments()) {
            switch (segment.name()) {
                case "EVN" -> occurred = V2Times.moment(segment.field(6), arrival.zone());
                case "PID" -> patient(segment);
                case "PV1" -> entries.add(Attempt.at("PV1", () -> visits().map(segment)));
                case "MRG" -> entries.add(Attempt.at("MRG", () -> merges.map(segment, lastPid(), somebody())));
                default -> {}
            }
        }
        merges.ofPair(named).ifPresent(entries::add);
        return entries;
    }

    private void patient(Segment segment) {
        pid = segment;
        patient = null;
        entries.add(Attempt.at("PID", () -> {
            PatientId found = patients.find(PidMapper.mention(segment, arrival));
            patient = found;
            named.add(found);
            return PidMapper.registered(segment, found, header, arrival);
        }));
    }

    private VisitMapper visits() {
        return new VisitMapper(somebody(), header, arrival, occurred);
    }

    private PatientId somebody() {
        if (patient == null) {
            throw new Unmappable("The segment is of nobody", "Send the patient's identifier in PID-3 before it");
        }
        return patient;
    }

    private Segment lastPid() {
        if (pid == null) {
            throw new Unmappable("The segment stands before any PID", "Send PID first");
        }
        return pid;
    }
}
