package io.auscult.delivery.writeback;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.auscult.core.alert.Alert;
import io.auscult.delivery.Sample;
import io.auscult.delivery.store.TestDatabase;
import io.auscult.delivery.store.WriteBackStore.Counts;
import io.auscult.ehr.StubServer.Asked;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever writes is killed, and goes on: every alert is in the EHR once in effect, as if nothing had happened. */
class KillTest {
    /** Of a process; more of them with {@code -Dauscult.kills=50}. */
    private static final int KILLS = Integer.getInteger("auscult.kills", 6);

    private static final int ALERTS = 3;
    private static final int MOST_STEPS = 60;
    private static final List<Class<? extends Resource>> ONE_AN_ALERT =
            List.of(Flag.class, DetectedIssue.class, CommunicationRequest.class, Task.class, RiskAssessment.class);

    private final Hospital hospital = new Hospital();

    @AfterEach
    void stop() throws IOException {
        hospital.close();
    }

    /** Not an exception: nobody catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Dies at one call, before the EHR has heard it or after it has done it. */
    private static final class DyingEhr implements Ehr {
        private final Ehr ehr;
        private final int at;
        private final boolean after;
        private int calls;

        DyingEhr(Ehr ehr, int at, boolean after) {
            this.ehr = ehr;
            this.at = at;
            this.after = after;
        }

        @Override
        public String put(String type, String condition, String json) throws WriteFailure, InterruptedException {
            step(false);
            String reference = ehr.put(type, condition, json);
            step(true);
            return reference;
        }

        @Override
        public List<String> find(String type, String condition) throws WriteFailure, InterruptedException {
            step(false);
            List<String> found = ehr.find(type, condition);
            step(true);
            return found;
        }

        @Override
        public boolean has(String reference) throws WriteFailure, InterruptedException {
            step(false);
            boolean has = ehr.has(reference);
            step(true);
            return has;
        }

        private void step(boolean done) {
            calls += done ? 0 : 1;
            if (calls == at && done == after) {
                throw new Killed();
            }
        }
    }

    @Test
    void aDeathAtAnyCallChangesNothing() throws Exception {
        Bed bed = new Bed(TestDatabase.fresh()).live().withAda();
        List<Alert.Open> standing = new ArrayList<>();
        int ended = 0;
        int deaths = 0;
        for (int alert = 0; alert < ALERTS; alert++) {
            Alert.Open open = Sample.open(Sample.statin(), "k" + alert, NOW);
            bed.signal(ADA, Sample.prevent(NOW, 0.142));
            bed.alert(ADA, open);
            deaths += die(bed);
            if (alert % 3 == 0) {
                bed.alert(ADA, new Alert.Withdrawn(open.episode(), "gone", NOW.plusSeconds(5)));
                deaths += die(bed);
                ended++;
            } else {
                standing.add(open);
            }
        }

        assertThat(deaths).isGreaterThan(50);
        everyAlertIsThereOnce(standing, ended);
        assertThat(bed.stores.writeBack().counts()).isEqualTo(new Counts(0, 0));
    }

    /** Once before and once after each call of one writing, however many those are. */
    private int die(Bed bed) throws InterruptedException {
        FhirEhr client = hospital.client();
        int deaths = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            Ehr dying = new DyingEhr(client, 1 + step / 2, step % 2 == 1);
            if (!(catchThrowable(() -> bed.writeBack(dying).turn()) instanceof Killed)) {
                break;
            }
            deaths++;
        }
        bed.writeAll(client);
        return deaths;
    }

    @Test
    void aProcessThatIsKilledAgainAndAgainWritesEveryAlertOnce() throws Exception {
        String url = TestDatabase.created("killed_" + ProcessHandle.current().pid());
        List<Alert.Open> standing = new ArrayList<>();
        int ended = 0;
        int killedInTheMiddle = 0;
        try (Kept kept = Kept.migrated(url)) {
            Bed bed = new Bed(kept.database()).live().withAda();
            bed.signal(ADA, Sample.prevent(NOW, 0.142));
            Random chance = new Random(42);
            slowly(chance);
            for (int kill = 0; kill < KILLS; kill++) {
                Alert.Open open = Sample.open(Sample.statin(), "p" + kill, NOW);
                standing.add(open);
                bed.alert(ADA, open);
                if (kill % 4 == 3) {
                    Alert.Open told =
                            standing.stream().filter(this::isTold).findFirst().orElseThrow();
                    standing.remove(told);
                    bed.alert(ADA, new Alert.Withdrawn(told.episode(), "gone", NOW.plusSeconds(kill)));
                    ended++;
                }
                killedInTheMiddle += killedWhileWriting(url, 1 + chance.nextInt(9)) ? 1 : 0;
            }
            hospital.calm();
            bed.writeAll(hospital.client());

            assertThat(bed.stores.writeBack().counts()).isEqualTo(new Counts(0, 0));
            System.out.println("Killed " + KILLS + " processes, " + killedInTheMiddle
                    + " of them between two requests of an alert; " + puts() + " PUTs for " + KILLS + " alerts");
        }
        everyAlertIsThereOnce(standing, ended);
        assertThat(killedInTheMiddle).isGreaterThan(KILLS / 2);
    }

    /** Lets some requests through and kills the process around the next; true when its alert was then neither unwritten nor done. */
    private boolean killedWhileWriting(String url, int requests) throws IOException, InterruptedException {
        int before = hospital.asked().size();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx96m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingProcess.class.getName(),
                        url,
                        hospital.base().toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/killed-process.log"))
                .start();
        try {
            await().pollInterval(2, TimeUnit.MILLISECONDS)
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> hospital.asked().size() >= before + requests || !process.isAlive());
            return process.isAlive();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** So that there is a middle to be killed in. */
    private void slowly(Random chance) {
        hospital.disturb((Asked _) -> {
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, chance.nextInt(8), TimeUnit.MILLISECONDS)
                    .join();
            return null;
        });
    }

    private boolean isTold(Alert alert) {
        return identifiers(hospital.all(Flag.class))
                .containsKey(alert.episode().id().value());
    }

    private long puts() {
        return hospital.puts();
    }

    /** What ended before the EHR had heard all of it need not be told the rest, and nothing of it is there twice. */
    private void everyAlertIsThereOnce(List<Alert.Open> standing, int ended) {
        for (Class<? extends Resource> type : ONE_AN_ALERT) {
            assertThat(identifiers(hospital.all(type)))
                    .as(type.getSimpleName())
                    .hasSizeLessThanOrEqualTo(standing.size() + ended)
                    .allSatisfy((_, count) -> assertThat(count).isEqualTo(1))
                    .containsKeys(standing.stream()
                            .map(each -> each.episode().id().value())
                            .toArray(String[]::new));
        }
        assertThat(hospital.all(Flag.class)).hasSize(standing.size() + ended);
        assertThat(hospital.all(Device.class)).hasSize(2);
        assertThat(hospital.all(Flag.class).stream().filter(each -> each.getStatus() == FlagStatus.INACTIVE))
                .hasSize(ended);
        assertThat(tags(hospital.all(Provenance.class)))
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
    }

    private static Map<String, Integer> identifiers(Collection<? extends Resource> resources) {
        return counted(resources.stream()
                .map(each -> each.getNamedProperty("identifier").getValues().getFirst())
                .map(each -> ((Identifier) each).getValue().split("/", 2)[0])
                .toList());
    }

    private static Map<String, Integer> tags(Collection<Provenance> provenances) {
        return counted(provenances.stream()
                .map(each -> each.getMeta().getTagFirstRep().getCode())
                .toList());
    }

    private static Map<String, Integer> counted(List<String> values) {
        return values.stream().collect(Collectors.toMap(each -> each, _ -> 1, Integer::sum, TreeMap::new));
    }
}
