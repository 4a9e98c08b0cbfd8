package io.auscult.demo.app;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The log-in, and the demonstration EHR: a list of patients, each with a link that launches Auscult. */
@RestController
class DemoController {
    private final DemoConfig config;
    private final Launches launches;

    DemoController(DemoConfig config, Launches launches) {
        this.config = config;
        this.launches = launches;
    }

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    String login(@RequestParam(required = false) @Nullable String error, CsrfToken csrf) {
        return Pages.login(config, error != null, csrf);
    }

    @GetMapping(
            path = {"/", "/ehr"},
            produces = MediaType.TEXT_HTML_VALUE)
    String ehr() {
        return Pages.ehr(config);
    }

    @GetMapping("/ehr/launch")
    ResponseEntity<Void> launch(@RequestParam String patient) {
        if (config.patients().stream().noneMatch(each -> each.id().equals(patient))) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(UriComponentsBuilder.fromUri(config.auscult())
                        .path("/launch")
                        .queryParam("iss", "{iss}")
                        .queryParam("launch", "{launch}")
                        .encode()
                        .buildAndExpand(config.iss(), launches.of(patient))
                        .toUri())
                .build();
    }

    /** What a SMART app asks first. */
    @GetMapping(path = "/fhir/.well-known/smart-configuration", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> smart() {
        return Map.of(
                "issuer", config.url().toString(),
                "jwks_uri", config.url() + "/oauth2/jwks",
                "authorization_endpoint", config.url() + "/oauth2/authorize",
                "token_endpoint", config.url() + "/oauth2/token",
                "grant_types_supported", List.of("authorization_code"),
                "code_challenge_methods_supported", List.of("S256"),
                "scopes_supported", List.of("openid", "fhirUser", "launch"),
                "capabilities", List.of("launch-ehr", "client-public", "sso-openid-connect", "context-ehr-patient"));
    }
}
