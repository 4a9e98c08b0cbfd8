package io.auscult.adapter.app;

import org.jspecify.annotations.Nullable;

/** A setting or a neighbour keeps the adapter from starting, and a person can do something about it. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String whatToDo;

    CannotStart(String problem, String whatToDo, @Nullable Throwable cause) {
        super(problem + ". " + whatToDo + ".", cause);
        this.whatToDo = whatToDo;
    }

    String whatToDo() {
        return whatToDo;
    }
}
