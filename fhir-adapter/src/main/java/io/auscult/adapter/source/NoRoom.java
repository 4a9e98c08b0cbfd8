package io.auscult.adapter.source;

/** The messages in work hold all the memory there is for them: the sender must send this one again, a little later. */
public final class NoRoom extends Exception {
    private static final long serialVersionUID = 1L;

    public NoRoom() {
        super("Too much is being taken in at the moment");
    }
}
