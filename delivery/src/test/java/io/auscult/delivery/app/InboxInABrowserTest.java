package io.auscult.delivery.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.decision.Subject;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.Sample;
import io.auscult.delivery.Stream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** What a clinician does in the inbox, in a real browser. */
@TestPropertySource(properties = "auscult.delivery.silent-after=48h")
class InboxInABrowserTest extends BrowserApp {
    private static final PatientId EVE = new PatientId(ContentHash.of("eve"));
    private static final Path GUIDE = Path.of("target", "guide");
    private static final String SHIFTS = """
            () => { window.shifts = 0; new PerformanceObserver(list => list.getEntries().forEach(each => { window.shifts += each.value; }))
              .observe({type: 'layout-shift', buffered: false}); }""";

    @Test
    void aNewAlertIsAnnouncedWithoutAReloadAndNothingMoves() {
        try (Page page = page();
                Stream stream = stream()) {
            page.navigate(address("/inbox"));
            assertThat(page.locator("#news-words")).hasText("Up to date");
            page.evaluate(SHIFTS);
            int before = page.locator("#alert-list li").count();

            stream.alert(EVE, Sample.open(Sample.troponin(), "new-1", now()));

            assertThat(page.locator("#news-words")).containsText("1 new, critical alert");
            assertThat(page.locator("#alert-list li")).hasCount(before);
            assertThat(((Number) page.evaluate("() => window.shifts")).doubleValue())
                    .isZero();

            page.keyboard().press("n");
            assertThat(page.locator("#alert-list li")).hasCount(before + 1);
            assertThat(page.locator("#news-words")).hasText("Up to date");
            assertThat(page.locator(":focus")).containsText("hs-troponin 68 ng/L");
        }
    }

    @Test
    void anAlertIsUnreadUntilItsReaderHasOpenedIt() {
        try (Page page = page();
                Stream stream = stream()) {
            AlertId id = arrived(stream, new Alert.Open(Sample.episode(Sample.statin(), "unread-1", 1, now())));
            page.navigate(address("/inbox?show=unread"));
            assertThat(page.locator("[data-id='" + id + "'] .new-mark")).isVisible();

            page.locator("[data-id='" + id + "'] a").click();
            page.navigate(address("/inbox?show=unread"));
            assertThat(page.locator("[data-id='" + id + "']")).hasCount(0);
            page.navigate(address("/inbox"));
            assertThat(page.locator("[data-id='" + id + "']")).hasCount(1);

            arrived(stream, new Alert.Open(Sample.episode(Sample.statin(), "unread-1", 2, now())));
            page.navigate(address("/inbox?show=unread"));
            assertThat(page.locator("[data-id='" + id + "']")).hasCount(1);
        }
    }

    @Test
    void whoSawAnAlertIsToldThatItWasWithdrawnUntilTheyHaveReadIt() {
        try (Page page = page();
                Stream stream = stream()) {
            AlertId id = arrived(stream, Sample.open(Sample.statin(), "withdrawn-1", now()));
            page.navigate(address("/inbox/" + id));

            arrived(
                    stream,
                    new Alert.Withdrawn(
                            Sample.episode(Sample.statin(), "withdrawn-1", 1, now()),
                            "The blood pressure was entered in error",
                            now()));
            assertThat(page.locator("#changed")).isVisible();

            page.navigate(address("/inbox"));
            Locator told = page.locator("#behind");
            assertThat(told).containsText("the blood pressure was entered in error");
            told.getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator("#behind")).hasCount(0);
            page.navigate(address("/inbox?show=withdrawn"));
            assertThat(page.locator("[data-id='" + id + "']")).hasCount(1);
        }
    }

    @Test
    void aHandOverIsFoundByBothPeople() {
        try (Page mine = page();
                Page theirs = page();
                Stream stream = stream()) {
            AlertId id = arrived(stream, Sample.open(Sample.statin(), "handed-1", now()));
            mine.navigate(address("/inbox/" + id));
            mine.keyboard().press("h");
            assertThat(mine.locator(":focus")).hasAttribute("name", "to");
            mine.getByLabel("To a colleague").selectOption("dr-park");
            mine.getByLabel("What they should know").fill("on my way to the ED");
            mine.locator("#act-handover button").click();
            assertThat(mine).hasURL(Pattern.compile(".*recorded=handed-over.*"));
            await().atMost(SOON).until(() -> !stores.handovers().of(id).isEmpty());

            mine.navigate(address("/inbox?show=handed-over"));
            assertThat(mine.locator("[data-id='" + id + "']"))
                    .containsText("You handed this to dr-park: on my way to the ED");
            theirs.navigate(address("/inbox?show=handed-over&user=dr-park"));
            assertThat(theirs.locator("[data-id='" + id + "']")).containsText("Handed to you by dr-lind");
            theirs.navigate(address("/inbox/" + id));
            assertThat(theirs.locator(".story")).containsText("dr-lind handed it to dr-park");
        }
    }

    @Test
    void theListIsReadAndOpenedByKeysAndTheFocusIsSeen() {
        try (Page page = page()) {
            page.navigate(address("/inbox"));
            page.keyboard().press("j");
            page.keyboard().press("j");
            Locator second = page.locator("#alert-list .alert-row").nth(1);
            assertThat(second).isFocused();
            assertThat(second.evaluate("row => getComputedStyle(row).outlineStyle"))
                    .isEqualTo("solid");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/inbox/[^/]+$"));
            assertThat(page.locator("#basis .alert")).isVisible();

            page.keyboard().press("o");
            assertThat(page.locator(":focus")).hasAttribute("name", "reason");
            page.keyboard().press("Escape");
            page.locator("#basis h2").click();
            page.keyboard().press("s");
            assertThat(page.locator("#act-snooze")).hasAttribute("open", "");

            page.locator("#basis h2").click();
            page.keyboard().press("?");
            page.getByLabel("Single keys work on this computer").uncheck();
            page.keyboard().press("Escape");
            page.keyboard().press("a");
            assertThat(page.locator("#accept")).not().isFocused();
        }
    }

    @Test
    void aWardsListHoldsItsPatientsAloneAndIsRememberedInThisBrowser() {
        try (Page page = page()) {
            page.navigate(address("/inbox"));
            page.getByLabel("Whose alerts").selectOption("ward:ICU");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Show").setExact(true))
                    .click();
            assertThat(page.locator("#alert-list")).containsText("Weber, Bo");
            assertThat(page.locator("#alert-list")).not().containsText("Runte, Ada");

            page.navigate(address("/inbox"));
            assertThat(page.locator("#alert-list")).not().containsText("Runte, Ada");
            page.getByLabel("Whose alerts").selectOption("mine");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Show").setExact(true))
                    .click();
            assertThat(page.locator("#alert-list")).containsText("Runte, Ada");
        }
    }

    /** For docs/clinicians.md: whoever changes the pages copies these into docs/images. */
    @Test
    void theGuidesPicturesAreMadeHere() {
        try (Page page = page(1280, 800, ColorScheme.LIGHT)) {
            page.navigate(address("/inbox?whose=all"));
            picture(page, "inbox");
            page.navigate(address("/inbox/" + AlertId.of(Sample.DIABETES, Subject.PATIENT, "m3")));
            picture(page, "inbox-alert");
            page.locator(".signal .plot").first().scrollIntoViewIfNeeded();
            assertThat(page.locator(".plot-ranges").first()).containsText("high");
            page.locator("#basis .signal")
                    .first()
                    .screenshot(new Locator.ScreenshotOptions().setPath(GUIDE.resolve("inbox-trend.png")));
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(GUIDE.resolve(name + ".png")));
    }

    private AlertId arrived(Stream stream, Alert alert) {
        stream.alert(EVE, alert);
        AlertId id = alert.episode().id();
        await().atMost(SOON)
                .until(() -> stores.alerts()
                        .find(id)
                        .filter(found -> found.alert().equals(alert))
                        .isPresent());
        return id;
    }
}
