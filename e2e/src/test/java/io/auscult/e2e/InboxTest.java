package io.auscult.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A clinician opens an alert, reads why, answers it, and finds it answered: in a real browser, on the whole stack. */
class InboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static RunningAuscult auscult;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(chromium.isPresent(), "No Chromium on this machine: apt-get install chromium");
        auscult = RunningAuscult.withTheSample();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(QUIET));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void aClinicianReadsWhyAndOverridesWithAReason() {
        Page page = browser.newPage();
        page.navigate(auscult.at().inbox());
        Locator alert = page.locator(".alert-row", new Page.LocatorOptions().setHasText("Fisher429"));
        assertThat(alert).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout((double) PATIENCE.toMillis()));
        alert.click();

        Locator basis = page.locator("#basis");
        assertThat(basis).containsText("ENDPAC");
        assertThat(basis).containsText("72.9");
        assertThat(basis).containsText("no cancer");

        page.getByLabel("Reason, if you override").selectOption("need-more-info");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Override with reason"))
                .click();

        // The answer is sent when its own page has come back; leaving before that would take it back.
        assertThat(page).hasURL(Pattern.compile(".*recorded=overridden.*"));

        await("the history to hold the alert").atMost(PATIENCE).until(() -> {
            page.navigate(auscult.at().inbox() + "?show=history");
            return page.locator(".alert-row", new Page.LocatorOptions().setHasText("Fisher429"))
                            .count()
                    == 1;
        });
    }

    @Test
    void aClinicianReadsWhyAnotherAlertDidNotCome() {
        Page page = browser.newPage();
        page.navigate(auscult.at().inbox());
        page.locator(".alert-row").first().click();
        page.locator(".patient-name").first().click();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Why these alerts, and why no others"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Why, and why not")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout((double) PATIENCE.toMillis()));
        Locator silent = page.locator(".why-rule.silent").first();
        assertThat(silent).containsText("Does not fire");
        silent.getByRole(AriaRole.LINK).click();

        assertThat(page.locator(".conditions tr.no").first())
                .containsText("not met", new LocatorAssertions.ContainsTextOptions().setTimeout((double)
                                PATIENCE.toMillis()));
    }
}
