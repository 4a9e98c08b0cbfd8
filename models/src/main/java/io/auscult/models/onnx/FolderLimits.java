package io.auscult.models.onnx;

/** How much a model folder may hold, whoever sends it. */
final class FolderLimits {
    static final int FILES = 32;
    static final long BYTES = 128L << 20;
    static final int NAME = 100;

    private FolderLimits() {}
}
