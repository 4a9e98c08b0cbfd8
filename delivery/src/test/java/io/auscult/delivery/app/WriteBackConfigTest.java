package io.auscult.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.delivery.fhir.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WriteBackConfigTest {
    private static WriteBackConfig of(String... keysAndValues) {
        Map<String, String> settings = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put("auscult.delivery.write-back." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("auscult.delivery.write-back", WriteBackConfig.class);
    }

    @Test
    void isOffUntilAServerIsNamed() {
        assertThat(of().isOn()).isFalse();
        assertThat(of("url", "http://127.0.0.1:8087/fhir").isOn()).isTrue();
        assertThat(of().resources()).containsExactlyInAnyOrder(Kind.values());
        assertThat(of("resources", "flag,task").resources()).isEqualTo(Set.of(Kind.FLAG, Kind.TASK));
    }

    @Test
    void sendsNoAlertToAnotherMachineWithoutSayingWhoWrites() {
        refuses("client-id is missing", "url", "https://ehr.example.org/fhir");
        refuses("key-file and key-id are missing", "url", "https://ehr.example.org/fhir", "client-id", "auscult");
    }

    @Test
    void sendsNoTokenWhereOthersCanReadIt(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("key.jwk"), "{}");
        refuses("is no JSON Web Key", with(key, "https://ehr.example.org/fhir"));
        refuses("cannot be read", with(folder.resolve("absent.jwk"), "https://ehr.example.org/fhir"));
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        refuses("base address", "url", "http://127.0.0.1:1/fhir?x=1");
        refuses("tries", "url", "http://127.0.0.1:1/fhir", "tries", "0");
    }

    private static String[] with(Path key, String url) {
        return new String[] {"url", url, "client-id", "auscult", "key-file", key.toString(), "key-id", "a"};
    }

    private static void refuses(String words, String... keysAndValues) {
        assertThatThrownBy(() -> of(keysAndValues).client())
                .isInstanceOf(WriteBackConfig.Refused.class)
                .hasMessageContaining(words);
    }
}
