package io.auscult.mapping;

import java.util.Objects;

/** Thrown inside a mapper when an entry cannot become an event; the message mappers turn it into {@link Mapped.Rejected}. */
public final class Unmappable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String remedy;

    public Unmappable(String reason, String remedy) {
        super(reason, null, false, false);
        this.remedy = remedy;
    }

    public Mapped.Rejected rejected() {
        return new Mapped.Rejected(Objects.requireNonNull(getMessage()), remedy);
    }
}
