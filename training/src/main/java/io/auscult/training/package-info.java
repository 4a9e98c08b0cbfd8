/** Trains models on published data and measures them; writes model folders. */
@NullMarked
package io.auscult.training;

import org.jspecify.annotations.NullMarked;
