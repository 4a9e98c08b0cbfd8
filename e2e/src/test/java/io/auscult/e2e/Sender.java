package io.auscult.e2e;

import io.auscult.cli.send.MllpClient;
import io.auscult.cli.up.Port;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A feed that goes on while Auscult is being changed: weights all the time, and now and then a pair of troponins. */
final class Sender implements Runnable {
    static final int ENOUGH = 10;
    private static final int OK = 2;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final DateTimeFormatter V2 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx").withZone(ZoneOffset.UTC);

    private final RunningAuscult auscult;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    Sender(RunningAuscult auscult) {
        this.auscult = auscult;
    }

    int sent() {
        return sent.get();
    }

    int failed() {
        return failed.get();
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        try {
            do {
                count(auscult.send("during-rebuild-" + sent(), "MRN-10" + (10 + sent() % ENOUGH)) / 100 == OK);
                if (sent() == ENOUGH) {
                    count(sendTroponins());
                }
            } while (!stopped.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (IOException e) {
            count(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(boolean taken) {
        sent.incrementAndGet();
        if (!taken) {
            failed.incrementAndGet();
        }
    }

    private boolean sendTroponins() throws IOException {
        Instant now = Instant.now(Clock.systemUTC());
        String first = V2.format(now.minus(Duration.ofHours(3)));
        String second = V2.format(now.minus(Duration.ofHours(2)));
        String message = """
                MSH|^~\\&|LAB|HOSP|AUSCULT|AUSCULT|%3$s||ORU^R01^ORU_R01|4711|P|2.5.1
                PID|1||900123^^^HOSP^MR||Example^Erika||19580314|F
                OBR|1||F900^LAB|67151-1^Troponin T hs^LN|||%1$s
                OBX|1|NM|67151-1^Troponin T hs^LN||14|ng/L^ng/L^UCUM|<14||||F|||%1$s|||ELECSYS-TNTHS^Elecsys Troponin T hs^99LAB
                OBR|2||F901^LAB|67151-1^Troponin T hs^LN|||%2$s
                OBX|2|NM|67151-1^Troponin T hs^LN||41|ng/L^ng/L^UCUM|<14||||F|||%2$s|||ELECSYS-TNTHS^Elecsys Troponin T hs^99LAB
                """.formatted(first, second, V2.format(now));
        int port = auscult.at().ports().of(Port.MLLP);
        try (MllpClient client = MllpClient.connect("127.0.0.1", port, Duration.ofSeconds(30))) {
            return client.send(message.replace('\n', '\r').getBytes(StandardCharsets.UTF_8))
                    .accepted();
        }
    }
}
