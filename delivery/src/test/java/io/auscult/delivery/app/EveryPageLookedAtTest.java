package io.auscult.delivery.app;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.BO;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in every state, at three widths and in light and dark: axe finds nothing serious, nothing is wider than the window, and
 * the pictures in {@code target/screenshots} are there to be looked at.
 */
class EveryPageLookedAtTest extends BrowserApp {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<Width> WIDTHS =
            List.of(new Width("wide", 1440, 900), new Width("zoomed", 720, 450), new Width("phone", 390, 844));
    /** WCAG 1.4.10: at this width nothing may need a second direction of scrolling. */
    private static final int NARROWEST = 320;

    private static final PatientId CLEO = new PatientId(ContentHash.of("cleo"));

    record Width(String name, int width, int height) {}

    record State(String name, String path, Consumer<Page> prepare) {
        State(String name, String path) {
            this(name, path, _ -> {});
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<State> states() {
        String statin = "/inbox/" + id(Sample.STATIN, "m1");
        return List.of(
                new State("inbox-open", "/inbox"),
                new State("inbox-unread", "/inbox?show=unread"),
                new State("inbox-handed-over", "/inbox?show=handed-over"),
                new State("inbox-snoozed", "/inbox?show=snoozed"),
                new State("inbox-withdrawn", "/inbox?show=withdrawn"),
                new State("inbox-history", "/inbox?show=history"),
                new State("inbox-not-assessable", "/inbox?show=not-assessable"),
                new State("inbox-empty", "/inbox?whose=ward:9Z", page -> {}),
                new State("inbox-ward", "/inbox?whose=ward:ICU"),
                new State("inbox-all", "/inbox?whose=all"),
                new State("inbox-keys", "/inbox", page -> page.keyboard().press("?")),
                new State("alert-critical", "/inbox/" + id(Sample.TROPONIN, "m2")),
                new State("alert-warning", statin),
                new State("alert-handed-over", "/inbox/" + id(Sample.DIABETES, "m3")),
                new State("alert-not-now-and-hand-over", statin, page -> {
                    page.locator("#act-snooze summary").click();
                    page.locator("#act-handover summary").click();
                }),
                new State(
                        "alert-trend-as-table",
                        statin,
                        page -> page.locator(".plot summary").first().click()),
                new State("alert-recorded", statin + "?recorded=accepted"),
                new State("alert-snoozed", "/inbox/" + id(Sample.STATIN, "m6")),
                new State("alert-answered", "/inbox/" + id(Sample.STATIN, "m4")),
                new State("alert-expired", "/inbox/" + id(Sample.TROPONIN, "m7")),
                new State("patient", "/patients/" + ADA),
                new State("patient-handed-over", "/patients/" + CLEO),
                new State("patient-held-back", "/patients/" + Demo.DAN),
                new State("why", "/patients/" + ADA + "/why"),
                new State("why-one-rule", "/patients/" + BO + "/why/" + Sample.STATIN),
                new State("models", "/models"),
                new State("model", "/models/prevent"),
                new State("evidence", "/evidence/" + Sample.STATIN),
                new State("rules", "/rules"),
                new State("rule", "/rules/" + Sample.STATIN),
                new State("reports", "/reports"),
                new State("watch", "/watch"),
                new State("not-there", "/inbox/none"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void isUsableByEverybodyAtEveryWidthAndInTheDark(State state) {
        for (Width width : WIDTHS) {
            for (ColorScheme scheme : schemes(width)) {
                try (Page page = page(width.width(), width.height(), scheme)) {
                    page.navigate(address(state.path()));
                    state.prepare().accept(page);
                    String picture = state.name() + "-" + width.name() + (scheme == ColorScheme.DARK ? "-dark" : "");
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(PICTURES.resolve(picture + ".png"))
                            .setFullPage(true));
                    assertThat(Accessibility.serious(page)).as(picture).isEmpty();
                    assertThat(overflow(page))
                            .as("%s, pixels beyond the window", picture)
                            .isZero();
                }
            }
        }
        try (Page page = page(NARROWEST, 640, ColorScheme.LIGHT)) {
            page.navigate(address(state.path()));
            assertThat(overflow(page)).as("%s at 320 pixels", state.name()).isZero();
        }
    }

    /** No colour depends on the width. */
    private static List<ColorScheme> schemes(Width width) {
        return width.equals(WIDTHS.getFirst())
                ? List.of(ColorScheme.LIGHT, ColorScheme.DARK)
                : List.of(ColorScheme.LIGHT);
    }

    private static int overflow(Page page) {
        return ((Number) page.evaluate("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"))
                .intValue();
    }

    private static String id(io.auscult.core.decision.RuleId rule, String cause) {
        return io.auscult.core.alert.AlertId.of(rule, io.auscult.core.decision.Subject.PATIENT, cause)
                .value();
    }
}
