package io.auscult.cli.up;

/** Somebody else listens on a port that Auscult needs. */
public final class PortTaken extends StartFailure {
    private static final long serialVersionUID = 1L;

    PortTaken(Port port, int number, Throwable cause) {
        super(
                "Port " + number + ", wanted by " + port.owner()
                        + ", is taken. Stop what listens there, or choose another: --port " + port.word() + "="
                        + (number + 10_000 > 65_535 ? 0 : number + 10_000),
                cause);
    }
}
