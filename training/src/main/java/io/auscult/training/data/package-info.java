/** People as a data set describes them, and the readers of the data sets. */
@NullMarked
package io.auscult.training.data;

import org.jspecify.annotations.NullMarked;
