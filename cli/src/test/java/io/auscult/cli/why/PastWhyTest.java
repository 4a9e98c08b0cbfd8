package io.auscult.cli.why;

import static io.auscult.core.fixture.Said.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.chart.Catalogues;
import io.auscult.cli.chart.PastChart;
import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertLife;
import io.auscult.core.alert.AlertStep;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Answer;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.AlertDeferred;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Code;
import io.auscult.core.value.Mode;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.streams.consult.Asked;
import io.auscult.streams.consult.Why;
import io.auscult.streams.consult.WhyView;
import io.auscult.streams.release.Deployed;
import io.auscult.streams.release.InForce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PastWhyTest {
    private static final Instant T0 = Instant.parse("2026-01-10T08:00:00Z");
    private static final Instant T1 = T0.plus(Duration.ofHours(1));
    private static final Instant LATER = T0.plus(Duration.ofDays(90));
    private static final RuleId RISE = new RuleId("cardiac/troponin-rise");
    private static final RuleId HBA1C = new RuleId("diabetes/high-hba1c-not-repeated");
    private static final Code HBA1C_CODE = new Code(Code.LOINC, "4548-4");
    private static final Code TROPONIN = new Code(Code.LOINC, "67151-1");
    private static final Code ELECSYS = new Code("urn:v2:99LAB", "ELECSYS-TNTHS");
    private static final InForce IN_FORCE = inForce();

    private final List<PatientEvent> log = List.of(
            Said.at(T0).person(Sex.FEMALE, "1959-04-02"),
            Said.at(T0).result("a1", HBA1C_CODE, "6.8", "%", T0),
            Said.at(T0).byMethod(ELECSYS).result("t0", TROPONIN, "14", "ng/L", T0),
            Said.at(T1).byMethod(ELECSYS).result("t1", TROPONIN, "60", "ng/L", T1));

    @Test
    void theSameRuleIsQuietThenAndFiresLater() {
        assertThat(text(why(T1, HBA1C, AlertBook.EMPTY), true, null))
                .contains(
                        "diabetes/high-hba1c-not-repeated, pack diabetes 1.1.0",
                        "It does not fire: no HbA1c measured in the last 90 days: not so, HbA1c 6.8 % on 2026-01-10",
                        "  NO   no HbA1c measured in the last 90 days",
                        "       seen: HbA1c 6.8 % on 2026-01-10");
        assertThat(text(why(LATER, HBA1C, AlertBook.EMPTY), true, null))
                .contains("It fires: HbA1c 6.8 % on 2026-01-10", "Conditions, all are met:");
    }

    @Test
    void oneLineARuleSaysWhatBecameOfEach() {
        String text = text(why(T1, null, AlertBook.EMPTY), false, null);

        assertThat(text)
                .contains("as of 2026-01-10T09:00:00Z, event 3 of its partition", "cardiac@1.3.0")
                .containsPattern("raised +cardiac/troponin-rise +hs-troponin")
                .containsPattern("not-matched +cardiac/high-ascvd-risk-without-statin +PREVENT is not assessable: ")
                .contains("auscult why " + PATIENT + " RULE");
    }

    @Test
    void whatTheAlertsWereThenHoldsAndSaysWhoSawThem() {
        PastBook past = book(Long.MAX_VALUE);

        String text = text(why(T1.plusSeconds(60), RISE, past.book()).shownTo("dr-who"), true, "dr-who");

        assertThat(text)
                .contains(
                        "It fires, and policy/lock-out-after-answer holds the alert back, until 2026-01-10T21:00:30Z",
                        "What the policies make of the alert:",
                        "holds   policy/lock-out-after-answer",
                        "passes  policy/patient-deceased: no death on record",
                        "acknowledged since ",
                        "shown to dr-who at ");
        assertThat(text(why(T1.plusSeconds(60), RISE, past.book()).shownTo("dr-no"), true, "dr-no"))
                .contains("not yet shown to dr-no");
    }

    @Test
    void whatShowingKeptFromAUserIsSaidUntilTheyAreShownIt() {
        String id = book(3).book().open().getFirst().episode().id().value();
        KeptBack nils = new KeptBack("nils", T1.plusSeconds(60));
        nils.next(deferred(id, "nils", T1.plusSeconds(5)));
        nils.next(deferred(id, "anna", T1.plusSeconds(6)));
        nils.next(deferred("later", "nils", T1.plusSeconds(61)));

        String text = String.join(
                "\n", new WhyText(why(T1, RISE, book(3).book()).shownTo("nils"), "nils", nils.byAlert()).lines(true));

        assertThat(text)
                .contains("not yet shown to nils; kept back from nils by show/quiet-hours when they looked at"
                        + " 2026-01-10T09:00:05Z, until 2026-01-10T10:00:00Z: Quiet hours.");
        nils.next(Said.at(T1.plusSeconds(9)).shown(id, 1, "nils"));
        assertThat(nils.byAlert()).isEmpty();
    }

    private static AlertDeferred deferred(String alert, String viewer, Instant at) {
        return new AlertDeferred(
                Said.at(at).answer(alert, Answer.Outcome.ACCEPTED, viewer).envelope(),
                alert,
                1,
                viewer,
                "inbox",
                "show/quiet-hours",
                Instant.parse("2026-01-10T10:00:00Z"),
                "Quiet hours.");
    }

    @Test
    void anAnswerThatCameLaterIsNotKnownAndWhatWasErasedIsForgotten() {
        assertThat(book(3).book().answers()).isEmpty();
        assertThat(book(3).book().open()).hasSize(1);
        assertThat(book(5).book().answers()).hasSize(1);
        PastBook erased = new PastBook(9, 12);
        events().forEach((cause, alert) -> erased.next(alert, cause));
        assertThat(erased.book()).isEqualTo(AlertBook.EMPTY);
    }

    @Test
    void ofEachPackTheReleaseOfThatTimeCounts() {
        PackRelease first = pack("1.0.0", T0);
        PackRelease second = pack("1.1.0", LATER);

        assertThat(PastRules.inForce(List.of(second, first), T1)).containsExactly(first);
        assertThat(PastRules.inForce(List.of(second, first), LATER)).containsExactly(second);
        assertThat(PastRules.inForce(List.of(second, first), T0.minusSeconds(1)))
                .isEmpty();
    }

    private static PackRelease pack(String version, Instant from) {
        return new PackRelease("cardiac", version, Mode.LIVE, from, Map.of());
    }

    private WhyView why(Instant then, @Nullable RuleId rule, AlertBook book) {
        PastChart past = new PastChart(PATIENT, then, new Catalogues(List.of(BundledFiles.concepts(Instant.EPOCH))));
        for (int offset = 0; offset < log.size(); offset++) {
            past.next(offset, log.get(offset));
        }
        return new Why().of(PastWhy.asked(past, book, IN_FORCE, then), rule);
    }

    private static String text(WhyView view, boolean whole, @Nullable String viewer) {
        return String.join("\n", new WhyText(view, viewer, Map.of()).lines(whole));
    }

    private PastBook book(long upTo) {
        PastBook book = new PastBook(-1, upTo);
        events().forEach((cause, alert) -> book.next(alert, cause));
        return book;
    }

    /** Opened by event 3, seen at event 4, answered at event 5. */
    private Map<Long, Alert> events() {
        Asked asked = asked();
        List<Decision> decisions = IN_FORCE.rulebook().decide(asked.chart(), asked.signals(), AlertBook.EMPTY, T1);
        AlertStep opened = AlertLife.step(AlertBook.EMPTY, only(decisions), "cause", T1);
        String id = opened.changes().getFirst().episode().id().value();
        AlertStep seen =
                AlertLife.shown(opened.book(), Said.at(T1.plusSeconds(9)).shown(id, 1, "dr-who"));
        AlertStep answered = AlertLife.answer(
                seen.book(), Said.at(T1.plusSeconds(30)).answer(id, Answer.Outcome.ACCEPTED, "dr-who"));
        return new java.util.TreeMap<>(Map.of(
                3L,
                opened.changes().getFirst(),
                4L,
                seen.changes().getFirst(),
                5L,
                answered.changes().getFirst()));
    }

    private static List<Decision> only(List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.rule().equals(RISE))
                .toList();
    }

    private Asked asked() {
        PastChart past = new PastChart(PATIENT, T1, new Catalogues(List.of(BundledFiles.concepts(Instant.EPOCH))));
        for (int offset = 0; offset < log.size(); offset++) {
            past.next(offset, log.get(offset));
        }
        return PastWhy.asked(past, AlertBook.EMPTY, IN_FORCE, T1);
    }

    private static InForce inForce() {
        List<Deployed> models = Models.all().stream()
                .map(model -> new Deployed(model, Mode.LIVE))
                .toList();
        Map<ModelRef, Mode> modes =
                models.stream().collect(Collectors.toMap(each -> each.model().ref(), Deployed::mode));
        return new InForce(
                ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH)),
                models,
                DroolsRulebook.compile(BundledFiles.packs(Instant.EPOCH), modes));
    }
}
