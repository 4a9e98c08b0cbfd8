package io.auscult.schemas.codec;

import com.microsoft.kiota.ApiException;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * The schema registry did not answer. Nothing is known about the record: it is no dead letter, and whoever meets this stops
 * and tries again. The message and cause speak of the registry only, never of the record.
 */
public final class RegistryUnavailableException extends RetriableException {
    private static final long serialVersionUID = 1L;
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    RegistryUnavailableException(@Nullable Throwable cause) {
        super("The schema registry does not answer", cause);
    }

    /** Whether a failure of the registry's serde is the registry's: a call that did not end, a broken connection, or an answer that says so. */
    static boolean caused(Throwable failure) {
        List<Throwable> causes = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .toList();
        return causes.stream()
                .filter(ApiException.class::isInstance)
                .map(answer -> saysSo(((ApiException) answer).getResponseStatusCode()))
                .findFirst()
                .orElseGet(() -> causes.stream().anyMatch(RegistryUnavailableException::isOfTheCall));
    }

    private static boolean saysSo(int status) {
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
    }

    private static boolean isOfTheCall(Throwable cause) {
        return switch (cause) {
            case EOFException _ -> false; // a record that ends too early
            case IOException _, ExecutionException _, InterruptedException _ -> true;
            default -> false;
        };
    }
}
