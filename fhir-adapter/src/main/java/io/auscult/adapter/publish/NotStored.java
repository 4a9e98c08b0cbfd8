package io.auscult.adapter.publish;

import org.jspecify.annotations.Nullable;

/** Nothing of the message is stored, as far as we know: the sender must send it again, which does no harm if it was. */
public final class NotStored extends Exception {
    private static final long serialVersionUID = 1L;

    public NotStored(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
