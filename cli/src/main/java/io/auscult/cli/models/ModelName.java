package io.auscult.cli.models;

import io.auscult.core.signal.ModelRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A model as a person names it: {@code prevent}, or {@code prevent@1.0.0} where it has several versions. */
record ModelName(String id, Optional<String> version) {
    static ModelName of(String words) {
        int at = words.indexOf('@');
        return at < 0
                ? new ModelName(words, Optional.empty())
                : new ModelName(words.substring(0, at), Optional.of(words.substring(at + 1)));
    }

    /**
     * The one of these that is meant.
     *
     * @throws IllegalArgumentException when none is, or more than one may be
     */
    ModelRef among(List<ModelRef> known) {
        List<ModelRef> meant = known.stream()
                .filter(model -> model.id().equals(id)
                        && version.map(model.version()::equals).orElse(true))
                .distinct()
                .toList();
        if (meant.size() > 1) {
            throw new IllegalArgumentException("\"" + this + "\" may be " + words(meant) + "; name the version");
        }
        if (meant.isEmpty()) {
            throw new IllegalArgumentException("There is no model \"" + this + "\"; there are " + words(known));
        }
        return meant.getFirst();
    }

    private static String words(List<ModelRef> models) {
        return models.stream().distinct().sorted().map(ModelRef::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return id + version.map(named -> "@" + named).orElse("");
    }
}
