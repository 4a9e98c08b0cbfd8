package io.auscult.models.card;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What computes the raw score of a model folder. */
public sealed interface Engine {

    /** How the columns are handed over. */
    sealed interface Feed {
        /** One tensor of this name and shape [1, columns]. */
        record OneTensor(String name) implements Feed {}

        /** One tensor of shape [1, 1] for every column, named as the column. */
        record PerColumn() implements Feed {}
    }

    /**
     * {@code model.onnx} beside the card.
     *
     * @param output the graph's output that holds the score
     * @param outputClass its column (counted from 0) when it is a tensor, its key when it is a ZipMap
     * @param sha256 of {@code model.onnx}, in hexadecimal
     */
    record Onnx(Feed feed, String output, String outputClass, String sha256) implements Engine {}

    /**
     * A server that speaks the Open Inference Protocol v2.
     *
     * @param url without {@code /v2}
     * @param version null when the server chooses
     * @param output the output tensor that holds the score
     * @param index which element of it
     * @param contributions the output tensor that holds what each column adds to the score; null when there is none
     */
    record Remote(
            URI url,
            String model,
            @Nullable String version,
            Feed feed,
            String output,
            int index,
            @Nullable String contributions,
            Duration timeout,
            int attempts,
            int concurrency,
            Duration retryAfter)
            implements Engine {}
}
