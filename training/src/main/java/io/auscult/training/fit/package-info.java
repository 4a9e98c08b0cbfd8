/** Logistic regression by Tribuo, from inputs to a calibrated probability and to an ONNX graph. */
@NullMarked
package io.auscult.training.fit;

import org.jspecify.annotations.NullMarked;
