package io.auscult.delivery.writeback;

import io.auscult.delivery.store.Database;
import io.auscult.delivery.store.Hold;
import io.auscult.ehr.Authorization;
import io.auscult.ehr.EhrClient;
import java.net.URI;
import java.time.Duration;

/** Write-back as a process of its own, to be killed. */
final class WritingProcess {
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private WritingProcess() {}

    /** @param args the database and the EHR */
    public static void main(String[] args) throws InterruptedException {
        Database database = Kept.open(args[0]).database();
        WriteBack writeBack =
                new Bed(database).writeBack(new FhirEhr(EhrClient.to(URI.create(args[1]), Authorization.none())));
        while (true) {
            try (Hold hold = database.hold(1).orElse(null)) {
                while (hold != null && hold.stands()) {
                    Thread.sleep(writeBack.turn().isZero() ? Duration.ZERO : BETWEEN);
                }
            }
            Thread.sleep(BETWEEN);
        }
    }
}
