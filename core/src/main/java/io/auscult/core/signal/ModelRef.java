package io.auscult.core.signal;

/** A model in one version: {@code prevent@1.0.0}. */
public record ModelRef(String id, String version) implements Comparable<ModelRef> {
    public ModelRef {
        if (id.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("A model has an id and a version");
        }
    }

    @Override
    public int compareTo(ModelRef other) {
        int byId = id.compareTo(other.id);
        return byId != 0 ? byId : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
