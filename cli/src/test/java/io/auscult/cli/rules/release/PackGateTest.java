package io.auscult.cli.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.release.PackRelease;
import io.auscult.rules.BundledFiles;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Before a pack is published it is said which alerts will not interrupt any more. */
class PackGateTest {
    private static final List<PackRelease> SHIPPED = BundledFiles.packs(Instant.EPOCH);

    @Test
    void theShippedPacksInterruptAsTheirCardsSay() {
        for (PackRelease pack : SHIPPED) {
            assertThat(PackGate.passive(pack, SHIPPED)).as(pack.id()).isEmpty();
        }
    }

    @Test
    void aHigherFloorNamesTheRulesOfAllPacksThatFallBelowIt() {
        PackRelease policy = changed("policy", "pack.yaml", "ppvAtLeast: 5 %", "ppvAtLeast: 60 %");

        assertThat(PackGate.passive(policy, SHIPPED))
                .hasSize(2)
                .anySatisfy(line ->
                        assertThat(line).startsWith("cardiac/news2-high.md:7:1: warning: the card says critical"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("cardiac/nt-probnp-rule-in.md:7:1: warning: the card says warning")
                        .contains("its predictive value is 53.6 %, and this site asks for 60 % or more"));
    }

    @Test
    void aChangedCardIsHeldToTheFloorThatHolds() {
        PackRelease cardiac = changed("cardiac", "troponin-rise.md", "value: 70 %", "value: 4 %");

        assertThat(PackGate.passive(cardiac, SHIPPED))
                .singleElement()
                .asString()
                .contains("cardiac/troponin-rise.md:", "its predictive value is 4 %");
    }

    private static PackRelease changed(String id, String file, String find, String replace) {
        PackRelease pack =
                SHIPPED.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        Map<String, String> files = new HashMap<>(pack.files());
        files.computeIfPresent(file, (_, text) -> text.replace(find, replace));
        assertThat(files).isNotEqualTo(pack.files());
        return new PackRelease(id, "9.0.0", pack.mode(), Instant.EPOCH, files);
    }
}
