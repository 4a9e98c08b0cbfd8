package io.auscult.delivery.app;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.auscult.delivery.Sample;
import io.auscult.delivery.Stream;
import io.auscult.delivery.TestBroker;
import io.auscult.delivery.store.Among;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.store.TestDatabase;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The app with the demo's patients, in a real browser; skipped where there is none. */
@SpringBootTest(classes = DeliveryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(DemoWiring.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserApp {
    static final String READER = "dr-lind";
    static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Optional<Topics> topics = Optional.empty();

    final Instant now = Instant.now();

    @Autowired
    Stores stores;

    @Autowired
    Environment environment;

    private Optional<Playwright> playwright = Optional.empty();
    private Optional<Browser> browser = Optional.empty();

    @DynamicPropertySource
    static void wiring(DynamicPropertyRegistry properties) {
        String name = "browser_" + System.nanoTime();
        Topics own = TestBroker.topics(name + "-");
        topics = Optional.of(own);
        String database = TestDatabase.created(name);
        properties.add("auscult.delivery.database.url", () -> database);
        properties.add("auscult.delivery.database.user", () -> "postgres");
        properties.add("auscult.delivery.site-key", () -> Sample.KEY);
        properties.add("auscult.delivery.kafka.bootstrap-servers", TestBroker::servers);
        properties.add("auscult.delivery.kafka.topic-prefix", () -> name + "-");
        properties.add("auscult.delivery.kafka.group", () -> name);
        properties.add("auscult.delivery.zone", () -> "UTC");
        properties.add("auscult.delivery.clinician", () -> READER);
        properties.add("auscult.delivery.viewers", () -> "src/test/resources/demo-viewers.yaml");
    }

    @BeforeAll
    void open() throws IOException {
        Optional<Path> chromium = java.util.stream.Stream.of(
                        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(chromium.isPresent(), "No Chromium on this machine: apt-get install chromium");
        Playwright started = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        playwright = Optional.of(started);
        PlaywrightAssertions.setDefaultAssertionTimeout((double) SOON.toMillis());
        browser = Optional.of(started.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(QUIET)));
        try (Stream stream = stream()) {
            Demo.publish(stream, now);
        }
        await("the demo's patients")
                .atMost(Duration.ofSeconds(60))
                .until(() -> stores.feeds().all().size() == 2
                        && stores.alerts().open().size() == 3
                        && stores.alerts().ended("expired", Among.EVERYBODY, 9).size() == 1
                        && stores.people().find(List.of(Sample.ADA, Demo.DAN)).size() == 2
                        && !stores.decisions().of(Demo.DAN).isEmpty()
                        && stores.signals().of(Sample.BO).size() == 1
                        && !stores.releases().inForce(now).rules().isEmpty());
    }

    @BeforeEach
    void everyTestIsAboutTheDemo() {
        Assumptions.assumeTrue(browser.isPresent());
    }

    @AfterAll
    void close() {
        playwright.ifPresent(Playwright::close);
    }

    static Stream stream() {
        return new Stream(topics.orElseThrow());
    }

    String address(String path) {
        return "http://127.0.0.1:" + environment.getProperty("local.server.port") + path;
    }

    Page page(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.orElseThrow()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setLocale("en-GB"));
        return context.newPage();
    }

    Page page() {
        return page(1440, 900, ColorScheme.LIGHT);
    }
}
