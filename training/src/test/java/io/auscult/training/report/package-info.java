@NullMarked
package io.auscult.training.report;

import org.jspecify.annotations.NullMarked;
