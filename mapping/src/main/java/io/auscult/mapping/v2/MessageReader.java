package io.auscult.mapping.v2;

import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.Unmappable;
import io.auscult.mapping.v2.V2Times.Moment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in the order of its segments, each under the PID, PV1, ORC and OBR that came last. Each segment is one entry, or the
 * frame of others that are (see docs/feeds.md): none is passed over.
 */
final class MessageReader {
    private static final String DELETES_PERSON = "A29";

    /** Each may become an event, and all are held until the last is read. */
    private static final int MOST_SEGMENTS = 50_000;

    private final Header header;
    private final Arrival arrival;
    private final PatientFinder patients;
    private final MergeMapper merges;
    private final PickMapper picks;
    private final Entries entries = new Entries();
    private final OrderReader orders;
    private final DocumentReader documents;
    private final List<Subject> subjects = new ArrayList<>();
    private Moment occurred = Moment.UNKNOWN;
    private Moment recorded = Moment.UNKNOWN;
    private Moment collected = Moment.UNKNOWN;
    private @Nullable Segment pid;
    private @Nullable Subject subject;
    private @Nullable ObxMapper results;
    private @Nullable Segment sch;
    private @Nullable Segment timing;
    private @Nullable Segment service;
    private int appointment;
    private String visit = "";

    MessageReader(Header header, Arrival arrival, PatientFinder patients) {
        this.header = header;
        this.arrival = arrival;
        this.patients = patients;
        this.merges = new MergeMapper(header, arrival, patients);
        this.picks = new PickMapper(arrival.dialect().picks());
        this.orders = new OrderReader(header, entries, this::somebody);
        this.documents = new DocumentReader(
                header, entries, this::somebody, arrival.dialect().attachmentBytes());
    }

    List<MappedEntry> map(Er7 message) {
        if (MessageKind.isRegistration(header)) {
            requirePatient(message);
        }
        List<Segment> segments = message.segments();
        if (segments.size() > MOST_SEGMENTS) {
            throw new Unmappable(
                    "The message has more than " + MOST_SEGMENTS + " segments", "Send it in several messages");
        }
        for (Segment segment : segments.subList(1, segments.size())) {
            if (segment.name().equals("MSH")) {
                entries.map("MSH", MessageReader::secondMessage);
                break;
            }
            read(segment);
        }
        close();
        merges.ofPair(subjects.stream().map(Subject::patient).toList()).ifPresent(entries::add);
        return entries.all();
    }

    private void requirePatient(Er7 message) {
        if (message.first("PID").isEmpty()) {
            throw new Unmappable("The message has no PID", "Send the patient in a PID segment");
        }
        if (header.event().equals(DELETES_PERSON)) {
            throw new Unmappable("A message does not erase a person", "Have somebody with the right to it do so");
        }
    }

    private static Mapped secondMessage() {
        throw new Unmappable(
                "A second message stands in the same frame; it was not read",
                "Send each message in a frame of its own");
    }

    private void read(Segment segment) {
        switch (segment.name()) {
            case "EVN" -> event(segment);
            case "PID" -> patient(segment);
            case "PV1" -> visit(segment);
            case "MRG" ->
                entries.map(
                        "MRG", () -> merges.map(segment, lastPid(), somebody().patient()));
            case "ORC" -> orders.control(segment);
            case "OBR" -> orders.service(segment);
            case "RXO" -> orders.requested(segment);
            case "RXE" -> orders.encoded(segment);
            case "RXD" -> orders.dispensed(segment);
            case "RXA" -> orders.administered(segment);
            case "OBX" -> result(segment);
            case "SPM" -> specimen(segment);
            case "TXA" -> documents.begin(segment);
            default -> readMore(segment);
        }
    }

    private void readMore(Segment segment) {
        switch (segment.name()) {
            case "DG1" -> entries.map("DG1", () -> billed() ? bill() : DiagnosisMapper.map(segment, somebody()));
            case "PR1" -> entries.map("PR1", () -> billed() ? bill() : ProcedureMapper.map(segment, somebody()));
            case "AL1" -> entries.map("AL1", () -> AllergyMapper.listed(segment, somebody()));
            case "IAM" -> entries.map("IAM", () -> AllergyMapper.updated(segment, somebody()));
            case "PRB" -> entries.map("PRB", () -> ProblemMapper.map(segment, somebody()));
            case "SCH" -> schedule(segment);
            case "TQ1" -> timing(segment);
            case "AIS" -> service = service == null ? segment : service;
            default -> unread(segment);
        }
    }

    private void unread(Segment segment) {
        if (picks.reads(segment.name())) {
            Moment when = occurred.or(recorded).or(new Moment(header.time(), null));
            entries.map(segment.name(), () -> picks.map(segment, when, somebody()));
        } else if (!Unread.isFrame(segment.name())) {
            entries.add(Unread.entry(segment.name()));
        }
    }

    private void event(Segment evn) {
        recorded = V2Times.moment(evn.field(2), header.zone());
        occurred = V2Times.moment(evn.field(6), header.zone());
    }

    private void patient(Segment segment) {
        documents.close();
        orders.forget();
        pid = segment;
        subject = null;
        results = null;
        collected = Moment.UNKNOWN;
        visit = "";
        entries.map("PID", () -> {
            PatientId found = patients.find(PidMapper.mention(segment, arrival));
            Subject known = new Subject(found, header, arrival);
            subject = known;
            subjects.add(known);
            results = new ObxMapper(known);
            return MessageKind.isRegistration(header)
                    ? PidMapper.registered(segment, found, header, arrival)
                    : PidMapper.copied(segment, found, header, arrival);
        });
    }

    private void visit(Segment pv1) {
        visit = VisitMapper.visitNumber(pv1);
        entries.map(
                "PV1",
                () -> MessageKind.isRegistration(header)
                        ? new VisitMapper(somebody().patient(), header, arrival, occurred).map(pv1)
                        : new Mapped.Ignored("Only ADT messages begin, change or end a visit"));
    }

    private void result(Segment obx) {
        ResultOrder order = orders.ofResult();
        entries.map("OBX", () -> {
            Subject whose = somebody();
            if (documents.takes(obx)) {
                return documents.take(obx);
            }
            ObxMapper mapper = results == null ? new ObxMapper(whose) : results;
            return mapper.map(obx, order, collected, visit);
        });
    }

    private void specimen(Segment spm) {
        boolean ordered = MessageKind.ordersServices(header);
        entries.map("SPM", () -> {
            Subject whose = somebody();
            collected = SpecimenMapper.collected(spm, whose);
            return SpecimenMapper.map(spm, ordered, whose);
        });
    }

    private void timing(Segment tq1) {
        orders.timing(tq1);
        timing = timing == null ? tq1 : timing;
    }

    /** The patient stands after SCH, so the appointment is known at the end. */
    private void schedule(Segment segment) {
        closeAppointment();
        sch = segment;
        appointment = entries.reserve("SCH");
    }

    private void close() {
        documents.close();
        orders.close();
        closeAppointment();
    }

    private void closeAppointment() {
        Segment booked = sch;
        if (booked != null) {
            AppointmentMapper mapper = new AppointmentMapper(booked, timing, service);
            entries.decide(appointment, () -> mapper.map(header, subjects));
        }
        sch = null;
    }

    private boolean billed() {
        return MessageKind.isBilling(header);
    }

    private static Mapped bill() {
        return new Mapped.Ignored("The message is about an account: what it lists is for the bill");
    }

    private Subject somebody() {
        if (subject == null) {
            throw new Unmappable("The segment is of nobody", "Send the patient's identifier in PID-3 before it");
        }
        return subject;
    }

    private Segment lastPid() {
        if (pid == null) {
            throw new Unmappable("The segment stands before any PID", "Send PID first");
        }
        return pid;
    }
}
