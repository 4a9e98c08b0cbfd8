package io.auscult.adapter.ehr;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.SitePatients;
import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.publish.Outgoing;
import io.auscult.adapter.publish.Publisher;
import io.auscult.adapter.source.Cursors;
import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.IntakeMeters;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.SiteKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An intake whose log is a list, and which can be told to fail. */
public final class Taken implements Publisher {
    private static final SiteKey KEY = SiteKey.ofHex("000102030405060708090a0b0c0d0e0f");

    private final List<Outgoing> log = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    @Override
    public void publish(Outgoing outgoing) throws NotStored {
        if (down) {
            throw new NotStored("Down", null);
        }
        log.add(outgoing);
    }

    public Intake intake(Cursors cursors) {
        SitePatients patients = new SitePatients(KEY, new PatientDirectory(KEY));
        return new Intake(patients, this, cursors, new IntakeMeters(new SimpleMeterRegistry()), Clock.systemUTC());
    }

    public void down(boolean isDown) {
        down = isDown;
    }

    public List<Outgoing> log() {
        return log;
    }

    public int messages() {
        return (int) log.stream().filter(it -> !it.parts().isEmpty()).count();
    }

    /** The ids of observations that were said to exist, as often as they were said. */
    public List<String> recorded() {
        return ids(FactEvent.ObservationRecorded.class);
    }

    public List<String> retracted() {
        return ids(FactEvent.ObservationRetracted.class);
    }

    private List<String> ids(Class<? extends FactEvent> kind) {
        return log.stream()
                .flatMap(outgoing -> outgoing.events().stream())
                .filter(kind::isInstance)
                .map(Taken::id)
                .toList();
    }

    private static String id(PatientEvent event) {
        String fact = event instanceof FactEvent said ? said.fact().value() : "";
        return fact.substring(fact.lastIndexOf('/') + 1);
    }

    public long rejected() {
        return log.stream().mapToLong(outgoing -> outgoing.rejections().size()).sum();
    }
}
