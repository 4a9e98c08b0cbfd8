package io.auscult.adapter.source;

import static io.auscult.adapter.source.Lab.ADT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.adapter.source.MllpDoors.CannotOpen;
import io.auscult.adapter.source.MllpSettings.Acknowledge;
import io.auscult.adapter.source.MllpSettings.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One port a source, opened and closed as the sources change. */
class MllpDoorsTest {
    private static final MllpSettings ANY = Lab.settings(0, Acknowledge.STORED, null);

    /** Sources that a test changes. */
    private static final class Changing implements Sources {
        private volatile List<Source> all = List.of();
        private Runnable changed = () -> {};

        void become(Source... sources) {
            all = List.of(sources);
            changed.run();
        }

        @Override
        public List<Source> all() {
            return all;
        }

        @Override
        public void onChange(Runnable changed) {
            this.changed = changed;
        }
    }

    private final Lab lab = new Lab();
    private final Changing sources = new Changing();
    private final MllpDoors doors =
            new MllpDoors(sources, lab.intake, lab.room, 100_000, lab.counters, lab.meters, Lab.CLOCK);

    @AfterEach
    void close() {
        doors.close();
    }

    private void open(Source... opened) throws CannotOpen {
        sources.become(opened);
        sources.onChange(doors::follow);
        doors.open();
    }

    private String send(String source) throws IOException {
        try (Caller caller = new Caller(doors.port(source))) {
            return caller.send(ADT);
        }
    }

    @Test
    void opensAPortForEachSourceAndTellsThemApart() throws Exception {
        open(Lab.source("lab", ANY), Lab.source("ris", ANY), new Source("ehr", List.of(), ZoneOffset.UTC));
        assertThat(send("lab")).contains("MSA|AA|");
        assertThat(send("ris")).contains("MSA|AA|");
        assertThat(doors.port("ehr")).isZero();
        assertThat(lab.stored)
                .extracting(outgoing -> outgoing.arrival().source())
                .containsExactly("lab", "ris");
    }

    @Test
    void reopensOnlyWhatChanged() throws Exception {
        open(Lab.source("lab", ANY), Lab.source("ris", ANY));
        int ris = doors.port("ris");
        try (Caller caller = new Caller(doors.port("lab"));
                Caller other = new Caller(ris)) {
            assertThat(caller.send(ADT)).contains("MSA|AA|");
            assertThat(other.send(ADT)).contains("MSA|AA|");
            MllpSettings changed = new MllpSettings("127.0.0.1", 0, Acknowledge.STORED, null, Duration.ofHours(2));
            sources.become(Lab.source("lab", changed), Lab.source("ris", ANY), Lab.source("new", ANY));
            assertThat(caller.isHungUp()).isTrue();
            assertThat(other.send(ADT)).contains("MSA|AA|");
        }
        assertThat(doors.port("ris")).isEqualTo(ris);
        assertThat(send("lab")).contains("MSA|AA|");
        assertThat(send("new")).contains("MSA|AA|");
    }

    @Test
    void closesThePortOfASourceThatIsGone() throws Exception {
        open(Lab.source("lab", ANY));
        int port = doors.port("lab");
        sources.become();
        assertThat(doors.port("lab")).isZero();
        assertThatThrownBy(() -> new Caller(port)).isInstanceOf(IOException.class);
    }

    @Test
    void opensAPortAgainThatItClosedAMomentAgo() throws Exception {
        open(Lab.source("lab", ANY));
        int port = doors.port("lab");
        assertThat(send("lab")).contains("MSA|AA|");
        sources.become(Lab.source("ris", Lab.settings(port, Acknowledge.STORED, null)));
        assertThat(send("ris")).contains("MSA|AA|");
    }

    @Test
    void goesOnWithTheOthersWhenAPortIsTakenAfterAChange() throws Exception {
        open(Lab.source("lab", ANY));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            sources.become(
                    Lab.source("a", Lab.settings(taken.getLocalPort(), Acknowledge.STORED, null)),
                    Lab.source("lab", ANY));
            assertThat(doors.port("a")).isZero();
            assertThat(send("lab")).contains("MSA|AA|");
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> open(Lab.source("lab", Lab.settings(port, Acknowledge.STORED, null))))
                    .isInstanceOf(CannotOpen.class)
                    .hasMessageContaining("The MLLP port " + port + " of lab on 127.0.0.1");
        }
    }

    @Test
    void opensNoAddressThatOthersReachWithoutMutualTls() {
        Tls oneSided = new Tls(Path.of("key.p12"), Path.of("password"), null, null);
        for (Tls tls : new Tls[] {null, oneSided}) {
            MllpSettings settings = new MllpSettings("0.0.0.0", 0, Acknowledge.STORED, tls, Duration.ofHours(1));
            assertThatThrownBy(() -> open(Lab.source("lab", settings)))
                    .isInstanceOf(CannotOpen.class)
                    .hasMessageContaining("lab is 0.0.0.0, which others can reach");
        }
    }
}
