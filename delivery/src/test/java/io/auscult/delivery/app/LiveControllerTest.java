package io.auscult.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.auscult.delivery.store.Changes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class LiveControllerTest {
    private static final Duration LONGER_THAN_ANY_TEST = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Changes changes = new Changes();

    @Test
    void aChangeBetweenThePageAndItsFirstListeningIsTold() throws Exception {
        long whenThePageWasMade = changes.version();
        changes.happened();

        MockHttpServletResponse told = connected(LONGER_THAN_ANY_TEST, since(whenThePageWasMade));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(told.getContentAsString()).contains("event:changed", "id:" + changes.version()));
    }

    @Test
    void aPageThatHasSeenAllIsToldNothingUntilSomethingHappens() throws Exception {
        MockHttpServletResponse told = connected(Duration.ofMillis(20), since(changes.version()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told.getContentAsString()).contains(":still here"));
        assertThat(told.getContentAsString()).doesNotContain("changed");

        changes.happened();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told.getContentAsString()).contains("event:changed"));
    }

    @Test
    void afterABreakTheLastEventCountsAndNotTheAgeOfThePage() throws Exception {
        long whenThePageWasMade = changes.version();
        changes.happened();

        MockHttpServletResponse told =
                connected(Duration.ofMillis(20), since(whenThePageWasMade).header("Last-Event-ID", changes.version()));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told.getContentAsString()).contains(":still here"));
        assertThat(told.getContentAsString()).doesNotContain("changed");
    }

    @Test
    void aPageOfBeforeARestartIsTold() throws Exception {
        long ofAnotherRun = changes.version() + 1;

        MockHttpServletResponse told = connected(LONGER_THAN_ANY_TEST, since(ofAnotherRun));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told.getContentAsString()).contains("event:changed"));
    }

    private static MockHttpServletRequestBuilder since(long version) {
        return get("/inbox/events").param("since", Long.toString(version));
    }

    private MockHttpServletResponse connected(Duration quiet, MockHttpServletRequestBuilder request) throws Exception {
        MockMvc web = MockMvcBuilders.standaloneSetup(new LiveController(changes, quiet))
                .build();
        return web.perform(request).andReturn().getResponse();
    }
}
