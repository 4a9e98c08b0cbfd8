package io.auscult.delivery.app;

import io.auscult.delivery.app.login.LaunchResolver;
import io.auscult.delivery.app.login.LoginAway;
import io.auscult.delivery.app.login.LoginConfig;
import io.auscult.delivery.app.login.LoginConfig.Ehr;
import io.auscult.delivery.app.login.Registrations;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The ways in: the site's own login, and the launch out of an EHR (SMART on FHIR, {@code /launch?iss=…&launch=…}). */
@Controller
class LoginController {
    /** Says that the server of the login was not told. */
    static final String HERE_ONLY = "here-only";

    private static final Logger LOG = LoggerFactory.getLogger(LoginController.class);

    private final LoginConfig config;
    private final Registrations registrations;

    LoginController(LoginConfig config, Registrations registrations) {
        this.config = config;
        this.registrations = registrations;
    }

    @GetMapping("/login")
    ModelAndView login(@RequestParam(required = false) @Nullable String failed) {
        if (failed != null) {
            return told(HttpStatus.UNAUTHORIZED, "The login did not succeed. Please try again.");
        }
        if (config.issuer().isBlank()) {
            return told(
                    HttpStatus.UNAUTHORIZED,
                    config.isOn() ? "Please open Auscult out of the EHR." : "This Auscult has no login.");
        }
        return toLogin(Registrations.SITE, null);
    }

    /** Nothing is asked of an address that the site has not listed: anybody can write anything into a link. */
    @GetMapping("/launch")
    ModelAndView launch(@RequestParam(defaultValue = "") String iss, @RequestParam(defaultValue = "") String launch) {
        Optional<Ehr> ehr = registrations.launchedBy(iss);
        if (ehr.isEmpty() || launch.isBlank()) {
            return told(HttpStatus.BAD_REQUEST, "This is no launch out of an EHR that Auscult knows.");
        }
        return toLogin(ehr.get().name(), launch);
    }

    @GetMapping("/launch/unknown")
    ModelAndView unknown() {
        return told(HttpStatus.NOT_FOUND, "Auscult knows nothing of this patient, or not which one is meant.");
    }

    @GetMapping("/logged-out")
    ModelAndView loggedOut(@RequestParam(name = HERE_ONLY, defaultValue = "false") boolean hereOnly) {
        return told(
                HttpStatus.OK,
                hereOnly
                        ? "You are logged out of Auscult. The login itself may still be open: log out there as well."
                        : "You are logged out.");
    }

    private ModelAndView toLogin(String registration, @Nullable String launch) {
        try {
            if (registrations.findByRegistrationId(registration) == null) {
                return told(HttpStatus.NOT_FOUND, "There is no such login.");
            }
        } catch (LoginAway e) {
            LOG.warn("Nobody can log in by {}: {}", registration, e.getMessage());
            return told(HttpStatus.SERVICE_UNAVAILABLE, "The login does not answer. Please try again.");
        }
        UriComponentsBuilder to = UriComponentsBuilder.fromPath("/oauth2/authorization/" + registration);
        Optional.ofNullable(launch).ifPresent(handle -> to.queryParam(LaunchResolver.LAUNCH, "{launch}"));
        return new ModelAndView(
                "redirect:" + to.encode().buildAndExpand(Map.of("launch", launch == null ? "" : launch)));
    }

    private static ModelAndView told(HttpStatus status, String sentence) {
        return new ModelAndView("error", Map.of("status", status.value(), "sentence", sentence), status);
    }
}
