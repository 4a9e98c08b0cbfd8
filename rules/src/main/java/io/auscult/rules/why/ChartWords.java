package io.auscult.rules.why;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Derivation;
import io.auscult.core.derived.Derived;
import io.auscult.core.derived.DerivedFacts;
import io.auscult.core.derived.Lookup;
import io.auscult.core.derived.NewestFirst;
import io.auscult.core.derived.Records;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.value.Period;
import io.auscult.rules.condition.Operand;
import io.auscult.rules.fact.Done;
import io.auscult.rules.fact.Patient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the chart has to say to a question that a rule asks of the patient: the fact itself, or what is missing. */
record ChartWords(Chart chart, Instant now, Names names) {

    /**
     * Empty for a question that there are no better words for than the question's own.
     *
     * @param days the span asked about, where there is one
     */
    Optional<String> of(Operand.Step question, Optional<Integer> days) {
        String about = question.topic();
        return switch (question.name()) {
            case "age" -> Optional.of(age());
            case "sex" -> Optional.of("sex: " + patient().getSex());
            case "deceased" -> Optional.of(death());
            case "takes", "drug" -> Optional.of(drug(about));
            case "allergicTo" -> Optional.of(told(about, "allergy", "allergy to " + names.concept(about)));
            case "familyHas" -> Optional.of(told(about, "family", names.concept(about) + " in the family"));
            case "ordered", "given", "dispensed" -> Optional.of(act(about, question.name(), days));
            case "hasActive" -> Optional.of(problem(about, true));
            case "ever" -> Optional.of(problem(about, false));
            case "latest" -> Optional.of(latest(about));
            case "measured" -> Optional.of(measured(about, days));
            case "lastDone", "did" -> Optional.of(done(about, days));
            case "derived" -> Optional.of(derived(about));
            default -> Optional.empty();
        };
    }

    private Patient patient() {
        return new Patient(chart, now);
    }

    private String age() {
        int age = patient().getAge();
        return age == Patient.AGE_NOT_KNOWN ? "the birth date is not known" : age + " years";
    }

    private String death() {
        if (!patient().isDeceased()) {
            return "no death on record";
        }
        return chart.demographics()
                .map(Statement.Demographics::deceasedAt)
                .map(at -> "died " + Names.date(at))
                .orElse("deceased");
    }

    private String drug(String set) {
        ConceptId id = ConceptId.of(set);
        return Records.drugInForce(chart, id)
                .map(fact -> "on the medication list: " + fact.code().words() + since(fact))
                .orElseGet(() -> NewestFirst.of(chart, id)
                        .filter(fact -> fact.statement() instanceof Statement.Medication)
                        .findFirst()
                        .map(fact -> "no " + names.concept(set) + " in force; the last on record, "
                                + fact.code().words() + ", is "
                                + ((Statement.Medication) fact.statement()).status() + until(fact))
                        .orElse("no " + names.concept(set) + " on the medication list"));
    }

    private String problem(String condition, boolean active) {
        ConceptId id = ConceptId.of(condition);
        Optional<Fact> found = active ? Records.activeCondition(chart, id) : Records.everCondition(chart, id);
        return found.map(fact -> "on record: " + fact.code().words() + since(fact))
                .orElseGet(() -> NewestFirst.of(chart, id)
                        .filter(fact -> fact.statement() instanceof Statement.Condition)
                        .findFirst()
                        .map(fact -> fact.code().words() + " is " + status((Statement.Condition) fact.statement()))
                        .orElse("no " + names.concept(condition) + " on record"));
    }

    private static String status(Statement.Condition condition) {
        return condition.confirmed() ? condition.clinicalStatus() : condition.verificationStatus();
    }

    private String told(String concept, String role, String what) {
        return newest(concept, role)
                .map(fact -> "on record: " + fact.code().words() + ", of " + Names.date(fact.at()))
                .orElse("no " + what + " on record");
    }

    private String act(String concept, String role, Optional<Integer> days) {
        String what = names.concept(concept) + " " + role;
        return newest(concept, role)
                .map(fact -> fact.code().words() + " " + role + " on " + Names.date(fact.at()))
                .map(found -> newest(concept, role)
                                .filter(fact -> inSpan(fact.at(), days))
                                .isPresent()
                        ? found
                        : "no " + what + within(days) + "; the last: " + found)
                .orElse("no " + what + " on record");
    }

    private Optional<Fact> newest(String concept, String role) {
        return NewestFirst.of(chart, ConceptId.of(concept).as(role)).findFirst();
    }

    private String latest(String observation) {
        return switch (Lookup.newest(chart, ConceptId.of(observation), now)) {
            case Lookup.Found found ->
                names.concept(observation) + " " + found.value().quantity().words() + " on "
                        + Names.date(found.value().at());
            case Lookup.Lacking lacking -> lacking.problem().sentence();
        };
    }

    private String measured(String observation, Optional<Integer> days) {
        String name = names.concept(observation);
        Instant latest = now.plus(Lookup.CLOCK_SLACK);
        Optional<Fact> newest = NewestFirst.of(chart, ConceptId.of(observation))
                .dropWhile(fact -> fact.at().isAfter(latest))
                .filter(fact -> fact.reading().usable())
                .findFirst();
        String none = "no " + name + within(days);
        return newest.map(fact -> inSpan(fact.at(), days)
                        ? name + " " + amount(fact) + " on " + Names.date(fact.at())
                        : none + "; the newest, " + amount(fact) + ", is of " + Names.date(fact.at()))
                .orElseGet(() -> NewestFirst.of(chart, ConceptId.of(observation))
                        .findFirst()
                        .map(fact -> none + "; one of " + Names.date(fact.at()) + " cannot be used: "
                                + Lookup.markOf(fact).words())
                        .orElse(none + ", and none on record"));
    }

    private static String amount(Fact fact) {
        return fact.reading().amount() == null
                ? "a value"
                : fact.reading().amount().words();
    }

    private String done(String procedure, Optional<Integer> days) {
        String name = names.concept(procedure);
        @Nullable Done last = patient().lastDone(procedure);
        if (last == null) {
            return "no " + name + " on record";
        }
        String found = last.words() + " on " + Names.date(last.at());
        return inSpan(last.at(), days) ? found : "no " + name + within(days) + "; the last, " + found;
    }

    private boolean inSpan(Instant at, Optional<Integer> days) {
        return days.isEmpty() || now.isBefore(at.plus(Duration.ofDays(days.get())));
    }

    private static String within(Optional<Integer> days) {
        return days.map(span -> " in the last " + span + " days").orElse("");
    }

    private String derived(String key) {
        return DerivedFacts.named(key)
                .map(fact -> switch (fact.of(chart, now)) {
                    case Derivation.Known known -> value(key, known.derived());
                    case Derivation.Unknown unknown ->
                        unknown.problems().stream().map(Problem::sentence).collect(Collectors.joining(" "));
                })
                .orElse(key);
    }

    private static String value(String key, Derived derived) {
        return Names.derived(key) + " " + derived.amount().words() + ", as of " + Names.date(derived.at());
    }

    private static String since(Fact fact) {
        Period period = period(fact);
        return period == null || period.start() == null ? "" : " since " + Names.date(period.start());
    }

    private static String until(Fact fact) {
        Period period = period(fact);
        return period == null || period.end() == null ? "" : " since " + Names.date(period.end());
    }

    private static @Nullable Period period(Fact fact) {
        return switch (fact.statement()) {
            case Statement.Condition condition -> condition.period();
            case Statement.Medication medication -> medication.period();
            default -> null;
        };
    }
}
