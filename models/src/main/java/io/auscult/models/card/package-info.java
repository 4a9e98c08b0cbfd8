/** Model cards and vectors: what a model says of itself, and the proof that it still computes what was published. */
@NullMarked
package io.auscult.models.card;

import org.jspecify.annotations.NullMarked;
