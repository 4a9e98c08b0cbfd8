package io.auscult.mapping.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent;
import io.auscult.mapping.Sent;
import io.auscult.mapping.v2.V2Times.Moment;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class V2TimesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static String at(String stamp, ZoneId zone) {
        return Objects.requireNonNull(V2Times.moment(stamp, zone).at()).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-01-01T00:00:00Z",
        "202603, 2026-03-01T00:00:00Z",
        "20260302, 2026-03-02T00:00:00Z",
        "2026030214, 2026-03-02T14:00:00Z",
        "202603021405, 2026-03-02T14:05:00Z",
        "20260302140506, 2026-03-02T14:05:06Z",
        "20260302140506.7, 2026-03-02T14:05:06.700Z",
        "20260302140506.123456789, 2026-03-02T14:05:06.123456789Z",
        "20260302140506+0215, 2026-03-02T11:50:06Z",
        "20260302-0500, 2026-03-02T05:00:00Z"
    })
    void readsStampsOfEveryPrecision(String stamp, String instant) {
        assertThat(at(stamp, ZoneOffset.UTC)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "26",
                "20261",
                "20261301",
                "202602301200",
                "2026-03-02",
                "today",
                "20260302140506.",
                "20260302+9900",
                "2026030214050607"
            })
    void keepsWhatIsNoTimeAsItWasGiven(String text) {
        assertThat(V2Times.moment(text, ZoneOffset.UTC)).isEqualTo(new Moment(null, text));
    }

    @Test
    void keepsThatADateHadNoTime() {
        assertThat(V2Times.moment("20260302", ZoneOffset.UTC).given()).isEqualTo("20260302");
        assertThat(V2Times.moment("2026030214", ZoneOffset.UTC).given()).isNull();
    }

    @Test
    void readsAnHourThatTheClocksSkippedAsTheNext() {
        assertThat(at("20260308023000", NEW_YORK)).isEqualTo("2026-03-08T07:30:00Z");
    }

    @Test
    void readsAnHourThatTheClocksShowedTwiceAsTheFirst() {
        assertThat(at("20261101013000", NEW_YORK)).isEqualTo("2026-11-01T05:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "20260702120000, 20260102093000, 2026-01-02T14:30:00Z",
        "20260702120000-0400, 20260102093000, 2026-01-02T14:30:00Z",
        "20260702120000+0200, 20260702093000, 2026-07-02T07:30:00Z",
        "20260702120000+0200, 20260702093000-0700, 2026-07-02T16:30:00Z"
    })
    void takesTheStampsOffsetThenTheMessagesThenTheSourcesZone(String msh7, String obx14, String instant) {
        String message =
                "MSH|^~\\&|A|B|C|D|" + msh7 + "||ORU^R01|1|P|2.5\nPID|1||1^^^H\nOBX|1|NM|1^x^LN||5||||||F|||" + obx14;
        FactEvent event = V2MessageMapper.map(Sent.er7(message), Sent.arrival(NEW_YORK), Sent.PATIENTS)
                .events()
                .getLast();
        assertThat(event.envelope().times().effective()).isEqualTo(instant);
    }
}
