@NullMarked
package io.auscult.training.validate;

import org.jspecify.annotations.NullMarked;
