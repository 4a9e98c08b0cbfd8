package io.auscult.cli.bench.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.bench.Machine;
import io.auscult.cli.bench.hooks.Calls.Call;
import io.auscult.core.alert.Alert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is put in, what is called and how it is counted; that it is answered is shown by running it. */
class HooksFiguresTest {
    private static final HooksPlan PLAN = new HooksPlan(1_000, 20, 10, 50, 5, 10, 1);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void mostAlertsAreOverAndEachIsOneOfItsOwn() {
        PastAlerts past = new PastAlerts(NOW);
        List<Alert> all = IntStream.range(0, PLAN.patients())
                .boxed()
                .flatMap(i -> past.of(i, i < PLAN.inHouse()).stream())
                .toList();

        assertThat(all).hasSize(PLAN.alerts());
        assertThat(all.stream().filter(Alert.Open.class::isInstance)).hasSize(2 * 20 + 180 / 4);
        Set<String> ids = new HashSet<>();
        all.forEach(each -> ids.add(each.episode().id().value()));
        assertThat(ids).hasSameSizeAs(all);
    }

    @Test
    void sixOfTenCallsLookAtAPatientAndTheOthersBringADraft() throws Exception {
        Calls calls = new Calls(PLAN);
        List<Call> made = Stream.generate(calls::next).limit(1_000).toList();

        assertThat(made.stream().filter(call -> call.service() == Service.PATIENT_VIEW))
                .hasSizeBetween(560, 640);
        for (Call call : made) {
            JsonNode body = JSON.readTree(call.body());
            assertThat(body.path("hook").asText()).isEqualTo(call.service().hook());
            assertThat(body.at("/context/draftOrders").isObject())
                    .isEqualTo(call.service().isOrdering());
        }
    }

    @Test
    void theSameSeedMakesTheSameCalls() {
        assertThat(new Calls(PLAN).next()).isEqualTo(new Calls(PLAN).next());
    }

    @Test
    void whatWasLateOrRefusedIsNotAmongTheTimes() {
        Tally tally = new Tally();
        tally.answered(
                Service.ORDER_SIGN, 200, body("{\"indicator\":\"info\",\"detail\":\"**Degraded:** late\"}"), 40_000);
        tally.answered(Service.ORDER_SIGN, 503, body("{}"), 9_000_000);
        tally.answered(Service.PATIENT_VIEW, 200, body("{\"cards\":[]}"), 20_000);
        tally.failed(Service.TRIVIAL);

        Map<Service, Timings> timings = tally.timings(2);

        assertThat(timings.get(Service.ORDER_SIGN)).isEqualTo(new Timings(List.of(40_000L), 1, 1, 1));
        assertThat(timings.get(Service.PATIENT_VIEW)).isEqualTo(new Timings(List.of(20_000L), 2, 0, 0));
        assertThat(timings.get(Service.TRIVIAL)).isEqualTo(new Timings(List.of(), 1, 0, 0));
    }

    @Test
    void allHooksCountTogetherAndTheTrivialEndpointBesideThem() throws Exception {
        Map<Service, Timings> timings = Map.of(
                Service.PATIENT_VIEW, new Timings(List.of(99_000L), 0, 2, 0),
                Service.ORDER_SELECT, new Timings(List.of(101_000L), 0, 0, 0),
                Service.TRIVIAL, new Timings(List.of(2_000L), 0, 0, 0));
        HooksReport report =
                new HooksReport(Machine.now(), Machine.now(), PLAN, 1_000, timings, Map.of("delivery", 1_500.0));

        JsonNode json = JSON.readTree(report.json());

        assertThat(json.at("/millis/hooks/p50").asDouble()).isEqualTo(99);
        assertThat(json.at("/millis/hooks/p99").asDouble()).isEqualTo(101);
        assertThat(json.at("/met").asBoolean()).isFalse();
        assertThat(report.allAnswered()).isTrue();
        assertThat(report.text()).contains("p50 x 49.5", "delivery 1.5", "under 100 ms at p99: not met");
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
