package io.auscult.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.auscult.delivery.caller.Client;
import io.auscult.delivery.caller.TokenCheck;
import io.auscult.delivery.caller.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@ExtendWith(OutputCaptureExtension.class)
class KnownCallersTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String BASE = "https://cds.example";
    private static final Tokens EHR = new Tokens("k1");

    private KnownCallers guard = new KnownCallers(
            new TokenCheck(List.of(), (_, _, _) -> false, Duration.ZERO, InstantSource.fixed(NOW)), List.of());
    private MockMvc web = MockMvcBuilders.standaloneSetup().build();

    @BeforeEach
    void letTheEhrIn(@TempDir Path folder) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), EHR.keySet());
        Set<String> seen = new HashSet<>();
        TokenCheck check = new TokenCheck(
                List.of(new Client(Tokens.ISSUER, Set.of(), keys, Set.of())),
                (issuer, id, _) -> seen.add(issuer + id),
                Duration.ofHours(1),
                InstantSource.fixed(NOW));
        guard = new KnownCallers(check, List.of(URI.create(BASE + "/")));
        web = MockMvcBuilders.standaloneSetup(new Services())
                .addMappedInterceptors(new String[] {"/cds-services", "/cds-services/**"}, guard)
                .build();
    }

    @RestController
    @CrossOrigin(originPatterns = "https://ehr.example")
    static class Services {
        @GetMapping("/cds-services")
        String discovery() {
            return "services";
        }

        @PostMapping("/cds-services/one")
        String call() {
            return "cards";
        }

        @PostMapping("/cds-services/one/feedback")
        String feedback() {
            return "received";
        }
    }

    @Test
    void discoveryCallsAndFeedbackNeedATokenForTheirOwnAddress() throws Exception {
        web.perform(get("/cds-services").header("Authorization", bearer("/cds-services")))
                .andExpect(status().isOk());
        web.perform(post("/cds-services/one").header("Authorization", bearer("/cds-services/one")))
                .andExpect(status().isOk());
        web.perform(post("/cds-services/one").header("Authorization", bearer("/cds-services")))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void feedbackMayBeForTheServiceOrForItsOwnAddress() throws Exception {
        for (String audience : List.of("/cds-services/one", "/cds-services/one/feedback")) {
            web.perform(post("/cds-services/one/feedback").header("Authorization", bearer(audience)))
                    .andExpect(status().isOk());
        }
    }

    @Test
    void whoIsRefusedIsToldNothing(CapturedOutput output) throws Exception {
        String token = new Tokens("k1").token(BASE + "/cds-services", NOW, claims -> claims);

        web.perform(get("/cds-services")
                        .header("Authorization", "Bearer " + token)
                        .header("Origin", "https://ehr.example"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(header().string("Access-Control-Allow-Origin", "https://ehr.example"))
                .andExpect(
                        content()
                                .json(
                                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"login\"}]}"));

        assertThat(output.getAll()).contains("no key of the issuer verifies").doesNotContain(token);
    }

    @Test
    void twoTokensAreNone() throws Exception {
        web.perform(get("/cds-services").header("Authorization", bearer("/cds-services"), bearer("/cds-services")))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void aBrowserAsksBeforehandWithoutAToken() throws Exception {
        MockHttpServletRequest preflight = new MockHttpServletRequest("OPTIONS", "/cds-services/one");
        preflight.addHeader("Origin", "https://ehr.example");
        preflight.addHeader("Access-Control-Request-Method", "POST");

        assertThat(guard.preHandle(preflight, new MockHttpServletResponse(), "handler"))
                .isTrue();
        assertThat(guard.preHandle(
                        new MockHttpServletRequest("OPTIONS", "/cds-services/one"),
                        new MockHttpServletResponse(),
                        "handler"))
                .isFalse();
    }

    @Test
    void withoutAuthenticationOnlyThisMachineMayCall() throws Exception {
        assertThatThrownBy(() -> CdsHooksConfiguration.anybodyOnThisMachine(InetAddress.getByName("0.0.0.0")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("this machine only");
        assertThat(CdsHooksConfiguration.anybodyOnThisMachine(InetAddress.getLoopbackAddress()))
                .isNotNull();
    }

    private static String bearer(String path) {
        return "Bearer " + EHR.token(BASE + path, NOW, claims -> claims);
    }
}
