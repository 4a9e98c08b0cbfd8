package io.auscult.delivery.inbox;

import static io.auscult.delivery.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.signal.Signal.Score;
import io.auscult.delivery.Sample;
import io.auscult.delivery.store.FeedStore.Feed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Clockface clock = new Clockface(ZoneId.of("America/New_York"));

    @Test
    void writesTimesInTheSitesZone() {
        assertThat(clock.full(NOW).words()).isEqualTo("20 Nov 2026, 07:00");
        assertThat(clock.recent(NOW, NOW.plusSeconds(60)).words()).isEqualTo("today 07:00");
        assertThat(clock.recent(NOW, NOW.plus(Duration.ofDays(1))).words()).isEqualTo("yesterday 07:00");
    }

    @Test
    void aDateWithoutATimeStaysThatDayInEveryZone() {
        assertThat(clock.clinical(Instant.parse("2026-11-20T00:00:00Z")).words())
                .isEqualTo("20 Nov 2026");
    }

    @Test
    void writesScoresAsTheyAreRead() {
        assertThat(Figures.score(new Score("total_cvd", 0.2134, "10yr", "probability")))
                .isEqualTo("21.3 %");
        assertThat(Figures.score(new Score("score", -4, "3yr", "points"))).isEqualTo("-4 points");
        assertThat(Figures.score(new Score("troponin", 12345.6, "now", "ng/L"))).isEqualTo("12346 ng/L");
        assertThat(Figures.name("total_cvd")).isEqualTo("Total CVD");
        assertThat(Figures.name("hba1c")).isEqualTo("HbA1c");
        assertThat(Figures.name("qtc-interval")).isEqualTo("QTc interval");
        assertThat(Figures.name("threshold high-ascvd-risk")).isEqualTo("Threshold high ASCVD risk");
        assertThat(Figures.name("QT-prolonging drug")).isEqualTo("QT-prolonging drug");
        assertThat(Figures.name("ca19-9")).isEqualTo("CA 19-9");
        assertThat(Figures.band("above-500")).isEqualTo("above 500");
        assertThat(Figures.band("480-500")).isEqualTo("480-500");
        assertThat(Figures.band("very_low")).isEqualTo("very low");
        assertThat(Figures.bedside("138 mm[Hg]")).isEqualTo("138 mmHg");
        assertThat(Figures.bedside("Hepatitis a")).isEqualTo("Hepatitis a");
    }

    @Test
    void markdownFromARuleFileNeverBecomesMarkup() {
        String html = Markdown.html("A <script>alert(1)</script> and [x](javascript:alert(1)) **bold**");

        assertThat(html).doesNotContain("<script>", "javascript:").contains("<strong>bold</strong>");
    }

    @Test
    void findsTheLimitsOfACard() {
        String card = "**What this says.** A.\n\n**What it does not say.** B.\nC.\n\n**When it stays silent.** D.";

        assertThat(Markdown.limits(card)).isEqualTo("**What it does not say.** B.\nC.\n\n**When it stays silent.** D.");
    }

    @Test
    void saysThatAFeedIsSilentOnceItIsOlderThanAllowed() {
        List<Feed> feeds = List.of(new Feed("lab", NOW), new Feed("ehr", NOW.plusSeconds(1)));

        Currency currency = Currency.of(
                feeds,
                clock,
                Duration.ofHours(24),
                NOW.plus(Duration.ofHours(24)).plusSeconds(1));

        assertThat(currency.silent()).extracting(Currency.SourceTime::source).containsExactly("lab");
        assertThat(currency.sentence())
                .startsWith("Data current to: ehr 20 Nov 2026")
                .contains("(feed silent since)");
        assertThat(Currency.of(List.of(), clock, Duration.ofHours(1), NOW).sentence())
                .contains("nothing received yet");
    }

    @Test
    void aBirthdayThatIsNotKnownToTheDayGivesAnAboutAge() {
        LocalDate today = LocalDate.of(2026, 11, 20);

        assertThat(PatientHeader.of(Sample.ada(), today).ageSex()).isEqualTo("67 years, female");
        assertThat(PatientHeader.of(Sample.person(Sample.BO, "W", "B", "1951-03", "male"), today)
                        .ageSex())
                .isEqualTo("about 75 years, male");
        assertThat(PatientHeader.of(Sample.person(Sample.BO, "W", "B", "unknown", "male"), today)
                        .ageSex())
                .isEqualTo("male");
    }
}
