package io.auscult.rules.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.release.Seal;
import io.auscult.core.value.Mode;
import io.auscult.rules.pack.FilesRefused;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ApproversTest {
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = SINCE.plusSeconds(60);
    private static final String ONE = "informatics";
    private static final String OTHER = "cardiology";

    private final KeyPair one = pair();
    private final KeyPair other = pair();
    private final Approvers approvers = ApproversFile.parse("approvers.yaml", file(one, other));

    @Test
    void takesWhatOneHasPublishedAndAnotherApproved() {
        assertThat(approvers.objection(signed(pack(), one, other), false)).isEmpty();
    }

    @Test
    void refusesWhatNobodyApproved() {
        PackRelease alone = pack().signed(
                        Map.of(Seal.PUBLISHED.name(ONE), Seal.PUBLISHED.sign(one.getPrivate(), ONE, pack().files())),
                        "");
        assertThat(approvers.objection(alone, false))
                .hasValueSatisfying(why -> assertThat(why).contains("cardiac@1.1.0", "approved by another"));
        assertThat(approvers.objection(pack(), false)).isPresent();
    }

    @Test
    void refusesOnesOwnApproval() {
        Map<String, String> own = new TreeMap<>();
        own.put(Seal.PUBLISHED.name(ONE), Seal.PUBLISHED.sign(one.getPrivate(), ONE, pack().files()));
        own.put(Seal.APPROVED.name(ONE), Seal.APPROVED.sign(one.getPrivate(), ONE, pack().files()));
        assertThat(approvers.objection(pack().signed(own, OTHER), false)).isPresent();
    }

    @Test
    void twoNamesWithOneKeyAreOnePerson() {
        Approvers same = ApproversFile.parse("approvers.yaml", file(one, one));
        assertThat(same.objection(signed(pack(), one, one), false)).isPresent();
    }

    @Test
    void refusesTheSignatureOfAWrongKeyAndOfOtherContent() {
        assertThat(approvers.objection(signed(pack(), one, pair()), false)).isPresent();
        PackRelease changed = release("1.2.0", "live", Mode.LIVE, LATER)
                .decided(ONE, "a change")
                .signed(signed(pack(), one, other).signatures(), OTHER);
        assertThat(approvers.objection(changed, false)).isPresent();
    }

    @Test
    void asksNothingOfTheBuildNorOfWhatWasPublishedBeforeNorOfWhatWaits() {
        assertThat(approvers.objection(release("1.0.0", "live", Mode.LIVE, LATER), false))
                .isEmpty();
        assertThat(approvers.objection(pack().from(SINCE.minusSeconds(1)), false))
                .isEmpty();
        assertThat(approvers.objection(pack().from(PackRelease.NEVER), false)).isEmpty();
        assertThat(Approvers.NONE.objection(pack(), false)).isEmpty();
    }

    @Test
    void onePersonCanTakeBackWhatWasAcceptedButNotHaveItReachFurther() {
        Admission admission = new Admission(() -> approvers);
        PackRelease published = signed(pack(), one, other);
        PackRelease off = pack().decided("anybody", "harm").reaching(Mode.OFF, Map.of());
        PackRelease ruleOff =
                pack().decided("anybody", "harm").reaching(Mode.LIVE, Map.of(new RuleId("cardiac/x"), Mode.OFF));
        assertThat(admission.objection(off)).as("before it was accepted").isPresent();
        assertThat(admission.objection(published)).isEmpty();
        assertThat(admission.objection(off)).isEmpty();
        assertThat(admission.objection(ruleOff)).isEmpty();

        PackRelease shadow = release("1.2.0", "shadow", Mode.SHADOW, LATER).decided(ONE, "a trial");
        assertThat(admission.objection(signed(shadow, one, other))).isEmpty();
        assertThat(admission.objection(shadow.reaching(Mode.LIVE, Map.of())))
                .hasValueSatisfying(why -> assertThat(why).contains("further than its pack.yaml says"));
    }

    @Test
    void whatWaitsIsNotAcceptedByWaiting() {
        Admission admission = new Admission(() -> approvers);
        assertThat(admission.objection(pack().from(PackRelease.NEVER))).isEmpty();
        assertThat(admission.objection(pack())).isPresent();
    }

    @Test
    void saysWhatIsWrongInTheFile() {
        assertThatThrownBy(() -> ApproversFile.parse("approvers.yaml", "since: monday\npeople: []\n"))
                .isInstanceOf(FilesRefused.class)
                .hasMessageContaining("approvers.yaml:1: since");
        assertThatThrownBy(() -> ApproversFile.parse(
                        "approvers.yaml", "since: 2026-01-01T00:00:00Z\npeople:\n  - name: x\n    key: nonsense\n"))
                .isInstanceOf(FilesRefused.class)
                .hasMessageContaining("approvers.yaml:4: key");
    }

    private static PackRelease pack() {
        return release("1.1.0", "live", Mode.LIVE, LATER).decided(ONE, "a new threshold");
    }

    private static PackRelease release(String version, String said, Mode mode, Instant from) {
        return new PackRelease(
                "cardiac",
                version,
                mode,
                from,
                Map.of("pack.yaml", "id: cardiac\nversion: " + version + "\nmode: " + said + "\n"));
    }

    private static PackRelease signed(PackRelease release, KeyPair publisher, KeyPair approver) {
        Map<String, String> signatures = new TreeMap<>();
        signatures.put(Seal.PUBLISHED.name(ONE), Seal.PUBLISHED.sign(publisher.getPrivate(), ONE, release.files()));
        signatures.put(Seal.APPROVED.name(OTHER), Seal.APPROVED.sign(approver.getPrivate(), OTHER, release.files()));
        return release.signed(signatures, OTHER);
    }

    private static String file(KeyPair first, KeyPair second) {
        return "since: " + SINCE + "\npeople:\n" + person(ONE, first) + person(OTHER, second);
    }

    private static String person(String name, KeyPair key) {
        return "  - name: " + name + "\n    key: "
                + Base64.getEncoder().encodeToString(key.getPublic().getEncoded()) + "\n";
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
