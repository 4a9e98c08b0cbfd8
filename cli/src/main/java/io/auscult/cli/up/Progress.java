package io.auscult.cli.up;

/** Told what is being done, a line at a time. */
@FunctionalInterface
public interface Progress {
    void line(String words);

    static Progress silent() {
        return words -> {};
    }
}
