package io.auscult.models.card;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.Mode;
import io.auscult.models.card.FolderCard.Reference;
import io.auscult.models.card.FolderCard.RunLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the {@code card.yaml} of a model folder: the keys of every card, and those that bind the model. Unknown keys are errors. */
public final class FolderCardFile {
    public static final String NAME = "card.yaml";

    private static final Set<String> KEYS = Set.of(
            "id",
            "version",
            "name",
            "purpose",
            "population",
            "inputs",
            "bands",
            "performance",
            "choices",
            "limits",
            "citation",
            "source-attributes",
            "excludes",
            "onnx",
            "remote",
            "calibration",
            "score",
            "cut-points",
            "run",
            "mode",
            "reference",
            "reference-of");
    private static final RunLimits USUAL_LIMITS = new RunLimits(64, 250);

    private FolderCardFile() {}

    /** @throws IllegalStateException naming the file, the key and, where it can be told, the line */
    public static FolderCard parse(String text) {
        YamlNode card = YamlNode.file(NAME, text);
        card.onlyKeys(KEYS);
        List<BoundInput> inputs = inputs(card);
        return new FolderCard(
                CardFile.card(card),
                inputs,
                card.has("excludes")
                        ? card.texts("excludes").stream().map(ConceptId::of).toList()
                        : List.of(),
                EngineNode.engine(card),
                CalibrationNode.calibration(card),
                score(card),
                cutPoints(card),
                card.has("run") ? limits(card.child("run")) : USUAL_LIMITS,
                mode(card),
                reference(card, inputs));
    }

    private static List<BoundInput> inputs(YamlNode card) {
        List<YamlNode> nodes = card.children("inputs");
        if (nodes.isEmpty()) {
            throw card.wrong("inputs", "is empty; a model has inputs");
        }
        List<BoundInput> inputs = nodes.stream().map(InputNode::input).toList();
        Set<String> names = new TreeSet<>();
        for (BoundInput input : inputs) {
            for (String column : input.columns()) {
                if (!names.add(column)) {
                    throw card.wrong("inputs", "has two columns named " + column);
                }
            }
        }
        return inputs;
    }

    private static Score score(YamlNode card) {
        if (!card.has("score")) {
            return new Score("score", 0, "now", "probability");
        }
        YamlNode score = card.child("score");
        score.onlyKeys(Set.of("name", "horizon", "scale"));
        return new Score(
                score.text("name", "score"), 0, score.text("horizon", "now"), score.text("scale", "probability"));
    }

    private static List<CutPoint> cutPoints(YamlNode card) {
        if (!card.has("cut-points")) {
            return List.of();
        }
        List<CutPoint> cuts = new ArrayList<>();
        for (YamlNode node : card.children("cut-points")) {
            node.onlyKeys(Set.of("below", "band"));
            Double below = node.has("below") ? node.number("below").doubleValue() : null;
            if (!cuts.isEmpty()) {
                inOrder(card, cuts.getLast().below(), below);
            }
            cuts.add(new CutPoint(below, node.text("band")));
        }
        if (cuts.isEmpty() || cuts.getLast().below() != null) {
            throw card.wrong("cut-points", "has to end with a band that has no \"below\"");
        }
        Set<String> bands = card.child("bands").keys();
        cuts.stream()
                .map(CutPoint::band)
                .filter(band -> !bands.contains(band))
                .findFirst()
                .ifPresent(band -> {
                    throw card.wrong("bands", "does not say what \"" + band + "\" of the cut-points means");
                });
        return cuts;
    }

    private static void inOrder(YamlNode card, @Nullable Double before, @Nullable Double below) {
        if (before == null || (below != null && below <= before)) {
            throw card.wrong("cut-points", "is not in order: each \"below\" is greater than the one before it");
        }
    }

    private static RunLimits limits(YamlNode run) {
        run.onlyKeys(Set.of("megabytes", "milliseconds"));
        return new RunLimits(
                run.has("megabytes") ? run.count("megabytes") : USUAL_LIMITS.megabytes(),
                run.has("milliseconds") ? run.count("milliseconds") : USUAL_LIMITS.milliseconds());
    }

    private static Mode mode(YamlNode card) {
        try {
            return Mode.of(card.text("mode", "shadow"));
        } catch (IllegalArgumentException e) {
            throw card.wrong("mode", "is not live, shadow or off");
        }
    }

    private static Reference reference(YamlNode card, List<BoundInput> inputs) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (card.has("reference")) {
            YamlNode reference = card.child("reference");
            Set<String> names =
                    new TreeSet<>(inputs.stream().map(BoundInput::name).toList());
            reference.onlyKeys(names);
            reference.values().forEach((name, value) -> {
                if (value != null) {
                    values.put(name, value);
                }
            });
        }
        return new Reference(values, card.text("reference-of", "the reference of the card"));
    }
}
