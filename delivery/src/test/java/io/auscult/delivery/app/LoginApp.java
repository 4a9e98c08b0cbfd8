package io.auscult.delivery.app;

import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.delivery.Sample;
import io.auscult.delivery.Stream;
import io.auscult.delivery.TestBroker;
import io.auscult.delivery.access.Role;
import io.auscult.delivery.app.login.LoggedIn;
import io.auscult.delivery.app.login.Registrations;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.store.TestDatabase;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * The whole app as a site runs it that has a login, on a real broker and a real database; Ada lies on ward 4W, Bo on the ICU and Cleo
 * on none. The login itself is tried with a real server in e2e.
 */
@SpringBootTest(classes = DeliveryApplication.class)
@Import(TestWiring.class)
abstract class LoginApp {
    private static final String DATABASE = TestDatabase.created("login_app");
    private static final String PREFIX = "login-";
    static final Topics TOPICS = TestBroker.topics(PREFIX);
    static final Stream STREAM = new Stream(TOPICS);

    @Autowired
    WebApplicationContext context;

    @Autowired
    Stores stores;

    MockMvc web = MockMvcBuilders.standaloneSetup().build();
    AlertId adas = new AlertId("none");
    AlertId bos = new AlertId("none");

    @DynamicPropertySource
    static void wiring(DynamicPropertyRegistry properties) {
        properties.add("auscult.delivery.database.url", () -> DATABASE);
        properties.add("auscult.delivery.database.user", () -> "postgres");
        properties.add("auscult.delivery.site-key", () -> Sample.KEY);
        properties.add("auscult.delivery.kafka.bootstrap-servers", TestBroker::servers);
        properties.add("auscult.delivery.kafka.topic-prefix", () -> PREFIX);
        properties.add("auscult.delivery.kafka.group", () -> "login-app");
        properties.add("auscult.delivery.zone", () -> "UTC");
        properties.add("auscult.delivery.viewers", () -> "src/test/resources/viewers.yaml");
        properties.add("auscult.delivery.cds-hooks.authentication", () -> "none");
        properties.add("auscult.delivery.login.issuer", () -> "https://login.hospital.example");
        properties.add("auscult.delivery.login.ehrs[0].name", () -> "ehr");
        properties.add("auscult.delivery.login.ehrs[0].iss", () -> "https://ehr.hospital.example/fhir/");
        properties.add("auscult.delivery.login.ehrs[0].client-id", () -> "auscult");
    }

    @BeforeEach
    void openTheWebOnTwoWards() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        Instant now = Instant.now();
        STREAM.pack(Sample.pack(Mode.LIVE, now.minusSeconds(60)));
        STREAM.deployment(Sample.deployed(Sample.PREVENT, Mode.LIVE, now.minusSeconds(60)));
        STREAM.deployment(Sample.deployed(Sample.TROPONIN_MODEL, Mode.LIVE, now.minusSeconds(60)));
        STREAM.person(Sample.ada());
        STREAM.person(Sample.person(Sample.BO, "Weber", "Bo", "1951", "male"));
        STREAM.person(Sample.person(Sample.CLEO, "Lund", "Cleo", "1961", "female"));
        admitted(Sample.ADA, "4W");
        admitted(Sample.BO, "ICU");
        Alert.Open ada = Sample.open(Sample.statin(), "login-ada", Sample.NOW);
        Alert.Open bo = Sample.open(Sample.troponin(), "login-bo", Sample.NOW);
        adas = ada.episode().id();
        bos = bo.episode().id();
        STREAM.alert(Sample.ADA, ada);
        STREAM.alert(Sample.BO, bo);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> stores.alerts().find(adas).isPresent()
                        && stores.alerts().find(bos).isPresent()
                        && stores.people().find(Sample.CLEO).isPresent()
                        && stores.encounters().namedBy(List.of("4W", "ICU")).size() == 2
                        && stores.releases().inForce(Instant.now()).rules().get(Sample.STATIN) == Mode.LIVE
                        && stores.releases()
                                .inForce(Instant.now())
                                .models()
                                .keySet()
                                .containsAll(List.of(Sample.PREVENT, Sample.TROPONIN_MODEL)));
    }

    private static void admitted(PatientId patient, String ward) {
        Instant began = Sample.NOW.minusSeconds(3600);
        STREAM.event(new EncounterStarted(
                new Envelope("login-" + patient, patient, Times.receivedAt(began), "ehr", "m", false, false),
                new FactKey("ehr/Encounter/" + patient),
                new FactVersion(began, 1, ward),
                CodedText.NONE,
                "IMP",
                "in-progress",
                new Period(began, null),
                ward));
    }

    /** Somebody who has logged in; nils works on 4W and carla on the ICU, as viewers.yaml says. */
    static RequestPostProcessor as(String user, Role... roles) {
        return as(user, null, roles);
    }

    static RequestPostProcessor as(String user, LoggedIn.@Nullable Launch launch, Role... roles) {
        OidcIdToken token = new OidcIdToken("t", Sample.NOW, Sample.NOW.plusSeconds(60), Map.of("sub", user));
        LoggedIn known = new LoggedIn(token, user, Set.of(roles), Set.of(), Set.of(), Set.of(), launch);
        return authentication(new OAuth2AuthenticationToken(known, known.getAuthorities(), Registrations.SITE));
    }
}
