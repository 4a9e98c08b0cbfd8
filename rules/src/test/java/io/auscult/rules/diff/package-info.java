@NullMarked
package io.auscult.rules.diff;

import org.jspecify.annotations.NullMarked;
