package io.auscult.streams.release;

import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of all deployments: those of the build, and those that came as files, each loaded once. What was loaded stays: a model
 * that is off today is asked again when the log of a time is replayed at which it was not.
 */
final class LoadedModels {
    private static final Logger LOG = LoggerFactory.getLogger(LoadedModels.class);

    private final Map<ModelRef, RiskModel> ofTheBuild = new HashMap<>();
    private final Map<String, RiskModel> ofFiles = new HashMap<>();
    private final ModelLoading loading;

    LoadedModels(Collection<RiskModel> ofTheBuild, ModelLoading loading) {
        ofTheBuild.forEach(model -> this.ofTheBuild.put(model.ref(), model));
        this.loading = loading;
    }

    /** A model that cannot be loaded is one that says so. It is tried once. */
    RiskModel of(ModelRef ref, @Nullable ModelFiles files) {
        return ofFiles.computeIfAbsent(name(ref, files), _ -> files == null ? ofTheBuild(ref) : loaded(ref, files));
    }

    /** The model and where it is from, in one word. */
    static String name(ModelRef ref, @Nullable ModelFiles files) {
        return files == null ? ref.toString() : ref + " " + files.sha256();
    }

    private RiskModel ofTheBuild(ModelRef ref) {
        RiskModel model = ofTheBuild.get(ref);
        return model != null ? model : notLoaded(ref, "it does not come with this version of Auscult");
    }

    private RiskModel loaded(ModelRef ref, ModelFiles files) {
        try {
            RiskModel model = loading.load(files);
            return model.ref().equals(ref) ? model : notLoaded(ref, "its card is that of " + model.ref());
        } catch (RuntimeException | LinkageError e) {
            return notLoaded(ref, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private static RiskModel notLoaded(ModelRef ref, String why) {
        LOG.error("Model {} is deployed and cannot be loaded; until it is, patients have no score of it: {}", ref, why);
        return new NotLoaded(ref, why);
    }
}
