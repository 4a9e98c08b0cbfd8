package io.auscult.schemas.codec;

import com.microsoft.kiota.ApiException;
import java.io.EOFException;
import java.io.IOException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema registry did not answer. Nothing is known about the record: it is no dead letter, and whoever meets this stops
 * and tries again. The message and cause speak of the registry only, never of the record.
 */
public final class RegistryUnavailableException extends RetriableException {
    private static final long serialVersionUID = 1L;
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    RegistryUnavailableException(Throwable cause) {
        super("The schema registry does not answer", cause);
    }

    /** A failure of the registry's serde as what it is to callers: this one when it is the registry's. */
    static RuntimeException told(RuntimeException failure) {
        return caused(failure) ? new RegistryUnavailableException(failure) : failure;
    }

    /** Whether a failure of the registry's serde is the registry's: a broken connection, or an answer that says so. */
    static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException answer) {
                int status = answer.getResponseStatusCode();
                return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
            }
            if (cause instanceof IOException && !(cause instanceof EOFException)) {
                return true;
            }
        }
        return false;
    }
}
