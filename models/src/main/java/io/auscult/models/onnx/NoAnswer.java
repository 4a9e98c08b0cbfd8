package io.auscult.models.onnx;

/** The graph gave no answer that can be used: out of time, an error of its own, no number. The reason is fit for a reader. */
final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    NoAnswer(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
