package io.auscult.streams.inference;

import io.auscult.models.card.FolderCardFile;
import io.auscult.models.remote.RemoteModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A site's own model, by a card of the tests: age, sex and creatinine in, a probability out. */
public final class SiteModel {
    private static final String NOWHERE = "http://127.0.0.1:1";

    private SiteModel() {}

    /** One that nobody calls. */
    public static RemoteModel model() {
        return new RemoteModel(FolderCardFile.parse(card()));
    }

    public static RemoteModel at(URI url) {
        return new RemoteModel(FolderCardFile.parse(card().replace(NOWHERE, url.toString())));
    }

    static Endpoint endpoint(URI url) {
        return endpoint(at(url));
    }

    static Endpoint endpoint(RemoteModel model) {
        return new Endpoint(model.ref(), model.remote(), model.columns());
    }

    /** Whose columns come as one tensor each. */
    static Endpoint perColumn(URI url) {
        return endpoint(new RemoteModel(FolderCardFile.parse(
                card().replace(NOWHERE, url.toString()).replace("input: X", "inputs: per-column"))));
    }

    /** What the server computes: a tenth for each mg/dL. */
    public static double score(Map<String, Double> values) {
        return Math.min(1, Objects.requireNonNull(values.get("creatinine")) / 10);
    }

    private static String card() {
        try (var file = SiteModel.class.getResourceAsStream("/models/site-risk/card.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
