package io.auscult.demo.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"auscult.demo.patients[0].id=p1", "auscult.demo.patients[0].name=Ada <Runte>"})
class DemoLoginTest {
    private static final String BACK = "http://127.0.0.1:8083/login/oauth2/code/site";

    @Autowired
    Environment environment = new MockEnvironment();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void listensOnLoopbackWhateverItIsTold() {
        assertThatThrownBy(() -> new LoopbackOnly(InetAddress.ofLiteral("0.0.0.0")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new LoopbackOnly(null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysOnItsPagesWhatItIs() throws Exception {
        assertThat(get("/login").body()).contains("Demonstration.", "nurse-ward1", "No real login");
        assertThat(get("/ehr").body()).contains("Demonstration.", "Ada &lt;Runte&gt;", "patient=p1");
    }

    @Test
    void issuesACodeToAuscultAloneAndOnlyWithPkce() throws Exception {
        String asked = "/oauth2/authorize?response_type=code&client_id=auscult&scope=openid&state=s&redirect_uri=";
        String proof = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

        assertThat(get(asked + BACK + proof).headers().firstValue("Location").orElseThrow())
                .endsWith("/login");
        assertThat(get(asked + BACK).headers().firstValue("Location").orElseThrow())
                .contains("error=invalid_request");
        assertThat(get(asked + "https://evil.example/" + proof).statusCode()).isEqualTo(400);
    }

    @Test
    void launchesWithItsOwnPatientsAlone() throws Exception {
        assertThat(get("/ehr/launch?patient=p1")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith("http://127.0.0.1:8083/launch?iss=http");
        assertThat(get("/ehr/launch?patient=p2").statusCode()).isEqualTo(404);
        assertThat(get("/fhir/.well-known/smart-configuration").body()).contains("S256", "launch-ehr");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Accept", "text/html, */*;q=0.5")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
