package io.auscult.rules.why;

import static io.auscult.rules.why.Asking.BUNDLED;
import static io.auscult.rules.why.Asking.NOW;
import static io.auscult.rules.why.Asking.ago;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.Decision;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Code;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.why.Explanation.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the chart: an explanation says that a rule matched exactly when the rulebook says so. */
class FaithfulTest {
    private static final DroolsRulebook RULEBOOK =
            DroolsRulebook.compile(BundledFiles.packs(Instant.EPOCH), Asking.LIVE);
    private static final Code CANCER = new Code(Code.SNOMED_CT, "363418001");
    private static final Code WEIGHT = new Code(Code.LOINC, "29463-7");
    private static final Code GLUCOSE = new Code(Code.LOINC, "1558-6");

    /** A patient in a few words, for a reader of a failure. */
    record Somebody(List<PatientEvent> events, List<Signal> signals, Set<String> answered) {}

    @Property(tries = 150)
    void anExplanationMatchesExactlyWhenTheRuleDoes(@ForAll("somebody") Somebody somebody) {
        Asking asking = asked(somebody);

        List<Decision> decisions = RULEBOOK.decide(asking.chart, asking.signals, asking.book, NOW);
        List<Explanation> all = BUNDLED.explain(asking.chart, asking.signals, asking.book, NOW);

        assertThat(rules(all, Pack.Kind.CLINICAL))
                .isEqualTo(decisions.stream().map(Decision::rule).collect(Collectors.toCollection(TreeSet::new)));
        for (Explanation why : all) {
            boolean fired = why.outcome() instanceof Outcome.Raised || why.outcome() instanceof Outcome.Held;
            assertThat(fired || why.outcome() instanceof Outcome.Holds)
                    .as("%s", why.rule())
                    .isEqualTo(why.matched());
            assertThat(why.because().isEmpty()).as("%s", why.rule()).isEqualTo(why.matched());
        }
    }

    @Property(tries = 50)
    void whoeverHoldsAnAlertIsExplainedAsHoldingIt(@ForAll("somebody") Somebody somebody) {
        Asking asking = asked(somebody);

        for (Decision decision : RULEBOOK.decide(asking.chart, asking.signals, asking.book, NOW)) {
            if (decision instanceof Decision.Withhold withhold) {
                RuleId policy = withhold.rationale().rule();
                assertThat(asking.why(policy).outcome())
                        .isInstanceOfSatisfying(
                                Outcome.Holds.class,
                                holds -> assertThat(holds.rules()).contains(withhold.rule()));
                assertThat(asking.why(withhold.rule()).policies())
                        .filteredOn(each -> each.rule().equals(policy))
                        .singleElement()
                        .matches(Explanation.Policy::holds);
            }
        }
    }

    private static Asking asked(Somebody somebody) {
        Asking asking = new Asking();
        somebody.events().forEach(asking::given);
        somebody.signals().forEach(asking::given);
        somebody.answered().forEach(rule -> asking.answered(new RuleId(rule), "need-more-info", ago(3)));
        return asking;
    }

    private static Set<RuleId> rules(List<Explanation> all, Pack.Kind kind) {
        return all.stream()
                .filter(why -> why.kind() == kind && why.matched())
                .map(Explanation::rule)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Provide
    Arbitrary<Somebody> somebody() {
        Arbitrary<List<PatientEvent>> events = Arbitraries.<PatientEvent>oneOf(
                        Arbitraries.integers().between(1940, 2000).map(year -> person(year, false)),
                        Arbitraries.just(person(1950, true)),
                        days(200).map(day -> Said.at(NOW).order("statin", Asking.STATIN, ago(day))),
                        days(200).map(day -> Said.at(NOW).problem("diabetes", Asking.DIABETES, ago(day))),
                        days(200).map(day -> Said.at(NOW).problem("cancer", CANCER, ago(day))),
                        days(200).map(day -> Said.at(NOW).procedure("ct" + day, Asking.CT, ago(day))),
                        Combinators.combine(days(200), Arbitraries.of("5.9", "6.4", "6.5", "9.1", "65"))
                                .as((day, value) ->
                                        Said.at(NOW).result("a" + day, Asking.HBA1C_CODE, value, "%", ago(day))),
                        Combinators.combine(days(800), Arbitraries.integers().between(60, 90))
                                .as((day, kg) -> Said.at(NOW).result("w" + day, WEIGHT, kg + "", "kg", ago(day))),
                        Combinators.combine(days(800), Arbitraries.integers().between(80, 200))
                                .as((day, mg) -> Said.at(NOW).result("g" + day, GLUCOSE, mg + "", "mg/dL", ago(day))))
                .list()
                .ofMaxSize(9);
        Arbitrary<List<Signal>> signals = Combinators.combine(
                        signal(
                                Asking.prevent(0.0749),
                                Asking.prevent(0.075),
                                Asking.prevent(0.3),
                                Asking.notAssessable(Asking.PREVENT, "No cholesterol."),
                                Asking.pending(Asking.PREVENT)),
                        signal(
                                Asking.endpac("high", 5),
                                Asking.endpac("low", 0),
                                Asking.notAssessable(Asking.ENDPAC, "No weight.")),
                        signal(Asking.troponin("rule-in"), Asking.troponin("observe")))
                .as((prevent, endpac, troponin) -> java.util.stream.Stream.of(prevent, endpac, troponin)
                        .flatMap(List::stream)
                        .toList());
        Arbitrary<Set<String>> answered = Arbitraries.of(
                        Asking.ASCVD.value(), Asking.RISE.value(), Asking.PANCREAS.value())
                .set()
                .ofMaxSize(1);
        return Combinators.combine(events, signals, answered).as(Somebody::new);
    }

    private static Arbitrary<Integer> days(int most) {
        return Arbitraries.integers().between(0, most);
    }

    private static PatientEvent person(int year, boolean dead) {
        return Said.at(NOW).person("person", Sex.MALE, year + "-01-01", dead);
    }

    private static Arbitrary<List<Signal>> signal(Signal... one) {
        return Arbitraries.of(one).list().ofMaxSize(1);
    }
}
