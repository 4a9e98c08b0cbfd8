package io.auscult.cli.models;

import io.auscult.cli.HomeOption;
import io.auscult.core.signal.RiskModel;
import io.auscult.models.ModelLoader;
import io.auscult.models.Models;
import java.io.IOException;

/** A model that a command was pointed to, for asking it about charts. */
public final class ChartModel {
    private ChartModel() {}

    /**
     * Loaded, and checked as before a deployment.
     *
     * @param words a folder, a zip, or the name of a model of the build, of the installation's folders, or that was deployed
     * @throws IOException when there is no such model, it cannot be loaded, or it reads no charts
     */
    public static RiskModel find(String words, HomeOption home) throws IOException {
        KnownModel known = KnownModel.find(words, home);
        if (!known.readsCharts()) {
            throw new IOException(known.card().model() + " scores input lines only, and reads no charts");
        }
        return known.files() == null
                ? Models.byId(known.card().model().id())
                : ModelLoader.load(known.files())
                        .onChart()
                        .orElseThrow(() -> new IOException(known.card().model() + " reads no charts"));
    }
}
