package io.auscult.delivery.writeback;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.delivery.Sample;
import io.auscult.delivery.store.Database;
import io.auscult.delivery.store.Hold;
import io.auscult.delivery.store.TestDatabase;
import io.auscult.delivery.store.WriteBackStore.Counts;
import io.auscult.ehr.StubServer.Asked;
import io.auscult.ehr.StubServer.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {
    private static final Reply NO_CONTENT = Reply.of(200, "");
    private final Alert.Open alert = Sample.open(Sample.statin(), "t1", NOW);
    private final Alert.Open other = Sample.open(Sample.troponin(), "t2", NOW);
    private final Hospital hospital = new Hospital();
    private Database database = TestDatabase.fresh();
    private Bed bed = new Bed(database);

    @BeforeEach
    void empty() {
        database = TestDatabase.fresh();
        bed = new Bed(database).live().withAda();
        bed.alert(ADA, alert);
    }

    @AfterEach
    void stop() throws IOException {
        hospital.close();
    }

    private static Function<Asked, @Nullable Reply> flags(int status) {
        return asked -> asked.method().equals("PUT") && asked.path().endsWith("/Flag")
                ? Reply.of(
                        status,
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"code\":\"conflict\",\"diagnostics\":\"Ada Runte\"}]}")
                : null;
    }

    private Counts counts() {
        return bed.stores.writeBack().counts();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 409, 412})
    void whatMayWorkLaterIsTriedAgainLaterAndTheOthersDoNotWait(int status) throws Exception {
        WriteBack writeBack = bed.writeBack(hospital.client());
        hospital.disturb(flags(status));
        assertThat(writeBack.turn()).isZero();
        assertThat(writeBack.turn()).isEqualTo(WriteBack.IDLE);
        assertThat(counts()).isEqualTo(new Counts(1, 0));

        hospital.calm();
        assertThat(writeBack.turn()).isEqualTo(WriteBack.IDLE);
        bed.pass(Duration.ofSeconds(3));
        assertThat(writeBack.turn()).isZero();
        assertThat(hospital.all(Flag.class)).hasSize(1);
        assertThat(hospital.all(Task.class)).hasSize(1);
        assertThat(counts()).isEqualTo(new Counts(0, 0));
    }

    @Test
    void whatNeverWorksIsGivenUpWithItsReasonAndWithoutTheEhrsOwnWords() throws Exception {
        hospital.disturb(flags(500));
        for (int i = 0; i < Bed.TRIES; i++) {
            bed.writeAll(hospital.client());
            bed.pass(Duration.ofHours(1));
        }

        assertThat(counts()).isEqualTo(new Counts(0, 1));
        assertThat(bed.stores.writeBack().troubles(9).getFirst().error())
                .isEqualTo("The EHR answered PUT Flag with 500 (conflict). Given up after 4 tries.");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422})
    void whatIsRefusedIsGivenUpAtOnceAndTriedAgainWhenItChangesOrSomebodyAsks(int status) throws Exception {
        hospital.disturb(flags(status));
        bed.writeAll(hospital.client());
        assertThat(counts()).isEqualTo(new Counts(0, 1));

        hospital.calm();
        bed.writeAll(hospital.client());
        assertThat(hospital.all(Flag.class)).isEmpty();
        bed.alert(ADA, new Alert.Open(Sample.episode(Sample.statin(), "t1", 2, NOW)));
        bed.writeAll(hospital.client());
        assertThat(hospital.all(Flag.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 503})
    void anEhrThatTakesNothingIsWaitedForAndNothingIsGivenUp(int status) throws Exception {
        bed.alert(ADA, other);
        WriteBack writeBack = bed.writeBack(hospital.client());
        hospital.disturb(_ -> Reply.of(status, ""));
        for (int i = 0; i < 3 * Bed.TRIES; i++) {
            assertThat(writeBack.turn()).isPositive();
            bed.pass(Duration.ofMinutes(2));
        }
        assertThat(writeBack.away().orElseThrow()).contains("with " + status);
        assertThat(counts()).isEqualTo(new Counts(2, 0));

        hospital.calm();
        bed.writeAll(hospital.client());
        assertThat(hospital.all(Flag.class)).hasSize(2);
    }

    @Test
    void itIsWaitedAsLongAsTheEhrAsks() throws Exception {
        hospital.disturb(_ -> new Reply(429, Map.of("Retry-After", "90"), ""));
        assertThat(bed.writeBack(hospital.client()).turn()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void anEhrThatDoesNotAnswerIsWaitedForAndWhatItTookIsNotThereTwice() throws Exception {
        WriteBack writeBack = bed.writeBack(hospital.client(Duration.ofMillis(300)));
        AtomicBoolean slow = new AtomicBoolean(true);
        hospital.disturb(asked -> {
            if (slow.get() && asked.path().endsWith("/Task")) {
                new CompletableFuture<Void>()
                        .completeOnTimeout(null, 900, TimeUnit.MILLISECONDS)
                        .join();
            }
            return null;
        });
        assertThat(writeBack.turn()).isPositive();
        slow.set(false);
        bed.writeAll(hospital.client());

        assertThat(hospital.all(Flag.class)).hasSize(1);
        assertThat(hospital.all(Task.class)).hasSize(1);
    }

    @Test
    void aServerThatAnswersWithoutABodyIsAskedWhatItWrote() throws Exception {
        FhirEhr client = hospital.client();
        bed.writeAll(client);
        hospital.disturb(asked -> asked.method().equals("PUT") ? NO_CONTENT : null);

        assertThat(client.put(
                        "Flag",
                        "identifier=urn:auscult:alert%7C" + alert.episode().id(),
                        "{}"))
                .startsWith("Flag/");
    }

    @Test
    void aChangeWhileItIsWrittenIsWrittenToo() throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        hospital.disturb(asked -> {
            if (asked.path().endsWith("/Task") && first.getAndSet(false)) {
                bed.alert(ADA, new Alert.Withdrawn(alert.episode(), "gone", NOW.plusSeconds(5)));
            }
            return null;
        });
        bed.writeAll(hospital.client());

        assertThat(hospital.the(Flag.class).getStatus()).isEqualTo(FlagStatus.INACTIVE);
        assertThat(counts()).isEqualTo(new Counts(0, 0));
    }

    @Test
    void oneAloneWrites() {
        Hold mine = database.hold(7).orElseThrow();
        assertThat(mine.stands()).isTrue();
        assertThat(database.hold(7)).isEmpty();
        mine.close();
        try (Hold next = database.hold(7).orElseThrow()) {
            assertThat(next.stands()).isTrue();
        }
    }
}
