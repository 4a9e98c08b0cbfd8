package io.auscult.delivery.app;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.auscult.core.alert.Alert;
import io.auscult.core.value.Mode;
import io.auscult.delivery.Sample;
import io.auscult.delivery.Stream;
import io.auscult.delivery.TestBroker;
import io.auscult.delivery.store.TestDatabase;
import io.auscult.demo.ehr.DemoEhr;
import io.auscult.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The whole app with an EHR to write into. */
@SpringBootTest(classes = DeliveryApplication.class)
@Import(TestWiring.class)
class WriteBackAppTest {
    private static final String DATABASE = TestDatabase.created("write_back_app");
    private static final String PREFIX = "written-";
    private static final Topics TOPICS = TestBroker.topics(PREFIX);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final DemoEhr EHR = started();

    private static DemoEhr started() {
        try {
            Patient ada = new Patient();
            ada.setId("ada-1");
            return DemoEhr.start(0, List.of(ada));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void wiring(DynamicPropertyRegistry properties) {
        properties.add("auscult.delivery.database.url", () -> DATABASE);
        properties.add("auscult.delivery.database.user", () -> "postgres");
        properties.add("auscult.delivery.site-key", () -> Sample.KEY);
        properties.add("auscult.delivery.kafka.bootstrap-servers", TestBroker::servers);
        properties.add("auscult.delivery.kafka.topic-prefix", () -> PREFIX);
        properties.add("auscult.delivery.kafka.group", () -> "written");
        properties.add("auscult.delivery.cds-hooks.authentication", () -> "none");
        properties.add("auscult.delivery.write-back.url", () -> EHR.base().toString());
    }

    @Test
    void anAlertOfTheLogComesIntoTheRecordAndLeavesItAgain(
            @Autowired WebApplicationContext context, @Autowired MeterRegistry meters) throws Exception {
        Alert.Open alert = Sample.open(Sample.statin(), "app1", NOW);
        try (Stream stream = new Stream(TOPICS)) {
            stream.pack(Sample.pack(Mode.LIVE, Instant.now().minusSeconds(60)));
            stream.deployment(
                    Sample.deployed(Sample.PREVENT, Mode.LIVE, Instant.now().minusSeconds(60)));
            stream.person(Sample.ada());
            stream.alert(ADA, alert);
            await().atMost(PATIENCE).until(() -> EHR.all(Flag.class).size(), size -> size == 1);

            stream.alert(ADA, new Alert.Withdrawn(alert.episode(), "gone", NOW.plusSeconds(9)));
            await().atMost(PATIENCE)
                    .until(() -> EHR.all(Flag.class).getFirst().getStatus(), FlagStatus.INACTIVE::equals);
        }
        String page = MockMvcBuilders.webAppContextSetup(context)
                .build()
                .perform(get("/status"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page).contains("Written into the EHR", EHR.base().toString());
        await().atMost(PATIENCE)
                .until(() -> meters.get("auscult.writeback.waiting").gauge().value(), value -> value == 0);
        assertThat(meters.get("auscult.writeback.alerts")
                        .tag("outcome", "written")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(2);
    }
}
