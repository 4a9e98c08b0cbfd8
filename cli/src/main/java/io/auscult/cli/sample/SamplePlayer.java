package io.auscult.cli.sample;

import io.auscult.cli.send.Acknowledgement;
import io.auscult.cli.send.Counts;
import io.auscult.cli.send.FhirDoor;
import io.auscult.cli.send.MllpClient;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Home;
import io.auscult.cli.up.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Plays the sample into a running Auscult, once per home: history as backfill, then the last days live. How far it came is
 * remembered after every file, so an interrupted play goes on where it stopped; a file sent twice changes nothing.
 */
public final class SamplePlayer {
    private static final String SHIFT = "sample.shift-days";
    private static final String PLAYED = "sample.played";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Home home;
    private final Addresses addresses;
    private final SampleFiles sample;

    public SamplePlayer(Home home, Addresses addresses, SampleFiles sample) {
        this.home = home;
        this.addresses = addresses;
        this.sample = sample;
    }

    /**
     * Plays what has not been played.
     *
     * @param today the day before which the sample ends, if it has not been played in this home before
     * @return what became of the entries sent now
     */
    public Counts play(LocalDate today, Progress progress) throws IOException, InterruptedException {
        DateShift shift = shift(today);
        List<SampleFiles.Item> items = sample.inOrder();
        int played = Integer.parseInt(home.state().getProperty(PLAYED, "0"));
        Counts counts = Counts.NONE;
        if (played >= items.size()) {
            return counts;
        }
        String host = addresses.mllp().substring(0, addresses.mllp().indexOf(':'));
        int port = Integer.parseInt(addresses.mllp().substring(host.length() + 1));
        try (MllpClient v2 = MllpClient.connect(host, port, LIMIT)) {
            for (int next = played; next < items.size(); next++) {
                SampleFiles.Item item = items.get(next);
                byte[] content = item.content(shift);
                counts = counts.plus(item.isV2() ? sendV2(v2, content) : sendFhir(content, item.history()));
                home.remember(PLAYED, Integer.toString(next + 1));
                progress.line(
                        "Playing the sample: " + (next + 1) + " of " + items.size() + " files, " + counts.words());
            }
        }
        return counts;
    }

    private DateShift shift(LocalDate today) {
        String remembered = home.state().getProperty(SHIFT);
        if (remembered != null) {
            return new DateShift(Integer.parseInt(remembered));
        }
        int days = Math.toIntExact(ChronoUnit.DAYS.between(SampleFiles.LAST_DAY, today.minusDays(1)));
        home.remember(SHIFT, Integer.toString(days));
        return new DateShift(days);
    }

    private Counts sendFhir(byte[] content, boolean history) throws IOException, InterruptedException {
        FhirDoor door = new FhirDoor(addresses.fhir());
        Counts counts = door.send(content, history);
        if (history) {
            for (String patient : FhirDoor.patients(content)) {
                door.endBackfill(patient);
            }
        }
        return counts;
    }

    private static Counts sendV2(MllpClient door, byte[] content) throws IOException {
        Acknowledgement answer = door.send(content);
        return answer.accepted() ? Counts.ofAccepted(1) : Counts.ofRejected(answer.code() + " " + answer.text());
    }
}
