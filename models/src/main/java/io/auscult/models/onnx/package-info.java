/** Model folders whose score an ONNX graph computes. */
@NullMarked
package io.auscult.models.onnx;

import org.jspecify.annotations.NullMarked;
