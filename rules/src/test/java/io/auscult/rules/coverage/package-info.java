@NullMarked
package io.auscult.rules.coverage;

import org.jspecify.annotations.NullMarked;
