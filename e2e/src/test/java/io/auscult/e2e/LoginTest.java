package io.auscult.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.auscult.cli.sample.SampleFiles;
import io.auscult.cli.sample.SamplePlayer;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Installation;
import io.auscult.cli.up.Stack;
import io.auscult.cli.up.StackConfig;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stack as {@code auscult up} starts it: a real login server before the pages, and an EHR that launches them. */
class LoginTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FISHER = "8a66580c-ba81-7620-204d-9debb83205a5";

    private static final Stack STACK = prepared();

    private static Stack prepared() {
        try {
            Path home = Files.createTempDirectory("auscult-e2e-login");
            return Stack.prepare(StackConfig.throwaway(home).withLogin(), Installation.found(), System.out::println);
        } catch (IOException e) {
            throw new IllegalStateException("No folder for the test", e);
        }
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        STACK.start();
        new SamplePlayer(
                        STACK.home(),
                        STACK.addresses(),
                        new SampleFiles(Installation.found().sample()))
                .play(LocalDate.now(ZoneId.systemDefault()), System.out::println);
        Visitor clinician = visitor();
        clinician.logIn("clinician");
        await("the sample's alert of Fisher429")
                .atMost(PATIENCE)
                .until(() -> clinician.get("/inbox").body().contains("Fisher429"));
    }

    @AfterAll
    static void stop() {
        STACK.close();
    }

    private static Addresses at() {
        return STACK.addresses();
    }

    private static Visitor visitor() {
        return new Visitor(at());
    }

    @Test
    void whoHasNotLoggedInSeesTheLoginAndNothingElse() throws Exception {
        HttpResponse<String> asked = visitor().get("/inbox");

        assertThat(asked.uri().toString()).startsWith(at().login());
        assertThat(asked.body()).contains("Demonstration.", "nurse-ward1").doesNotContain("Fisher429");
        assertThat(visitor().getAsProgram("/inbox/events").statusCode()).isEqualTo(401);
    }

    @Test
    void aWrongPasswordOpensNothing() throws Exception {
        Visitor visitor = visitor();

        assertThat(visitor.logIn("clinician", "wrong").body()).contains("There is no such user");
        assertThat(visitor.getAsProgram("/inbox").statusCode()).isEqualTo(401);
    }

    @Test
    void eachSeesWhatTheirRoleAndWardAreFor() throws Exception {
        Visitor nurse = visitor();
        nurse.logIn("nurse-ward1");
        assertThat(nurse.get("/inbox").statusCode()).isEqualTo(200);
        assertThat(nurse.get("/inbox").body()).contains("nurse-ward1").doesNotContain("Fisher429");

        Visitor engineer = visitor();
        engineer.logIn("engineer");
        assertThat(engineer.get("/").body()).contains("Status").doesNotContain("Fisher429");
        assertThat(engineer.get("/inbox").statusCode()).isEqualTo(403);

        Visitor nobody = visitor();
        assertThat(nobody.logIn("visitor").statusCode()).isEqualTo(403);
        assertThat(nobody.get("/models").statusCode()).isEqualTo(403);
    }

    @Test
    void anEhrLaunchEndsOnThePageOfItsPatientAndTheAuditorReadsOfIt() throws Exception {
        Visitor visitor = visitor();
        HttpResponse<String> login = visitor.getAll(at().login() + "/ehr/launch?patient=" + FISHER);
        HttpResponse<String> page = visitor.submit(login, "nurse-ward2", "demo");

        assertThat(page.uri().getPath()).startsWith("/patients/");
        assertThat(page.body()).contains("Fisher429");
        String patient = page.uri().getPath().substring("/patients/".length());

        Visitor auditor = visitor();
        auditor.logIn("auditor");
        assertThat(auditor.get("/audit?user=nurse-ward2&patient=" + patient).body())
                .contains(patient, "127.0.0.1")
                .doesNotContain("Fisher429");
        assertThat(auditor.get("/patients/" + patient).statusCode()).isEqualTo(403);
    }

    @Test
    void anAnswerThatNobodyAskedForLogsNobodyIn() throws Exception {
        Visitor visitor = visitor();

        assertThat(visitor.get("/login/oauth2/code/site?code=stolen&state=guessed")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/launch?iss=https://evil.example/fhir&launch=x").statusCode())
                .isEqualTo(400);
        assertThat(visitor.getAsProgram("/inbox").statusCode()).isEqualTo(401);
    }

    @Test
    void theLogsNameNoPatientAndHoldNoToken() throws Exception {
        Visitor visitor = visitor();
        visitor.logIn("clinician");
        visitor.get("/inbox");

        for (String app : List.of("delivery", "demo-login")) {
            assertThat(Files.readString(at().logs().resolve(app + ".log")))
                    .doesNotContain("Fisher429", "MRN-1003", "eyJ");
        }
    }

    @Test
    void aPersonLogsInAndOutInABrowser() {
        Optional<Path> chromium = java.util.stream.Stream.of(
                        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(chromium.isPresent(), "No Chromium on this machine: apt-get install chromium");
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            Page page = browser.newPage();
            page.navigate(at().inbox());
            page.getByLabel("User").fill("clinician");
            page.getByLabel("Password").fill("demo");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                    .click();
            PlaywrightAssertions.assertThat(page.locator("header .who")).containsText("clinician");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out"))
                    .click();
            PlaywrightAssertions.assertThat(page.locator("h1")).containsText("You are logged out");
            page.navigate(at().inbox());
            PlaywrightAssertions.assertThat(page.getByLabel("Password")).isVisible();
        }
    }
}
