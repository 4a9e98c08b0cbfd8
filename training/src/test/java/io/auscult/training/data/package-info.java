@NullMarked
package io.auscult.training.data;

import org.jspecify.annotations.NullMarked;
