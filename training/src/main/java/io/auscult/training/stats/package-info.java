/** How good a score is: pure functions over scores with their outcomes. */
@NullMarked
package io.auscult.training.stats;

import org.jspecify.annotations.NullMarked;
