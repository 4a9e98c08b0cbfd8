package io.auscult.adapter.site;

/** A value that is not what its key wants; where it stands is known to whoever read it. */
final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    private final String what;
    private final String remedy;

    /** @param what goes on after the key: "is no time zone" */
    Wrong(String what, String remedy) {
        super(what);
        this.what = what;
        this.remedy = remedy;
    }

    String what() {
        return what;
    }

    String remedy() {
        return remedy;
    }
}
