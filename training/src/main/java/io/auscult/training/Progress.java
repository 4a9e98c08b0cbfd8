package io.auscult.training;

/** Is told how far training has come. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (_, _, _) -> {};

    /**
     * May be called from several threads at once.
     *
     * @param step what is being done, in words
     */
    void at(String step, int done, int of);
}
