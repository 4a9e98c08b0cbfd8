package io.auscult.schemas.codec;

import org.apache.kafka.common.errors.SerializationException;

/**
 * What a failed serde says: topic, kind of failure and where it happened. The cause itself is left out, because messages of
 * decoders and of the domain's checks may repeat what they read, and that is patient data. A registry that does not answer
 * says so as it is.
 */
final class Failures {
    private Failures() {}

    static RuntimeException writing(String topic, RuntimeException cause) {
        return without(cause, "A value cannot be written to " + topic);
    }

    static RuntimeException reading(String topic, RuntimeException cause) {
        return without(cause, "A value of " + topic + " cannot be read");
    }

    private static RuntimeException without(RuntimeException cause, String what) {
        if (cause instanceof RegistryUnavailableException) {
            return cause;
        }
        SerializationException failure =
                new SerializationException(what + " (" + cause.getClass().getSimpleName() + ")");
        failure.setStackTrace(cause.getStackTrace());
        return failure;
    }
}
