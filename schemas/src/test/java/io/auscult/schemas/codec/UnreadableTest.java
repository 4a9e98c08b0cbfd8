package io.auscult.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.auscult.core.chart.Fact;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.Person;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnreadableTest {
    private static final String CANARY = "MRN-CANARY-4711";
    private static final WireSerdes WIRE = WireSerdes.local();

    static Stream<byte[]> garbage() {
        byte[] event = WIRE.events().serializer().serialize("events", Any.of(PatientEvent.class, 3));
        byte[] person = WIRE.people().serializer().serialize("people", Any.of(Person.class, 3));
        byte[] unknownId = event.clone();
        unknownId[1] = 0x7f;
        byte[] noFrame = event.clone();
        noFrame[0] = '{';
        return Stream.of(
                new byte[0],
                new byte[] {0, 0, 0},
                unknownId,
                noFrame,
                person,
                Arrays.copyOf(event, event.length - 1),
                Arrays.copyOf(event, event.length + 1),
                CANARY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbageIsASerializationException(byte[] bytes) {
        assertThatThrownBy(() -> WIRE.events().deserializer().deserialize("events", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("events");
    }

    @Test
    void aFailureRepeatsNothingOfTheValue() {
        var wire = EventCodec.toWire(Any.of(PatientEvent.class, 3));
        wire.setPatient(CANARY);
        byte[] bytes = new LocalFraming().serializer(Codec.EVENT).serialize("events", wire);

        Throwable failure = catchThrowable(() -> WIRE.events().deserializer().deserialize("events", bytes));

        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        assertThat(failure).isInstanceOf(SerializationException.class);
        assertThat(printed.toString()).contains("PatientId").doesNotContain(CANARY);
    }

    @Test
    void aStoredValueOfAnUnknownVersionIsRefused() {
        byte[] bytes = StoreSerdes.facts().serializer().serialize("chart", Any.of(Fact.class, 3));
        bytes[0] = 1;

        assertThatThrownBy(() -> StoreSerdes.facts().deserializer().deserialize("chart", bytes))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void aTombstoneStaysOne() {
        assertThat(WIRE.openAlerts().serializer().serialize("open-alerts", null))
                .isNull();
        assertThat(WIRE.openAlerts().deserializer().deserialize("open-alerts", (byte[]) null))
                .isNull();
    }
}
