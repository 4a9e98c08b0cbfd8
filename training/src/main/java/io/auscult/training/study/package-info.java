/** The two studies: what is learnt from which data. */
@NullMarked
package io.auscult.training.study;

import org.jspecify.annotations.NullMarked;
