@NullMarked
package io.auscult.training.stats;

import org.jspecify.annotations.NullMarked;
