package io.auscult.models.folder;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Mark;
import io.auscult.core.derived.Dues;
import io.auscult.core.derived.Lookup;
import io.auscult.core.derived.Measured;
import io.auscult.core.derived.NewestFirst;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.card.BoundInput;
import io.auscult.models.card.Take;
import io.auscult.models.input.Basis;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An input that a chart holds as facts of one concept: those of its window, and which of them the card takes. */
final class ConceptInput {
    private static final Comparator<Fact> BY_AMOUNT = Comparator.comparing(fact -> amount(fact));

    private final BoundInput input;
    private final ConceptId concept;
    private final Basis basis;
    private final InputOnChart place;
    private final @Nullable Duration window;

    /** All that is in the window, newest first. */
    private final List<Fact> facts;

    ConceptInput(BoundInput input, ConceptId concept, Basis basis) {
        this.input = input;
        this.concept = concept;
        this.basis = basis;
        this.place = new InputOnChart(input, basis);
        this.window = input.window() != null
                ? input.window()
                : basis.chart()
                        .concepts()
                        .concept(concept)
                        .map(Concept::freshFor)
                        .orElse(null);
        this.facts = inWindow();
        basis.lookAgainAt(Lookup.nextVisible(basis.chart(), concept, basis.now()));
    }

    private List<Fact> inWindow() {
        return NewestFirst.of(basis.chart(), concept)
                .filter(fact -> !Lookup.isFuture(fact, basis.now()))
                .takeWhile(this::isInWindow)
                .toList();
    }

    private boolean isInWindow(Fact fact) {
        Instant leaves = leaves(fact);
        return leaves == null || basis.now().isBefore(leaves);
    }

    private @Nullable Instant leaves(Fact fact) {
        return window == null ? null : fact.at().plus(window);
    }

    Value value() {
        return switch (input.take()) {
            case NEWEST, OLDEST -> input.transform().words().isEmpty() ? single() : word();
            case MIN, MAX, MEAN -> ofAll();
            case COUNT -> count();
            case PRESENT -> present();
        };
    }

    /** The newest or oldest usable value. Until a value leaves the window, or one dated ahead begins to count, it is the same. */
    private Value single() {
        List<Fact> ordered = inOrder();
        Optional<Fact> usable =
                ordered.stream().filter(fact -> fact.reading().usable()).findFirst();
        if (usable.isEmpty()) {
            return none(ordered);
        }
        lookAgain(ordered.getFirst(), usable.get());
        passedOver(ordered.subList(0, ordered.indexOf(usable.get())));
        return measured(usable.get());
    }

    private List<Fact> inOrder() {
        return switch (input.take()) {
            case OLDEST -> facts.reversed();
            case NEWEST, MIN, MAX, MEAN, COUNT, PRESENT -> facts;
        };
    }

    private void lookAgain(Fact first, Fact taken) {
        basis.lookAgainAt(Dues.earliest(leaves(first), leaves(taken)));
    }

    private Value measured(Fact fact) {
        place.use(amount(fact).toPlainString(), Measured.amountOf(fact).ucum(), fact.at(), fact);
        return place.isInUnit(Measured.amountOf(fact).ucum()) ? place.inRange(amount(fact)) : new Value.Absent();
    }

    private static BigDecimal amount(Fact fact) {
        return Measured.amountOf(fact).amount();
    }

    private void passedOver(List<Fact> marked) {
        if (!marked.isEmpty()) {
            Fact first = marked.getFirst();
            String order = input.take() == Take.OLDEST ? "An older " : "A newer ";
            basis.caveat(order + words() + ", of " + Lookup.date(first.at()) + ", was not used: "
                    + Lookup.markOf(first).words() + ".");
        }
    }

    /** Nothing usable in the window. */
    private Value none(List<Fact> marked) {
        if (!marked.isEmpty()) {
            basis.lookAgainAt(leaves(facts.getLast()));
            Mark mark = Lookup.markOf(facts.getFirst());
            return place.refused(Lookup.kind(mark), "The newest " + words() + " cannot be used: " + mark.words() + ".");
        }
        boolean earlier = NewestFirst.of(basis.chart(), concept).anyMatch(fact -> !Lookup.isFuture(fact, basis.now()));
        String when = window == null ? "" : " in the last " + words(window);
        return place.absent(earlier ? Kind.STALE : Kind.MISSING, "There is no " + words() + when + ".");
    }

    private String words() {
        return basis.chart().concepts().words(concept);
    }

    private static String words(Duration window) {
        return window.toDays() >= 2 ? window.toDays() + " days" : window.toHours() + " hours";
    }

    private Value ofAll() {
        List<Fact> usable =
                facts.stream().filter(fact -> fact.reading().usable()).toList();
        if (usable.isEmpty()) {
            return none(facts);
        }
        basis.lookAgainAt(leaves(facts.getLast()));
        List<Fact> marked =
                facts.stream().filter(fact -> !fact.reading().usable()).toList();
        Optional<Fact> open =
                marked.stream().filter(fact -> mayDecide(fact, usable)).findFirst();
        if (open.isPresent()) {
            return place.refused(
                    Kind.NOT_UNDERSTOOD,
                    "Of a " + concept + " in the window, of "
                            + Lookup.date(open.get().at()) + ", only a bound is known.");
        }
        if (!marked.isEmpty()) {
            basis.caveat("Of " + facts.size() + " values of " + concept + " in the window, " + marked.size()
                    + " could not be used.");
        }
        return switch (input.take()) {
            case MIN -> measured(usable.stream().min(BY_AMOUNT).orElseThrow());
            case MAX -> measured(usable.stream().max(BY_AMOUNT).orElseThrow());
            case MEAN, NEWEST, OLDEST, COUNT, PRESENT -> mean(usable);
        };
    }

    /** A bound such as "&lt;5" leaves the answer open unless it lies on the side that does not matter. */
    private boolean mayDecide(Fact fact, List<Fact> usable) {
        if (fact.reading().mark() != Mark.BOUND_ONLY) {
            return false;
        }
        boolean below = String.valueOf(fact.reading().comparator()).startsWith("<");
        return switch (input.take()) {
            case MAX ->
                !(below
                        && amount(fact)
                                        .compareTo(amount(
                                                usable.stream().max(BY_AMOUNT).orElseThrow()))
                                <= 0);
            case MIN ->
                below
                        || amount(fact)
                                        .compareTo(amount(
                                                usable.stream().min(BY_AMOUNT).orElseThrow()))
                                < 0;
            case MEAN, NEWEST, OLDEST, COUNT, PRESENT -> true;
        };
    }

    private Value mean(List<Fact> usable) {
        BigDecimal sum = usable.stream().map(ConceptInput::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean = sum.divide(BigDecimal.valueOf(usable.size()), MathContext.DECIMAL64);
        String ucum = Measured.amountOf(usable.getFirst()).ucum();
        usable.forEach(fact -> basis.use(Measured.input(concept.value(), fact)));
        place.use(mean.toPlainString(), ucum, usable.getFirst().at(), usable.getFirst());
        return place.isInUnit(ucum) ? place.inRange(mean) : new Value.Absent();
    }

    private Value count() {
        List<Fact> counted = facts.stream().filter(ConceptInput::holds).toList();
        if (!facts.isEmpty()) {
            basis.lookAgainAt(leaves(facts.getLast()));
        }
        basis.use(new Input(input.name(), String.valueOf(counted.size()), "", null, "", ""));
        return place.inRange(BigDecimal.valueOf(counted.size()));
    }

    private Value present() {
        Optional<Fact> found = facts.stream().filter(ConceptInput::holds).findFirst();
        found.ifPresent(fact -> basis.lookAgainAt(leaves(fact)));
        return Value.yesOrNo(basis.present(input.name(), found));
    }

    /** An active problem, a drug in force, a final observation; anything else by being on record. */
    private static boolean holds(Fact fact) {
        return switch (fact.statement()) {
            case Statement.Condition condition -> condition.active();
            case Statement.Medication medication -> medication.taking();
            case Statement.Observation observation -> isFinal(observation.status());
            case Statement.Demographics _,
                    Statement.Procedure _,
                    Statement.Encounter _,
                    Statement.Report _,
                    Statement.Act _,
                    Statement.Order _,
                    Statement.Allergy _,
                    Statement.FamilyHistory _,
                    Statement.Document _,
                    Statement.Inference _,
                    Statement.Retracted _ -> true;
        };
    }

    private static boolean isFinal(String status) {
        return switch (status) {
            case "registered", "preliminary", "partial" -> false;
            default -> true;
        };
    }

    private Value word() {
        if (facts.isEmpty()) {
            return none(List.of());
        }
        Fact fact = inOrder().getFirst();
        basis.lookAgainAt(leaves(fact));
        Set<String> words = words(fact);
        words.retainAll(input.transform().words());
        if (!holds(fact) || words.size() != 1) {
            return place.refused(
                    Kind.NOT_UNDERSTOOD,
                    "The " + input.take().word() + " " + concept
                            + " is not final, or not an answer that the model knows.");
        }
        String word = words.iterator().next();
        place.use(word, "", fact.at(), fact);
        return new Value.Word(word);
    }

    /** What the fact answers: the concepts of its coded value, or its number. */
    private Set<String> words(Fact fact) {
        Set<String> words = new TreeSet<>();
        if (fact.statement() instanceof Statement.Observation observation
                && observation.value() instanceof ObservedValue.Coded coded) {
            basis.chart().concepts().meaning(coded.code(), fact.source()).forEach(id -> words.add(id.value()));
        } else if (fact.reading().usable()) {
            words.add(amount(fact).stripTrailingZeros().toPlainString());
        }
        return words;
    }
}
