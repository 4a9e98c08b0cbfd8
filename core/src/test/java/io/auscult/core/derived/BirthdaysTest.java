package io.auscult.core.derived;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.chart.Statement.Demographics;
import io.auscult.core.event.Sex;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthdaysTest {
    @ParameterizedTest
    @CsvSource({"1975-06-15, 51", "1996-02-29, 30", "1996-02-29, 32", "1946-12-31, 80"})
    void isTheInstantAtWhichTheChartCountsOneMore(LocalDate born, int years) {
        Demographics person = new Demographics(born, Sex.FEMALE, false, null);
        Instant birthday = Birthdays.reaches(born, years);

        assertThat(person.ageAt(birthday)).contains(years);
        assertThat(person.ageAt(birthday.minusSeconds(1))).contains(years - 1);
    }
}
