package io.auscult.delivery.inbox;

import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.delivery.store.ReleaseStore;
import io.auscult.models.Models;
import io.auscult.models.card.ModelCard;
import io.auscult.models.card.SourceAttribute;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The models for a reader: which there are and how far each reaches, what each says of itself, and when it was switched by whom. */
public final class ModelPages {
    private final ReleaseStore releases;
    private final Clockface clock;
    private final InstantSource now;
    private final ModelCards cards;

    public ModelPages(ReleaseStore releases, Clockface clock, InstantSource now, ModelCards cards) {
        this.releases = releases;
        this.clock = clock;
        this.now = now;
        this.cards = cards;
    }

    /** @param since null when nobody ever switched it */
    public record Row(
            String id,
            String version,
            String name,
            String purpose,
            String mode,
            @Nullable When since,
            String by,
            String why) {}

    /** @param ahead whether it has not taken force yet */
    public record Switch(String mode, When from, String by, String why, boolean ahead) {}

    /** @param switches newest first */
    public record Version(String version, String mode, boolean shown, List<Switch> switches) {}

    public record Attribute(int number, String name, String stated) {}

    /** @param attributes all 31, in the rule's order */
    public record Page(ModelCard card, String mode, List<Attribute> attributes, List<Version> versions) {}

    /** Every model of the build and every one that was deployed, in order of id and version. */
    public List<Row> rows() {
        return known().entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * The page of a model, empty when there is none or its card cannot be read.
     *
     * @param version null for the first that has a card: the active one, one in shadow, the newest
     */
    public Optional<Page> page(String id, @Nullable String version) {
        Map<ModelRef, List<Deployment>> versions = new TreeMap<>(known());
        versions.keySet().removeIf(model -> !model.id().equals(id));
        return versions.keySet().stream()
                .filter(model -> version == null || model.version().equals(version))
                .sorted(Comparator.comparing((ModelRef model) -> mode(versions.getOrDefault(model, List.of())))
                        .thenComparing(Comparator.reverseOrder()))
                .flatMap(model -> cards.find(model).stream())
                .findFirst()
                .map(card -> page(card, versions));
    }

    private Page page(ModelCard card, Map<ModelRef, List<Deployment>> versions) {
        List<Version> all = new ArrayList<>();
        versions.forEach((model, switches) -> all.add(new Version(
                model.version(),
                word(model, switches),
                model.equals(card.model()),
                switches.reversed().stream().map(this::switched).toList())));
        List<Attribute> attributes = Stream.of(SourceAttribute.values())
                .map(each -> new Attribute(each.number(), Figures.name(each.words()), each.statedBy(card)))
                .toList();
        return new Page(
                card, word(card.model(), versions.getOrDefault(card.model(), List.of())), attributes, all.reversed());
    }

    /** The model and its switches, oldest first; none for one that was never deployed. */
    private Map<ModelRef, List<Deployment>> known() {
        Map<ModelRef, List<Deployment>> known = new TreeMap<>();
        Models.ids().forEach(id -> known.put(Models.card(id).model(), new ArrayList<>()));
        releases.switches()
                .forEach(each -> known.computeIfAbsent(each.model(), _ -> new ArrayList<>())
                        .add(each));
        return known;
    }

    private Row row(ModelRef model, List<Deployment> switches) {
        Optional<ModelCard> card = cards.find(model);
        Optional<Deployment> inForce = inForce(switches);
        return new Row(
                model.id(),
                model.version(),
                card.map(ModelCard::name).orElse(model.id()),
                card.map(ModelCard::purpose).orElse("Its card cannot be read."),
                word(model, switches),
                inForce.map(each -> clock.full(each.inForceFrom())).orElse(null),
                inForce.map(Deployment::by).orElse(""),
                inForce.map(Deployment::why).orElse(""));
    }

    private Switch switched(Deployment each) {
        boolean ahead = each.inForceFrom().isAfter(now.instant());
        return new Switch(word(each.mode()), clock.full(each.inForceFrom()), each.by(), each.why(), ahead);
    }

    private Optional<Deployment> inForce(List<Deployment> switches) {
        Instant moment = now.instant();
        return switches.stream()
                .filter(each -> !each.inForceFrom().isAfter(moment))
                .reduce((_, later) -> later);
    }

    private Mode mode(List<Deployment> switches) {
        return inForce(switches).map(Deployment::mode).orElse(Mode.OFF);
    }

    private String word(ModelRef model, List<Deployment> switches) {
        boolean linesOnly = switches.isEmpty()
                && Models.ids().contains(model.id())
                && Models.published(model.id()).onChart().isEmpty();
        return linesOnly ? "input lines only" : word(mode(switches));
    }

    private static String word(Mode mode) {
        return switch (mode) {
            case LIVE -> "active";
            case SHADOW -> "in shadow";
            case OFF -> "off";
        };
    }
}
