package io.auscult.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @Test
    void namesTheTakenPortAndWhatWantsIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = PortFile.with(Ports.anyFree(), List.of("mllp=" + taken.getLocalPort()));
            assertThatThrownBy(ports::claimed)
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("HL7 v2 door")
                    .hasMessageContaining("--port mllp=");
        }
    }

    @Test
    void findsADifferentFreePortForEachThatHasNone() {
        Ports claimed = Ports.anyFree().claimed();
        assertThat(claimed.numbers().values()).doesNotContain(0).hasSize(Port.values().length);
        assertThat(new HashSet<>(claimed.numbers().values())).hasSize(Port.values().length);
    }

    @Test
    void refusesTwoPartsOnOnePort() {
        int free = Ports.anyFree().claimed().of(Port.KAFKA);
        Ports ports = PortFile.with(Ports.anyFree(), List.of("fhir=" + free, "streams=" + free));
        assertThatThrownBy(ports::claimed).isInstanceOf(PortTaken.class).hasMessageContaining("Port " + free);
    }

    @Test
    void readsPortsFromAFileAndOptionsOverIt(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("auscult.properties"), "port.kafka=29092\nport.fhir=9081\nother=1\n");
        Ports ports = PortFile.with(PortFile.read(file), List.of("fhir=7081"));
        assertThat(ports.address(Port.KAFKA)).isEqualTo("127.0.0.1:29092");
        assertThat(ports.of(Port.FHIR)).isEqualTo(7081);
        assertThat(ports.of(Port.MLLP)).isEqualTo(Port.MLLP.usual());
    }

    @Test
    void saysWhichPortsThereAre() {
        assertThatThrownBy(() -> PortFile.with(Ports.usual(), List.of("kafak=1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kafak")
                .hasMessageContaining("kafka-controller");
        assertThatThrownBy(() -> PortFile.with(Ports.usual(), List.of("kafka=many")))
                .hasMessageContaining("many");
        assertThatThrownBy(() -> new Ports(Map.of(Port.KAFKA, 70_000))).hasMessageContaining("70000");
    }
}
