@NullMarked
package io.auscult.models.onnx;

import org.jspecify.annotations.NullMarked;
