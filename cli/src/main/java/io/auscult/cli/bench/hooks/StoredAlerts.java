package io.auscult.cli.bench.hooks;

import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Port;
import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Invented patients and their alerts, put where the app reads them: in the topics. */
final class StoredAlerts {
    static final String MRN_SYSTEM = "urn:auscult:bench:mrn";
    private static final RuleId RULE = new RuleId("cardiac/high-ascvd-risk-without-statin");
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final long LOOK_MILLIS = 500;

    private final Addresses at;
    private final SiteKey key;
    private final Instant now;

    StoredAlerts(Addresses at, SiteKey key, Instant now) {
        this.at = at;
        this.key = key;
        this.now = now;
    }

    static String mrn(int patient) {
        return "B-" + patient;
    }

    /** Returns when the app has them all. */
    void put(HooksPlan plan, IntConsumer progress) throws InterruptedException, SQLException {
        WireSerdes serdes = RegistrySerdes.of(at);
        Topics topics = Topics.withPrefix(at.topicPrefix());
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                at.kafka(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                20);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            String people = topics.people().name();
            String alerts = topics.alerts().name();
            for (int i = 0; i < plan.patients(); i++) {
                Identifier mrn = new Identifier(MRN_SYSTEM, mrn(i));
                PatientId patient = key.patientId(mrn);
                Person person = new Person(patient, "Bench", "P" + i, "1960-01-01", "female", List.of(mrn), null);
                var _ = producer.send(new ProducerRecord<>(
                        people, patient.value(), serdes.people().serializer().serialize(people, person)));
                for (Alert alert : List.of(open(i), answered(i))) {
                    var _ = producer.send(new ProducerRecord<>(
                            alerts,
                            patient.value(),
                            serdes.alerts().serializer().serialize(alerts, alert)));
                }
            }
        }
        await(2 * plan.patients(), progress);
    }

    private void await(int expected, IntConsumer progress) throws InterruptedException, SQLException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        String url = "jdbc:postgresql://" + at.ports().address(Port.POSTGRES) + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            for (int stored = stored(statement); stored < expected; stored = stored(statement)) {
                progress.accept(stored);
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("After " + LIMIT.toMinutes() + " minutes " + stored + " of "
                            + expected + " alerts are stored; see " + at.logs());
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    private static int stored(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from delivery.alert")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Alert open(int patient) {
        return new Alert.Open(episode("open-" + patient));
    }

    private Alert answered(int patient) {
        return new Alert.Acknowledged(
                episode("answered-" + patient),
                new Answer(Answer.Outcome.ACCEPTED, "bench", now.minusSeconds(60), null, null),
                false);
    }

    private Episode episode(String cause) {
        Raise raise = new Raise(
                RULE,
                Subject.PATIENT,
                Indicator.INFO,
                "10-year ASCVD risk 14.2 % and no statin on the medication list: discuss prevention",
                Mode.LIVE,
                List.of(new ModelRef("prevent", "1.0.0")),
                null,
                new Rationale(
                        RULE,
                        "cardiac",
                        "1.0.0",
                        List.of(
                                Seen.score("ascvd", "10yr", "14.2 %", now, "prevent@1.0.0"),
                                new Seen("total-cholesterol", "243 mg/dL", now, "ehr/Observation/tc-1"),
                                new Seen("statin", "none on the list", null, "")),
                        "PREVENT estimates a 10-year risk of 14.2 %, and no statin is on the medication list."));
        Instant at = now.minusSeconds(3_600);
        return new Episode(AlertId.of(RULE, Subject.PATIENT, cause), raise, cause, at, 1, at, List.of());
    }
}
