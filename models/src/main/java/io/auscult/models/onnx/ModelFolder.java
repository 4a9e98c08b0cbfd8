package io.auscult.models.onnx;

import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.derived.DerivedFacts;
import io.auscult.core.release.ModelFiles;
import io.auscult.models.Published;
import io.auscult.models.card.BoundInput;
import io.auscult.models.card.Engine;
import io.auscult.models.card.FolderCard;
import io.auscult.models.card.FolderCardFile;
import io.auscult.models.card.Origin;
import io.auscult.models.card.Take;
import io.auscult.models.card.VectorFile;
import io.auscult.models.score.LineAnswer;
import io.auscult.models.score.LineInputs;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model that somebody trained elsewhere, loaded from {@code model.onnx}, {@code card.yaml} and {@code vectors.json}. Loading is
 * strict: what is loaded has the graph that its card describes and reproduces its vectors. It holds memory outside the heap until it is
 * closed.
 *
 * <p>The same inputs give the same score on one kind of machine. ONNX Runtime chooses its arithmetic by processor, so on another kind
 * the last digits of a float may differ; and a call that is ended by the time limit may be answered in a replay.
 */
public final class ModelFolder implements AutoCloseable {
    static final String MODEL = "model.onnx";
    static final String VECTORS = "vectors.json";

    private final FolderCard card;
    private final OnnxGraph graph;
    private final OnnxModel model;

    private ModelFolder(FolderCard card, OnnxGraph graph) {
        this.card = card;
        this.graph = graph;
        this.model = new OnnxModel(new FolderScorer(card, graph));
    }

    /** One that no signature is asked of. */
    public static ModelFolder load(ModelFiles files) {
        return load(files, Signatures.NOT_REQUIRED);
    }

    /** @throws IllegalStateException saying which file, which key of it and what to do */
    public static ModelFolder load(ModelFiles files, Signatures signatures) {
        signatures.require(files);
        FolderCard card = FolderCardFile.parse(text(files, FolderCardFile.NAME));
        if (!(card.engine() instanceof Engine.Onnx onnx)) {
            throw new IllegalStateException(FolderCardFile.NAME + ": asks a remote server; there is no graph to load");
        }
        OnnxGraph graph = OnnxGraph.open(model(files, card, onnx), onnx, card.columns(), card.limits());
        try {
            ModelFolder folder = new ModelFolder(card, graph);
            folder.replay(text(files, VECTORS));
            return folder;
        } catch (IllegalStateException e) {
            graph.close();
            throw e;
        }
    }

    private static String text(ModelFiles files, String name) {
        return files.text(name).orElseThrow(() -> missing(name));
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException(
                name + " is missing; a model folder has " + MODEL + ", " + FolderCardFile.NAME + " and " + VECTORS);
    }

    private static byte[] model(ModelFiles files, FolderCard card, Engine.Onnx onnx) {
        byte[] bytes = files.bytes(MODEL).orElseThrow(() -> missing(MODEL));
        if (bytes.length > (long) card.limits().megabytes() << 20) {
            throw new IllegalStateException(MODEL + " is larger than the card's run: megabytes: "
                    + card.limits().megabytes());
        }
        String sha256 = Signatures.sha256(ByteBuffer.wrap(bytes));
        if (!sha256.equals(onnx.sha256())) {
            throw new IllegalStateException(MODEL + " is not the file that the card was written for: its sha256 is "
                    + sha256 + ", and card.yaml: onnx: sha256 says " + onnx.sha256());
        }
        return bytes;
    }

    private void replay(String vectors) {
        VectorFile.replay(
                card.card().model().id(),
                VectorFile.parse(VECTORS, vectors),
                inputs -> model.scoreOnly(new LineInputs(inputs)).toMap());
    }

    public FolderCard card() {
        return card;
    }

    /** As the models that come with the build are published. */
    public Published published() {
        return new Published(card.card(), model::score, card.readsCharts() ? model : null, card.mode());
    }

    /** The score of a line without its explanation, which costs many runs of the graph. */
    public LineAnswer scoreOnly(LineInputs line) {
        return model.scoreOnly(line);
    }

    /** What does not fit the catalogue, each with the input; on charts of this catalogue the model would never be assessable. */
    public List<String> misfits(Concepts concepts) {
        return misfits(card, concepts);
    }

    /** The same for a card whose model is elsewhere. */
    public static List<String> misfits(FolderCard card, Concepts concepts) {
        List<String> misfits = new ArrayList<>();
        for (ConceptId id : card.excludes()) {
            if (concepts.concept(id).isEmpty()) {
                misfits.add("excludes: the catalogue has no concept " + id);
            }
        }
        for (BoundInput input : card.inputs()) {
            if (input.origin() instanceof Origin.OfConcept of) {
                misfit(input, of.concept(), concepts).ifPresent(misfits::add);
            }
        }
        return misfits;
    }

    private static Optional<String> misfit(BoundInput input, ConceptId id, Concepts concepts) {
        Optional<Concept> concept = concepts.concept(id.plain());
        if (concept.isEmpty() && DerivedFacts.named(id.value()).isEmpty()) {
            return Optional.of(input.name() + ": the catalogue has no concept " + id);
        }
        String unit = concept.map(Concept::canonicalUcum).orElse(null);
        boolean measured = input.range() != null && input.take() != Take.COUNT;
        return measured && unit != null && !unit.equals(input.unit())
                ? Optional.of(
                        input.name() + ": unit is " + input.unit() + ", and the catalogue has " + id + " in " + unit)
                : Optional.empty();
    }

    @Override
    public void close() {
        graph.close();
    }
}
