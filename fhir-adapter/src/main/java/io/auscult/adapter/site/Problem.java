package io.auscult.adapter.site;

/**
 * Something that keeps a source file from being used.
 *
 * @param file its name, or the folder's when it concerns no single file
 * @param line from 1
 * @param column from 1
 * @param remedy what the reader should do
 */
public record Problem(String file, int line, int column, String what, String remedy) {

    /** "lab.yaml:3:7: what is wrong; what to do" */
    public String words() {
        return file + ":" + line + ":" + column + ": " + what + "; " + remedy;
    }
}
