package io.auscult.models.folder;

import io.auscult.core.chart.Statement.Demographics;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Birthdays;
import io.auscult.core.derived.Records;
import io.auscult.core.event.Sex;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.card.BoundInput;
import io.auscult.models.card.FolderCard;
import io.auscult.models.card.Origin;
import io.auscult.models.card.Transform;
import io.auscult.models.input.Basis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a row from a chart as the card says, in full even when an input is missing: the reader is told all that is wrong at once. */
public final class ChartRow {
    private final FolderCard card;
    private final Basis basis;
    private final Demographics person;

    private ChartRow(FolderCard card, Basis basis) {
        this.card = card;
        this.basis = basis;
        this.person = basis.chart().demographics().orElseGet(() -> new Demographics(null, Sex.UNKNOWN, false, null));
    }

    /** The row; empty when the basis holds problems. */
    public static Optional<ModelRow> read(FolderCard card, Basis basis) {
        return new ChartRow(card, basis).read();
    }

    /** Every concept that is read for the card. */
    public static Set<ConceptId> reads(FolderCard card) {
        Set<ConceptId> reads = new TreeSet<>(Set.of(ConceptId.DEMOGRAPHICS));
        reads.addAll(card.excludes());
        card.concepts().forEach(reads::add);
        card.inputs().forEach(input -> reads.addAll(DerivedInput.reads(input)));
        return reads;
    }

    private Optional<ModelRow> read() {
        basis.ofTheLiving();
        card.excludes().forEach(this::exclude);
        List<Value> values = new ArrayList<>();
        card.inputs().forEach(input -> values.add(value(input)));
        return basis.sound() ? Optional.of(new ModelRow(card, values)) : Optional.empty();
    }

    private void exclude(ConceptId concept) {
        if (Records.everCondition(basis.chart(), concept).isPresent()) {
            basis.problem(
                    concept.value(),
                    Kind.OUTSIDE_POPULATION,
                    "The model is not for patients with " + concept.value().replace('-', ' ') + " in the record.");
        }
    }

    private Value value(BoundInput input) {
        return switch (input.origin()) {
            case Origin.Age _ -> age(input);
            case Origin.Sex _ -> sex(input);
            case Origin.OfConcept of -> ofConcept(input, of.concept());
            case Origin.LineOnly _ ->
                new InputOnChart(input, basis).absent(Kind.MISSING, "A chart does not hold " + input.name() + ".");
        };
    }

    private Value ofConcept(BoundInput input, ConceptId concept) {
        return DerivedInput.isOne(input)
                ? new DerivedInput(input, concept, basis).value()
                : new ConceptInput(input, concept, basis).value();
    }

    private Value age(BoundInput input) {
        InputOnChart place = new InputOnChart(input, basis);
        LocalDate born = person.birthDate();
        int age = person.ageAt(basis.now()).orElse(-1);
        if (born == null || age < 0) {
            if (born != null) {
                basis.lookAgainAt(Birthdays.reaches(born, 0));
            }
            return place.absent(Kind.MISSING, "The date of birth is not known to the day.");
        }
        basis.lookAgainAt(Birthdays.reaches(born, age + 1));
        basis.chart().latest(ConceptId.DEMOGRAPHICS).ifPresent(fact -> place.use(String.valueOf(age), "a", null, fact));
        return place.inRange(BigDecimal.valueOf(age));
    }

    private Value sex(BoundInput input) {
        InputOnChart place = new InputOnChart(input, basis);
        String word = person.sex().name().toLowerCase(Locale.ROOT);
        Transform words = input.transform();
        if (words.words().contains(word)) {
            basis.chart().latest(ConceptId.DEMOGRAPHICS).ifPresent(fact -> place.use(word, "", null, fact));
            return new Value.Word(word);
        }
        if (person.sex() == Sex.UNKNOWN) {
            return place.absent(Kind.MISSING, "The sex is not known.");
        }
        basis.problem(
                input.name(),
                Kind.OUTSIDE_POPULATION,
                "The model knows " + String.join(" and ", words.words()) + "; the record says " + word + ".");
        return new Value.Absent();
    }
}
