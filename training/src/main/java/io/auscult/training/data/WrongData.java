package io.auscult.training.data;

import java.io.Serial;

/** The data folder does not hold what was published: said with the file, the line and where to get the right one. */
public final class WrongData extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public WrongData(String message) {
        super(message);
    }
}
