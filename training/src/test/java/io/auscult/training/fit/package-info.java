@NullMarked
package io.auscult.training.fit;

import org.jspecify.annotations.NullMarked;
