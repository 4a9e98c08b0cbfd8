package io.auscult.cli;

/** What the process answers its caller. */
public final class Exit {
    public static final int OK = 0;
    /** It was understood, and did not succeed. */
    public static final int FAILED = 1;
    /** The command line was not understood. */
    public static final int USAGE = 2;

    private Exit() {}
}
