package io.auscult.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BrowserRulesTest {
    private final BrowserRules rules = new BrowserRules(URI.create("https://alerts.hospital.example"), "");

    @Test
    void takesFormsOfItsOwnPages() throws Exception {
        assertThat(answer("127.0.0.1", "http://127.0.0.1:8083").getStatus()).isEqualTo(200);
        assertThat(answer("alerts.hospital.example", "https://alerts.hospital.example")
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void refusesFormsOfOtherPages() throws Exception {
        assertThat(answer("127.0.0.1", "https://evil.example").getStatus()).isEqualTo(403);
        assertThat(answer("127.0.0.1", "null").getStatus()).isEqualTo(403);
        assertThat(answer("127.0.0.1", "http://[").getStatus()).isEqualTo(403);
    }

    @Test
    void refusesANameThatOnlyResolvesHere() throws Exception {
        assertThat(answer("rebound.evil.example", "http://rebound.evil.example").getStatus())
                .isEqualTo(403);
    }

    @Test
    void letsPagesLoadNothingFromElsewhere() throws Exception {
        assertThat(answer("127.0.0.1", "http://127.0.0.1:8083").getHeader("Content-Security-Policy"))
                .startsWith("default-src 'none'");
    }

    private MockHttpServletResponse answer(String host, String origin) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/inbox/1/answer");
        request.setServerName(host);
        request.addHeader("Origin", origin);
        MockHttpServletResponse response = new MockHttpServletResponse();
        rules.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
