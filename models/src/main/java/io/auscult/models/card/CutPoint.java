package io.auscult.models.card;

import org.jspecify.annotations.Nullable;

/**
 * A band of the score, in order from the lowest.
 *
 * @param below the band's scores are smaller than this; null for the last
 */
public record CutPoint(@Nullable Double below, String band) {}
