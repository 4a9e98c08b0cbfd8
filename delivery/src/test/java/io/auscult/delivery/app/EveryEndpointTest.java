package io.auscult.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.Sample;
import io.auscult.delivery.access.Role;
import io.auscult.delivery.app.Endpoints.Endpoint;
import io.auscult.delivery.app.login.LoggedIn.Launch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every endpoint that is mapped, with every role, and with none: what nobody decided about fails here before it is seen. */
class EveryEndpointTest extends LoginApp {
    /** What a role may open, written down once more, beside the product's own list. */
    private static final Map<Role, Set<Need>> MATRIX = Map.of(
            Role.CLINICIAN, EnumSet.of(Need.NOTHING, Need.A_ROLE, Need.PATIENTS, Need.KNOWLEDGE),
            Role.INFORMATICIST, EnumSet.of(Need.NOTHING, Need.A_ROLE, Need.KNOWLEDGE, Need.RULES, Need.WATCHING),
            Role.ENGINEER, EnumSet.of(Need.NOTHING, Need.A_ROLE, Need.OPERATION, Need.WATCHING),
            Role.AUDITOR, EnumSet.of(Need.NOTHING, Need.A_ROLE, Need.DISCLOSURES));

    private static final Map<String, String> EXAMPLES = Map.of(
            "patientId",
            Sample.ADA.value(),
            "area",
            "cardiac",
            "condition",
            "high-ascvd-risk-without-statin",
            "id",
            "prevent",
            "file",
            "auscult",
            "service",
            "auscult-patient-view");

    private record Mapped(HttpMethod method, String pattern) {}

    @Test
    void somebodyDecidedAboutEveryEndpoint() {
        Set<String> decided = new java.util.TreeSet<>();
        Endpoints.all().forEach(each -> decided.add(each.method() + " " + each.pattern()));

        assertThat(mapped())
                .isNotEmpty()
                .filteredOn(each -> !each.pattern.startsWith("/cds-services") && !each.pattern.startsWith("/error"))
                .allSatisfy(each -> assertThat(decided)
                        .as("Add a line for this endpoint to Endpoints")
                        .contains(each.method + " " + each.pattern));
    }

    @Test
    void eachRoleOpensWhatItIsForAndNothingElse() throws Exception {
        for (Mapped each : mapped()) {
            Need need = decision(each).need();
            for (Role role : Role.values()) {
                boolean allowed = MATRIX.getOrDefault(role, Set.of()).contains(need);
                assertThat(isRefused(each, as("nils", role)))
                        .as("%s %s for %s", each.method, each.pattern, role)
                        .isEqualTo(!allowed);
            }
        }
    }

    @Test
    void whoHasNoRoleOpensNothing() throws Exception {
        for (Mapped each : mapped()) {
            boolean open = decision(each).need() == Need.NOTHING;
            assertThat(isRefused(each, as("nils")))
                    .as("%s %s", each.method, each.pattern)
                    .isEqualTo(!open);
        }
    }

    @Test
    void whoHasNotLoggedInIsSentToTheLoginFromEverywhereElse() throws Exception {
        for (Mapped each : mapped()) {
            if (decision(each).need() != Need.NOTHING && each.method.equals(HttpMethod.GET)) {
                web.perform(request(each.method, path(each)).accept("text/html"))
                        .andExpect(status().isFound());
                web.perform(request(each.method, path(each)).accept("application/json"))
                        .andExpect(status().isUnauthorized());
            }
        }
    }

    @Test
    void aClinicianOfAnotherWardOpensNothingOfAPatient() throws Exception {
        for (Mapped each : mapped()) {
            if (each.pattern.contains("{" + Endpoints.PATIENT) || each.pattern.contains("{" + Endpoints.ALERT)) {
                assertThat(isRefused(each, as("carla", Role.CLINICIAN, Role.INFORMATICIST)))
                        .as("%s %s", each.method, each.pattern)
                        .isTrue();
            }
        }
    }

    /** What stands in the answers, and not only whether there is one: each page in each of its lists, for each reader. */
    @Test
    void noAnswerTellsOfAPatientWhomItsReaderDoesNotReach() throws Exception {
        for (Someone someone : readers()) {
            for (Mapped each : mapped()) {
                if (!each.method.equals(HttpMethod.GET) || isStream(each)) {
                    continue;
                }
                for (String query : QUERIES) {
                    for (Known about : List.of(ada(), bo(), cleo())) {
                        String body = body(path(each, about) + query, someone.user);
                        for (Known known : List.of(ada(), bo(), cleo())) {
                            if (!someone.reaches.contains(known.name) && !isOwnWord(each, known, about)) {
                                assertThat(body)
                                        .as("%s, %s%s about %s", someone, each, query, about.name)
                                        .doesNotContain(known.tellTale());
                            }
                        }
                    }
                }
            }
        }
    }

    private static final List<String> QUERIES = List.of(
            "",
            "?whose=all&show=withdrawn",
            "?whose=ward:4W&show=history",
            "?whose=ward:ICU&show=open",
            "?show=not-assessable&user=carla");

    /** Somebody, and the patients of whom their answers may tell. */
    private record Someone(String word, RequestPostProcessor user, Set<String> reaches) {
        @Override
        public String toString() {
            return word;
        }
    }

    /** A patient, and what gives them away. */
    private record Known(String name, PatientId id, String alert) {
        CharSequence[] tellTale() {
            return new CharSequence[] {name, alert};
        }
    }

    private List<Someone> readers() {
        List<Someone> all = new ArrayList<>(List.of(
                new Someone("no role", as("nils"), Set.of()),
                new Someone("clinician of 4W", as("nils", Role.CLINICIAN), Set.of("Runte")),
                new Someone("clinician of the ICU", as("carla", Role.CLINICIAN), Set.of("Weber")),
                new Someone("clinician of no ward", as("walter", Role.CLINICIAN), Set.of()),
                new Someone(
                        "launched with Cleo's chart",
                        as("Practitioner/p9", new Launch(Sample.CLEO, true), Role.CLINICIAN),
                        Set.of("Lund")),
                new Someone("all roles, of the ICU", as("carla", Role.values()), Set.of("Weber"))));
        EnumSet.complementOf(EnumSet.of(Role.CLINICIAN))
                .forEach(role -> all.add(new Someone(role.word(), as("nils", role), Set.of())));
        return all;
    }

    private Known ada() {
        return new Known("Runte", Sample.ADA, adas.value());
    }

    private Known bo() {
        return new Known("Weber", Sample.BO, bos.value());
    }

    private static Known cleo() {
        return new Known("Lund", Sample.CLEO, "no alert of hers");
    }

    /** The auditor's record names alerts that were shown; and an error may say the address that was asked for. */
    private static boolean isOwnWord(Mapped each, Known known, Known about) {
        return each.pattern.startsWith("/audit") || (each.pattern.startsWith("/error") && known.equals(about));
    }

    /** It has no end, and says only that something has changed. */
    private static boolean isStream(Mapped each) {
        return each.pattern.equals("/inbox/events");
    }

    private String path(Mapped mapped, Known about) {
        return path(mapped).replace(adas.value(), about.alert).replace(Sample.ADA.value(), about.id.value());
    }

    private String body(String path, RequestPostProcessor user) throws Exception {
        return web.perform(request(HttpMethod.GET, path.replace(" ", "%20")).with(user))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void anAddressThatNobodyMappedIsRefusedToo() throws Exception {
        for (String path : List.of("/inboxes", "/patients", "/h2-console", "/patients/x/y/z/q")) {
            web.perform(request(HttpMethod.GET, path).with(as("nils", Role.values())))
                    .andExpect(status().isForbidden());
        }
        web.perform(request(HttpMethod.DELETE, "/inbox")
                        .with(as("nils", Role.values()))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    private boolean isRefused(Mapped each, RequestPostProcessor user) throws Exception {
        int status = web.perform(request(each.method, path(each))
                        .param("user", "nils")
                        .with(user)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus();
        return status == 403;
    }

    private Endpoint decision(Mapped mapped) {
        return Endpoints.of(mapped.method.name(), path(mapped)).orElseThrow().endpoint();
    }

    /** An address of the pattern, about Ada of ward 4W. */
    private String path(Mapped mapped) {
        String path = mapped.pattern.replace("{alertId}", adas.value());
        for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
            path = path.replace("{" + example.getKey() + "}", example.getValue());
        }
        assertThat(path).as("Give an example of each variable").doesNotContain("{");
        return path;
    }

    private List<Mapped> mapped() {
        List<Mapped> all = new ArrayList<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> methods(info)
                        .forEach(method ->
                                info.getPatternValues().forEach(pattern -> all.add(new Mapped(method, pattern)))));
        return all;
    }

    private static Stream<HttpMethod> methods(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? Arrays.stream(new HttpMethod[] {HttpMethod.GET, HttpMethod.POST})
                : methods.stream().map(each -> HttpMethod.valueOf(each.name()));
    }
}
