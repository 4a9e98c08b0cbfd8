package io.auscult.streams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.ChartLeft;
import io.auscult.core.event.PatientEvent.ChartMoved;
import io.auscult.core.event.PatientEvent.PatientMerged;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.signal.Deployment;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayBytesTest {
    private static final int PATIENTS = 40;
    private static final int EVENTS_OF_EACH = 50;
    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    private static final WireSerdes SERDES = WireSerdes.local();

    private static Releases releases;
    private static LiveStream live;

    @TempDir
    static Path stateDir;

    @BeforeAll
    static void live() {
        releases = new Releases(new RulesCompilation(), Models.all());
        releases.add(
                List.of(BundledFiles.concepts(EVER)),
                Models.all().stream()
                        .map(model -> new Deployment(model.ref(), Mode.LIVE, EVER))
                        .toList(),
                BundledFiles.packs(EVER));
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
        live = new LiveStream(releases, SERDES, stateDir);
        MadeUpYear.of(PATIENTS, EVENTS_OF_EACH).forEach(live::take);
    }

    @AfterAll
    static void close() {
        live.close();
    }

    @Test
    void theYearHasSomethingToAgreeOn() {
        assertThat(live.transcript().count("signal")).isGreaterThan(1_000);
        assertThat(live.transcript().count("decision")).isGreaterThan(200);
        assertThat(live.transcript().count("alert")).isGreaterThan(200);
        assertThat(live.rung()).isGreaterThan(500);
        assertThat(live.log()).hasAtLeastOneElementOfType(ChartMoved.class).hasAtLeastOneElementOfType(ChartLeft.class);
    }

    @Test
    void byTheLogsClockEachPatientAloneGivesTheBytesOfTheStream() {
        Transcript replayed = new Transcript();
        byPatient(live.log()).values().forEach(events -> replay(events, Clock.OF_THE_LOG, replayed));

        assertThat(replayed.lines()).isEqualTo(live.transcript().lines());
    }

    @Test
    void byItsOwnClockWhatTheEhrAndCliniciansSaidIsEnough() {
        List<PatientEvent> told = live.log().stream()
                .filter(event ->
                        !(event instanceof TimePassed || event instanceof ChartMoved || event instanceof ChartLeft))
                .toList();
        Transcript replayed = new Transcript();
        families(told).forEach(events -> replay(events, Clock.OWN, replayed));

        assertThat(replayed.lines()).isEqualTo(live.transcript().lines());
    }

    private static void replay(List<PatientEvent> events, Clock clock, Transcript to) {
        PatientReplay replay = new PatientReplay(releases, Mode.SHADOW, clock, written -> write(written, to));
        events.forEach(replay::take);
        if (clock == Clock.OWN) {
            replay.ringBefore(end());
        }
    }

    /** When the stream was last told anything: what was due before has rung. */
    private static Instant end() {
        return live.log().getLast().envelope().times().received();
    }

    private static void write(Written written, Transcript to) {
        switch (written) {
            case Written.OfSignal signal ->
                to.add("signal", signal.patient(), SERDES.signals().serializer().serialize("", signal.signal()));
            case Written.OfDecision decision ->
                to.add(
                        "decision",
                        decision.patient(),
                        SERDES.decisions().serializer().serialize("", decision.decision()));
            case Written.OfAlert alert ->
                to.add("alert", alert.patient(), SERDES.alerts().serializer().serialize("", alert.alert()));
            case Written.DeadLetter _ -> throw new AssertionError("Nothing here cannot be folded");
        }
    }

    private static Map<PatientId, List<PatientEvent>> byPatient(List<PatientEvent> events) {
        Map<PatientId, List<PatientEvent>> byPatient = new LinkedHashMap<>();
        events.forEach(event -> byPatient
                .computeIfAbsent(event.envelope().patient(), _ -> new ArrayList<>())
                .add(event));
        return byPatient;
    }

    /** Patients who were merged live their past together, in the order of time. */
    private static Collection<List<PatientEvent>> families(List<PatientEvent> events) {
        Map<PatientId, PatientId> survivors = new HashMap<>();
        events.forEach(event -> {
            if (event instanceof PatientMerged merged) {
                survivors.put(merged.envelope().patient(), merged.survivor());
            }
        });
        Map<PatientId, List<PatientEvent>> families = new LinkedHashMap<>();
        events.forEach(event -> families.computeIfAbsent(
                        survivors.getOrDefault(
                                event.envelope().patient(), event.envelope().patient()),
                        _ -> new ArrayList<>())
                .add(event));
        return families.values();
    }
}
