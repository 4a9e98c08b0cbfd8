package io.auscult.schemas.codec;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A call of the registry's serde, made again when the registry does not answer: now and then one call is lost, and the next is not. */
final class RegistryCall {
    private static final int TRIES = 3;

    private RegistryCall() {}

    /**
     * What the call gives.
     *
     * @throws RegistryUnavailableException when no try was answered
     */
    static <T> T of(Supplier<T> call) {
        RuntimeException failure = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return call.get();
            } catch (RuntimeException e) {
                failure = e;
                if (!RegistryUnavailableException.caused(e)) {
                    throw e;
                }
                if (wasInterrupted(e)) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        throw new RegistryUnavailableException(failure);
    }

    /** Whoever stops a thread that waits here means it to end, and not to ask again. */
    private static boolean wasInterrupted(RuntimeException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(InterruptedException.class::isInstance);
    }
}
