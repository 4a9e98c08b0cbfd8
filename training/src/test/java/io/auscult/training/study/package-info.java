@NullMarked
package io.auscult.training.study;

import org.jspecify.annotations.NullMarked;
